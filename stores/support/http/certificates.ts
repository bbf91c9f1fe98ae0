// Which certificates a connection trusts and shows: a store's own authority is added to the system's, it replaces none.

import { createHash, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as tls from 'node:tls';
import type { HttpRequest } from '../../host';

type Env = Readonly<Record<string, string | undefined>>;
type Given = NonNullable<HttpRequest['tls']>;

export type Certificates = Pick<tls.ConnectionOptions, 'ca' | 'cert' | 'key' | 'servername' | 'secureContext'>;

/** Stores at a time that have certificates of their own; reading all of the system's takes a while. */
const mostKept = 8;

/** Undefined for a certificate or key that cannot be read, or when one does not belong to the other. */
export function createCertificates(env: Env) {
  const kept = new Map<string, Promise<Certificates | undefined>>();
  return async ({ servername, ...given }: Given = {}): Promise<Certificates | undefined> => {
    const named = servername === undefined ? {} : { servername };
    if (given.ca === undefined && given.cert === undefined && given.key === undefined) return named;
    const key = createHash('sha256')
      .update(JSON.stringify([given.ca, given.cert, given.key]))
      .digest('hex');
    const known = kept.get(key) ?? read(given, env);
    kept.delete(key);
    kept.set(key, known);
    if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
    const certificates = await known;
    return certificates && { ...certificates, ...named };
  };
}

async function read({ ca, cert, key }: Omit<Given, 'servername'>, env: Env): Promise<Certificates | undefined> {
  const authorities = ca === undefined ? [] : certificatesIn(ca);
  if (!authorities) return undefined;
  const all = {
    ...(ca !== undefined && { ca: [...(await trusted(env)), ...authorities] }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
  };
  try {
    // Agents tell connections apart by the parts, connections use the whole.
    return { ...all, secureContext: tls.createSecureContext(all) };
  } catch {
    return undefined;
  }
}

/** A connection would go without those that it cannot read, and blame the store. */
function certificatesIn(pem: string): readonly string[] | undefined {
  const all = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  try {
    for (const one of all) new X509Certificate(one);
    return all.length > 0 ? all : undefined;
  } catch {
    return undefined;
  }
}

/** What Node trusts when nothing is said: with a `ca` of its own, a connection forgets that. */
async function trusted(env: Env): Promise<readonly string[]> {
  // Since Node 22.15.
  if ('getCACertificates' in tls && typeof tls.getCACertificates === 'function') return tls.getCACertificates();
  const path = env.NODE_EXTRA_CA_CERTS;
  // Node goes on without a file that it cannot read, too.
  const extra = path ? await readFile(path, 'utf8').catch(() => '') : '';
  return extra === '' ? tls.rootCertificates : [...tls.rootCertificates, extra];
}
