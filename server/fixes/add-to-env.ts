// `Add NAME to .env`: the example's own value, beside the neighbours it has there.

import { quoteEnvValue } from '../../protocol/env-quote';
import { afterEdits, insertionFor, insertLine } from '../dotenv/insertion';
import { parseEnv, valuesOf } from '../dotenv/parse';
import { keysOf, means } from '../dotenv/store';
import type { Edit } from '../plan';
import { nameOfUri } from '../uri';
import type { Fix } from './fix';

const addToEnv: Fix = {
  id: 'add-to-env',
  offer: async ({ problem }) => {
    if (problem?.code !== 'env/missing-key' || problem.key === undefined || problem.relatedUri === undefined) return [];
    const title = `Add ${problem.key} to ${nameOfUri(problem.uri)}`;
    return [
      { fixId: 'add-to-env', title, preferred: true, args: { key: problem.key, exampleUri: problem.relatedUri } },
    ];
  },
  plan: async ({ args: { key, exampleUri } }, { host, uri, text }) => {
    const example = exampleUri && (await host.read(exampleUri));
    const edit = key !== undefined && example ? copyEntry(text, key, example) : undefined;
    if (!edit || !exampleUri) return undefined;
    return {
      changes: [{ uri, create: false, edits: [edit] }],
      description: `Adds ${key} to ${nameOfUri(uri)} with what ${nameOfUri(exampleUri)} has for it.`,
      nextSteps: [],
    };
  },
};
export default addToEnv;

/** Written as in the example, so that quotes and escapes stay; in another way only if the lines around forbid it. */
function copyEntry(text: string, key: string, example: string): Edit | undefined {
  const values = valuesOf(parseEnv(text));
  const entry = parseEnv(example).entries.findLast((other) => other.key === key);
  if (!entry || values.has(key)) return undefined;
  const insertion = insertionFor(text, key, keysOf(example));
  const expected = new Map(values).set(key, entry.value);
  return [example.slice(entry.written.start, entry.written.end), quoteEnvValue(entry.value)]
    .flatMap((written) => (written === undefined ? [] : [insertLine(insertion, `${key}=${written}`)]))
    .find((edit) => means(afterEdits(text, [edit]), expected));
}
