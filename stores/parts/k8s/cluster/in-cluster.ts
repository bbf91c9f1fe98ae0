// The service account of the pod that we run in, as a context of its own. Only where the user's settings ask for it.

import { join } from 'node:path';
import type { StoreHost } from '../../../host';
import { found, type Result } from '../../../store';
import type { Connection } from './connection';
import { readSmall } from './small-file';

export const inClusterName = 'in-cluster';

const mounted = '/var/run/secrets/kubernetes.io/serviceaccount';

/** Undefined outside of a pod. The token is read each time: the kubelet renews it. */
export function inCluster(
  { env }: Pick<StoreHost, 'env'>,
  folder = mounted,
): ((signal?: AbortSignal) => Promise<Result<Connection>>) | undefined {
  const { KUBERNETES_SERVICE_HOST: name, KUBERNETES_SERVICE_PORT: port } = env;
  if (!name || !port || !/^[\w.:-]+$/.test(name) || !/^\d{1,5}$/.test(port)) return undefined;
  return async (signal) => {
    const token = await readSmall(join(folder, 'token'), signal);
    if (!token.ok) return token;
    const ca = await readSmall(join(folder, 'ca.crt'), signal);
    if (!ca.ok) return ca;
    const namespace = await readSmall(join(folder, 'namespace'), signal);
    if (!namespace.ok) return namespace;
    return found({
      context: inClusterName,
      server: `https://${name.includes(':') ? `[${name}]` : name}:${port}`,
      namespace: namespace.value.trim() || 'default',
      tls: { ca: ca.value },
      headers: { authorization: `Bearer ${token.value.trim()}` },
      asksForProxy: false,
    });
  };
}
