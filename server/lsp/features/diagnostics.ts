// Diagnostics are pushed as documents change (text-sync.ts); this is what starts them without a document.

import type { Feature } from '../feature';

const feature: Feature = {
  id: 'diagnostics',
  initialized: async ({ folders, refresh }) => {
    for (const uri of folders.all()) refresh.workspaceFolder(uri);
  },
};

export default feature;
