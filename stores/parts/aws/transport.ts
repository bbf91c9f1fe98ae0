// How the SDK's clients reach the network: through the one wrapper of all stores. Nothing comes from the SDK's own surroundings.

import type { StoreHost } from '../../host';
import { errorOf } from './problems';

/** Of the SDK's request what we read. */
interface Asked {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * What each client would otherwise look for in `process.env` and the files of the process's user. Addresses there
 * (`AWS_ENDPOINT_URL`, `endpoint_url`) would send signed requests and tokens elsewhere; retries are ours, to be cancelled.
 */
export const sdkConfig = (host: StoreHost) => ({
  requestHandler: handlerOf(host.http),
  ignoreConfiguredEndpointUrls: true,
  maxAttempts: 1,
  retryMode: 'standard' as const,
  defaultsMode: 'standard' as const,
  authSchemePreference: [],
  userAgentAppId: async () => undefined,
  disableClockSkewCorrection: false,
});

function handlerOf(http: StoreHost['http']) {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: async (request: Asked, { abortSignal }: { readonly abortSignal?: unknown } = {}) => {
      const answer = await http({
        method: request.method,
        url: urlOf(request),
        headers: request.headers,
        ...(isBody(request.body) && { body: request.body }),
        ...(abortSignal instanceof AbortSignal && { signal: abortSignal }),
      });
      if (!answer.ok) throw errorOf(answer.problem);
      const { status, headers, body } = answer.value;
      return { response: { statusCode: status, headers: { ...headers }, body } };
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
    destroy: () => undefined,
  };
}

function urlOf({ protocol, hostname, port, path, query }: Asked): string {
  const pairs = Object.entries(query ?? {}).flatMap(([key, value]) =>
    (typeof value === 'object' && value !== null ? value : [value ?? '']).map(
      (one) => `${encodeURIComponent(key)}=${encodeURIComponent(one)}`,
    ),
  );
  const search = pairs.length === 0 ? '' : `?${pairs.join('&')}`;
  return `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}${search}`;
}

const isBody = (body: unknown): body is string | Uint8Array => typeof body === 'string' || body instanceof Uint8Array;
