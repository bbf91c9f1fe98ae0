// Whether the server answers, is unsealed, and knows us.

import * as z from 'zod';
import type { StoreHost } from '../../../host';
import { found, type Health, type Result, refused, type StoreRequest } from '../../../store';
import { jsonOf } from '../../../support/http';
import { ownFacts } from '../mounts';
import type { Client } from './client';
import { raced } from './raced';
import { refusalOf, urlOf } from './requests';
import type { Server } from './server';
import type { Sessions } from './session';

const stateForm = () =>
  z.object({
    initialized: z.boolean(),
    sealed: z.boolean(),
    standby: z.boolean().optional(),
    version: z.string().optional(),
  });
const tokenForm = () => z.object({ data: z.object({ ttl: z.number().nonnegative() }) });

interface Asking {
  readonly sessions: Sessions;
  readonly client: Client;
  readonly host: StoreHost;
}

export async function healthOf({ sessions, client, host }: Asking, { signal }: StoreRequest): Promise<Result<Health>> {
  const server = await raced(sessions.server(), signal);
  if (!server.ok) return server;
  const state = await stateOf(server.value, host, signal);
  if (!state.ok) return state;
  const facts = await client.askFor(ownFacts(signal), refusalOf);
  if (!facts.ok) return facts;
  const token = tokenForm().safeParse(JSON.parse(facts.value.text));
  const seconds = token.success ? token.data.data.ttl : 0;
  const version = /^\d{1,4}\.\d{1,4}\.\d{1,4}/.exec(state.value ?? '')?.[0];
  const said = version === undefined ? '' : ` (version ${version})`;
  return found({
    summary: `The Vault server is ready${said}, and the login is valid${seconds > 0 ? termOf(seconds) : ''}.`,
  });
}

/** Its version. Asked without a token and outside of every namespace; servers that hide this are asked no further. */
async function stateOf(server: Server, host: StoreHost, signal?: AbortSignal): Promise<Result<string | undefined>> {
  const asWell = { standbyok: 'true', perfstandbyok: 'true', sealedcode: '200', uninitcode: '200' };
  const answer = await host.http({
    method: 'GET',
    url: urlOf(server, ['sys', 'health'], asWell),
    headers: { 'x-vault-request': 'true' },
    ...(server.tls && { tls: server.tls }),
    ...(signal && { signal }),
  });
  if (!answer.ok) return answer;
  if (answer.value.status >= 500) return refused('unavailable', 'The Vault server is out of order at the moment.');
  if (answer.value.status !== 200) return found(undefined);
  const state = jsonOf(answer.value, stateForm());
  if (!state.ok) return state;
  if (!state.value.initialized) return refused('unavailable', 'The Vault server was not initialized yet.');
  if (state.value.sealed) return refused('unavailable', 'The Vault server is sealed: somebody has to unseal it.');
  return found(state.value.version);
}

const termOf = (seconds: number): string =>
  seconds < 7200 ? ` for ${Math.max(Math.floor(seconds / 60), 1)} min` : ` for ${Math.floor(seconds / 3600)} hours`;
