// `Ignore on this line`: a comment that names the rule and the value's fingerprint, so that another value is reported again.

import { fingerprint } from '../engine/findings/fingerprint';
import type { FileChange, Plan } from '../plan';
import { nameOfUri } from '../uri';
import type { Fix, FixContext } from './fix';
import { markerEdit } from './support/marker-place';
import { addToConfig, configName, keyBytes, readRepositoryConfig } from './support/repository-key';

const ignoreLine: Fix = {
  id: 'ignore-line',
  offer: async (context) =>
    (await planFor(context, zeros))
      ? [{ fixId: 'ignore-line', title: 'Ignore on this line', preferred: false, args: {} }]
      : [],
  plan: (_, context) => planFor(context, (bytes) => context.host.random(bytes)),
};
export default ignoreLine;

type Random = (bytes: number) => Uint8Array;

/** To see whether there is a place for the marker, any key does. */
const zeros: Random = (bytes) => new Uint8Array(bytes);

async function planFor(context: FixContext, random: Random): Promise<Plan | undefined> {
  const { finding, text, uri } = context;
  const keyed = finding && (await keyFor(context, random));
  if (!keyed) return undefined;
  const { key, changes } = keyed;
  const value = text.slice(finding.start, finding.end);
  // Without a place for a key the marker holds for any value of this rule on its line.
  const print = key ? [`fp=${fingerprint({ key, finding, value, path: '' })}`] : [];
  const words = ['scabbard:ignore', finding.ruleId, ...print].join(' ');
  const edit = await markerEdit({ context, finding, words, key });
  if (!edit) return undefined;
  return {
    changes: [{ uri, create: false, edits: [edit] }, ...changes],
    description: `Adds a comment to ${nameOfUri(uri)}${changes.length > 0 ? ` and a key for fingerprints to ${configName}` : ''}.`,
    nextSteps: [],
  };
}

interface Keyed {
  readonly key: Uint8Array | undefined;
  readonly changes: readonly FileChange[];
}

/** The repository's key, made where there is none; no key for untitled documents and files outside of a folder. */
async function keyFor(context: FixContext, random: Random): Promise<Keyed | undefined> {
  if (context.rootUri === undefined) return { key: undefined, changes: [] };
  const config = await readRepositoryConfig(context);
  if (!config) return undefined;
  const key = config.key ?? random(keyBytes);
  const changes = addToConfig(config, { key });
  return changes && { key, changes };
}
