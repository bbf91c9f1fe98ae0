// `Generate a value for NAME`: 256 random bits in the place of a placeholder.

import { decoratorsOf } from '../dotenv/decorators';
import { type EnvEntry, parseEnv } from '../dotenv/parse';
import { looksSecret } from '../dotenv/secret-names';
import { isPlaceholder } from '../engine/judge/placeholder';
import { nameOfUri } from '../uri';
import type { Fix } from './fix';
import { base64url } from './support/base64url';

const bytes = 32;

const generateValue: Fix = {
  id: 'generate-value',
  offer: async ({ problem, text }) => {
    if (problem?.code !== 'env/placeholder-value' || problem.key === undefined) return [];
    if (!entryToFill(text, problem.key)) return [];
    const title = `Generate a value for ${problem.key}`;
    return [{ fixId: 'generate-value', title, preferred: true, args: { key: problem.key } }];
  },
  plan: async ({ args: { key } }, { host, uri, text }) => {
    const entry = key === undefined ? undefined : entryToFill(text, key);
    if (!entry) return undefined;
    return {
      changes: [{ uri, create: false, edits: [{ ...entry.written, newText: base64url(host.random(bytes)) }] }],
      description: `Replaces the placeholder of ${key} in ${nameOfUri(uri)} by ${bytes} random bytes in base64url.`,
      nextSteps: [],
    };
  },
};
export default generateValue;

/** The entry that counts, if its key holds a secret and it still has a placeholder. */
function entryToFill(text: string, key: string): EnvEntry | undefined {
  const file = parseEnv(text);
  const entry = file.entries.findLast((one) => one.key === key);
  return entry && isPlaceholder(entry.value) && looksSecret(key, decoratorsOf(file, entry)) ? entry : undefined;
}
