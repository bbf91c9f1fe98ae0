// Addresses of cloud services that a user's settings may name: those of the cloud itself, or a server on this machine.

import { hostOf, isLoopback } from '../http/target';

export interface Endpoint {
  /** Scheme, host and port, without a slash at the end. */
  readonly origin: string;
  readonly host: string;
  readonly isLocal: boolean;
}

/** Undefined for anything but an origin below one of these domains (https), or on this machine. */
export function endpointOf(text: string, domains: readonly string[]): Endpoint | undefined {
  const url = urlOf(text);
  return url?.pathname === '/' && url.search === '' && url.hash === '' ? checked(url, domains) : undefined;
}

/** The same for a whole address, as files and servers name them. */
export function isAddressBelow(text: string, domains: readonly string[], mayBeLocal: boolean): boolean {
  const url = urlOf(text);
  const endpoint = url && checked(url, domains);
  return endpoint !== undefined && (mayBeLocal || !endpoint.isLocal);
}

function checked(url: URL, domains: readonly string[]): Endpoint | undefined {
  if (url.username !== '' || url.password !== '') return undefined;
  const host = hostOf(url);
  const isLocal = isLoopback(host) && /^https?:$/.test(url.protocol);
  const isCloud = url.protocol === 'https:' && url.port === '' && domains.some((one) => host.endsWith(`.${one}`));
  return isLocal || isCloud ? { origin: url.origin, host, isLocal } : undefined;
}

export const urlOf = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);
