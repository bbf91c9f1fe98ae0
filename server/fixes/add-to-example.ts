// `Add NAME to .env.example`: the bare name, so that others know it is needed.

import { documentKey, keysOf } from '../dotenv/store';
import { nameOfUri } from '../uri';
import type { Fix } from './fix';

const addToExample: Fix = {
  id: 'add-to-example',
  offer: async ({ problem }) => {
    const { key, relatedUri } = problem ?? {};
    if (problem?.code !== 'env/undocumented-key' || key === undefined || relatedUri === undefined) return [];
    const title = `Add ${key} to ${nameOfUri(relatedUri)}`;
    return [{ fixId: 'add-to-example', title, preferred: true, args: { key, exampleUri: relatedUri } }];
  },
  plan: async ({ args: { key, exampleUri } }, { host, text }) => {
    const example = exampleUri && (await host.read(exampleUri));
    if (key === undefined || !exampleUri || example === undefined || !keysOf(text).includes(key)) return undefined;
    const edits = documentKey(example, key, keysOf(text));
    if (edits.length === 0) return undefined;
    return {
      changes: [{ uri: exampleUri, create: false, edits }],
      description: `Adds the name ${key}, without its value, to ${nameOfUri(exampleUri)}.`,
      nextSteps: [],
    };
  },
};
export default addToExample;
