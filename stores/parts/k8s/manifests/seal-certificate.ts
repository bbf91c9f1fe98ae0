// Fetches the certificate for sealing from the Sealed Secrets controller, through the API server's proxy.

import * as z from 'zod';
import type { StoreHost } from '../../../host';
import { cancelled, found, type Result, refused, type StorePlace, type StoreRequest } from '../../../store';
import { createApi, problemOf } from '../api';
import { connect, readContexts } from '../cluster/connection';
import { isNamespace } from '../names';
import { readSettings } from '../settings';
import { fingerprintOf } from './seal';

export interface ControllerRequest extends StoreRequest {
  /** Of the kubeconfig; the current one unless said. */
  readonly context?: string;
  /** Name of the controller's service. */
  readonly controller?: string;
  readonly namespace?: string;
}

/** PEM. To be confirmed by its fingerprint before the first use: `fingerprintOf`. */
export async function fetchCertificate(
  place: StorePlace,
  host: StoreHost,
  request: ControllerRequest = {},
): Promise<Result<string>> {
  const { signal } = request;
  if (signal?.aborted) return cancelled();
  const settings = readSettings(place);
  if (!settings.ok) return settings;
  const around = { settings: settings.value, place, host, ...(signal && { signal }) };
  const contexts = await readContexts(around);
  if (!contexts.ok) return contexts;
  const context = request.context ?? contexts.value.current;
  if (context === undefined)
    return refused('misconfigured', 'The kubeconfig has several contexts and none is current.');
  const service = serviceOf(host, request);
  if (!service) return refused('misconfigured', 'The name of the Sealed Secrets controller is not a valid one.');
  const connection = await connect(context, around);
  if (!connection.ok) return connection;
  const api = createApi(host);
  const ask = (path: string) => api.ask(connection.value, { path, accept: '*/*', ...(signal && { signal }) });
  const port = await ask(service);
  if (!port.ok) return port;
  // Whoever may use the proxy need not be allowed to look at the service.
  if (port.value.status !== 200 && port.value.status !== 403) return noController(problemOf(port.value));
  const [folder, name] = [service.slice(0, service.lastIndexOf('/')), service.slice(service.lastIndexOf('/') + 1)];
  const answer = await ask(`${folder}/http:${name}:${portNameOf(port.value.json)}/proxy/v1/cert.pem`);
  if (!answer.ok) return answer;
  if (answer.value.status !== 200) return noController(problemOf(answer.value));
  const checked = fingerprintOf(answer.value.text);
  return checked.ok ? found(answer.value.text) : checked;
}

function serviceOf({ env }: StoreHost, request: ControllerRequest): string | undefined {
  const name = request.controller ?? (env.SEALED_SECRETS_CONTROLLER_NAME || 'sealed-secrets-controller');
  const namespace = request.namespace ?? (env.SEALED_SECRETS_CONTROLLER_NAMESPACE || 'kube-system');
  // Services are named as namespaces are.
  if (!isNamespace(name) || !isNamespace(namespace)) return undefined;
  return `/api/v1/namespaces/${namespace}/services/${name}`;
}

/** As kubeseal: the first port, which may have no name. */
function portNameOf(json: unknown): string {
  const port = z.looseObject({
    name: z
      .string()
      .regex(/^[a-z0-9-]*$/)
      .optional(),
  });
  const service = z.looseObject({ spec: z.looseObject({ ports: z.tuple([port], z.unknown()) }) }).safeParse(json);
  return service.success ? (service.data.spec.ports[0].name ?? '') : '';
}

const noController = (result: ReturnType<typeof refused>) =>
  result.problem.kind === 'not-found'
    ? refused('not-found', 'The cluster has no Sealed Secrets controller of that name in that namespace.')
    : result;
