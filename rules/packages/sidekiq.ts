// Sidekiq Pro and Enterprise: credentials of the gem server.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // Bundler reads it from BUNDLE_GEMS__CONTRIBSYS__COM or BUNDLE_ENTERPRISE__CONTRIBSYS__COM.
  {
    id: 'sidekiq/gem-credentials',
    title: 'Sidekiq gem server credentials',
    class: 'sensitive',
    env: 'CONTRIBSYS_COM',
    docs: 'https://github.com/sidekiq/sidekiq/wiki/Commercial-FAQ',
    shape: seq(hexLower(8), ':', hexLower(8)),
    context: ['contribsys'],
    misses: ['CONTRIBSYS_COM=00000000:00000000', 'CONTRIBSYS_COM=3f9a1c:3f9a1c7e', 'CONTRIBSYS_COM=username:password'],
  },
];

export default rules;
