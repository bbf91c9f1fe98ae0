// `Unmask Values`: shows the values of the env file in the active editor again.

import type { Command } from './command';
import { documentOf } from './support/document-of';

const unmaskValues: Command = {
  id: 'scabbard.unmaskValues',
  title: 'Unmask Values',
  icon: '$(eye)',
  when: 'scabbard.masked',
  needsServer: false,
  run: ({ masking }, resource) => {
    const document = documentOf(resource);
    if (document) masking.set(document, false);
  },
};
export default unmaskValues;
