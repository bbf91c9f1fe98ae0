// `Ignore this value`: its fingerprint goes to `.scabbard.json`, for files without comments and for values that stand in many.

import { fingerprint } from '../engine/findings/fingerprint';
import { nameOfUri } from '../uri';
import type { Fix } from './fix';
import { addToConfig, configName, keyBytes, readRepositoryConfig } from './support/repository-key';

const ignoreValue: Fix = {
  id: 'ignore-value',
  offer: async (context) =>
    context.finding && (await readRepositoryConfig(context))
      ? [{ fixId: 'ignore-value', title: 'Ignore this value', preferred: false, args: {} }]
      : [],
  plan: async (_, context) => {
    const { finding, host, text, uri } = context;
    const config = finding && (await readRepositoryConfig(context));
    if (!config) return undefined;
    const key = config.key ?? host.random(keyBytes);
    const value = text.slice(finding.start, finding.end);
    const changes = addToConfig(config, { key, fingerprint: fingerprint({ key, finding, value, path: '' }) });
    return (
      changes && {
        changes,
        description: `Adds a keyed fingerprint of the value in ${nameOfUri(uri)} to ${configName}.`,
        nextSteps: [],
      }
    );
  },
};
export default ignoreValue;
