// The store of one place in AWS: settings are read, the client is loaded on first use, names become what AWS calls them.

import type { StoreHost } from '../../host';
import { cancelled, found, type Result, refused, type Store, type StoreRequest } from '../../store';
import { listNames } from './list';
import { isArn, readName } from './names';
import { getFacts, getFields, getSecret } from './read';
import { rotate } from './rotation';
import { type AwsSettings, consolePage, earlyRegion, placeInWords, readSettings } from './settings';
import { retire, type Staging, stagedRotation } from './stages';
import type { AwsClient, AwsOptions, Sleep } from './types';
import { putSecret, revertWrite } from './write';

export interface Opening {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly host: StoreHost;
  readonly sleep: Sleep;
  /** The bundle with the SDK. */
  readonly load: () => Promise<(options: AwsOptions) => AwsClient>;
}

export function openStore({ settings: given, host, sleep, load }: Opening): Store {
  const settings = readSettings(given);
  let loaded: AwsClient | undefined;
  const using = async <T>(
    request: StoreRequest,
    work: (client: AwsClient) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    if (request.signal?.aborted) return cancelled();
    if (!settings.ok) return settings;
    const create = await load();
    loaded ??= create({ settings: settings.value, host, sleep });
    return work(loaded);
  };
  const named = async <T>(name: string, request: StoreRequest, work: (staging: Staging) => Promise<Result<T>>) => {
    if (request.signal?.aborted) return cancelled();
    if (!settings.ok) return settings;
    const secret = readName(name);
    if (!secret) return refused('not-found', 'No secret in AWS Secrets Manager can have this name.');
    return using(request, (client) => work({ client, secret, name }));
  };
  const said = settings.ok ? settings.value : {};
  return {
    describe: () => ({
      kind: 'aws-sm',
      place: placeInWords(said, host.env),
      hasVersions: true,
      ...(said.production === true && { isProduction: true }),
    }),
    list: (request = {}) => using(request, (client) => listNames(client, request)),
    get: (name, request = {}) => named(name, request, ({ client, secret }) => getSecret(client, secret, request)),
    health: (request = {}) => using(request, (client) => health(client, request)),
    fields: (name, request = {}) => named(name, request, ({ client, secret }) => getFields(client, secret, request)),
    about: (name, request = {}) => named(name, request, ({ client, secret }) => getFacts(client, secret, request)),
    put: (name, text, request = {}) =>
      named(name, request, (staging) => putSecret({ ...staging, host }, text, request)),
    revert: (written, request = {}) =>
      named(written.name, request, ({ client, secret }) => revertWrite(client, secret, written, request)),
    staged: stagedRotation(named),
    rotate: (name, request = {}) => named(name, request, (staging) => rotate(staging, sleep, request)),
    retire: (name, version, request = {}) => named(name, request, (staging) => retire(staging, version, request)),
    page: (name) => pageOf(name, said, loaded?.region() ?? earlyRegion(said, host.env)),
    close: async () => loaded?.close(),
  };
}

async function health(client: AwsClient, request: StoreRequest) {
  const answer = await client.check(request);
  if (!answer.ok) return answer;
  const place = `AWS Secrets Manager answers in the region ${client.region()}`;
  return found({ summary: answer.value.mayList ? `${place}.` : `${place}. This login is not allowed to list names.` });
}

function pageOf(name: string, { endpoint }: AwsSettings, region: string | undefined): string | undefined {
  const secret = readName(name);
  if (!secret || isArn(secret.id) || endpoint !== undefined || region === undefined) return undefined;
  return consolePage(region, secret.id);
}
