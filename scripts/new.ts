// `npm run new rule FIELD/PROVIDER`: writes a rule to start from, which already works and only needs the provider's facts.

import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What was written, relative to the root with `/`, or why nothing was. */
export type Written = { readonly path: string } | { readonly refused: string };

/** Writes the skeleton of `name` (`payments/acme`) below `root`; never touches a file that is there. */
export function newRule(root: string, name: string): Written {
  const fields = readdirSync(join(root, 'rules'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const [field, provider] = name.includes('/') ? name.split('/', 2) : [undefined, name];
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(provider ?? '') || name.split('/').length > 2)
    return { refused: 'A provider is written in kebab-case and begins with a letter: payments/acme.' };
  const home = fields.find((one) => existsSync(join(root, 'rules', one, `${provider}.ts`)));
  if (home) return { refused: `rules/${home}/${provider}.ts is there already: add an object to its list.` };
  if (!field || !fields.includes(field)) return { refused: `Name one of the fields before it: ${fields.join(', ')}.` };
  const path = `rules/${field}/${provider}.ts`;
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), skeleton(provider!), { flag: 'wx' });
  return { path };
}

function skeleton(provider: string): string {
  const words = provider.split('-');
  const title = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join(' ');
  const prefix = `${words.join('')}_live_`;
  return `// ${title}: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: '${provider}/api-key',
    title: '${title} API key',
    class: 'sensitive',
    env: '${words.join('_').toUpperCase()}_API_KEY',
    docs: 'https://${provider}.example/docs/keys',
    shape: seq('${prefix}', base62(32)),
    misses: ['${prefix}short', '${prefix}your_key_here'],
  },
];

export default rules;
`;
}

function main([kind, name, ...rest]: readonly string[]): void {
  const asked = kind === 'rule' && name && rest.length === 0;
  const written = asked
    ? newRule(join(__dirname, '..'), name)
    : { refused: 'Say: npm run new rule FIELD/PROVIDER, such as payments/acme.' };
  if ('path' in written) {
    console.log(`Wrote ${written.path}. Put in the provider's facts, then: npm run generate && npm run unit`);
  } else {
    console.error(written.refused);
    process.exitCode = 1;
  }
}

if (require.main === module) main(process.argv.slice(2));
