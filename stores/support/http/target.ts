// Where a request may go: https, or http to this machine, and never to link-local addresses, where clouds hand out credentials.

import { type LookupAddress, promises } from 'node:dns';
import { BlockList, isIP, isIPv4, type LookupFunction } from 'node:net';
import { codedError, forbidden, notSecure, type Refusal, withUserInfo } from './problems';

export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

export interface Guard {
  /** Undefined when the address may be asked. What its name stands for is checked by `lookup`. */
  refusalOf(url: URL): Refusal | undefined;
  /** For `connect`: it gets only addresses that were checked, so that no second answer of the name server counts. */
  lookupFor(url: URL): LookupFunction;
}

export interface GuardOptions {
  /** Whether the user wants credentials of the machine it runs on. */
  readonly allowMetadata?: boolean;
  readonly resolve?: Resolve;
}

export function createGuard({ allowMetadata = false, resolve = resolveAll }: GuardOptions): Guard {
  const metadata = metadataAddresses();
  const loopback = new BlockList();
  loopback.addSubnet('127.0.0.0', 8, 'ipv4');
  loopback.addAddress('::1', 'ipv6');

  /** Plain http is for this machine, and for metadata where that was allowed: it speaks nothing else. */
  const mayReach = (address: string, isPlain: boolean): boolean => {
    const isMetadata = holds(metadata, address);
    if (isPlain) return holds(loopback, address) || (allowMetadata && isMetadata);
    return allowMetadata || !isMetadata;
  };

  return {
    refusalOf: (url) => {
      if (url.protocol !== 'https:' && url.protocol !== 'http:') return notSecure();
      if (url.username !== '' || url.password !== '') return withUserInfo();
      const host = hostOf(url);
      const isPlain = url.protocol === 'http:';
      if (isIP(host)) return mayReach(host, isPlain) ? undefined : isPlain ? notSecure() : forbidden();
      const isMetadata = metadataNames.has(host);
      if (isMetadata && !allowMetadata) return forbidden();
      return isPlain && !isMetadata && !isLocalName(host) ? notSecure() : undefined;
    },
    lookupFor: (url) => (hostname, options, callback) => {
      const isPlain = url.protocol === 'http:';
      resolve(hostname).then(
        (all) => {
          const usable = all.filter(({ family }) => !options.family || family === Number(options.family));
          const [first] = usable;
          if (!first) callback(codedError('ENOTFOUND'), []);
          else if (!usable.every(({ address }) => mayReach(address, isPlain)))
            callback(codedError('FORBIDDEN_ADDRESS'), []);
          else if (options.all) callback(null, [...usable]);
          else callback(null, first.address, first.family);
        },
        (error: NodeJS.ErrnoException) => callback(error, []),
      );
    },
  };
}

/** Lower case, without the brackets of IPv6 and without the dot at the end of a full name. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');

export const isLoopback = (host: string): boolean =>
  isLocalName(host) || host === '::1' || (isIPv4(host) && host.startsWith('127.'));

const isLocalName = (host: string): boolean => host === 'localhost' || host.endsWith('.localhost');

const resolveAll: Resolve = (hostname) => promises.lookup(hostname, { all: true });

const metadataNames: ReadonlySet<string> = new Set([
  'metadata',
  'metadata.goog',
  'metadata.google.internal',
  'instance-data',
  'instance-data.ec2.internal',
]);

/** A `BlockList` sees through IPv4 addresses that are mapped into IPv6. */
function metadataAddresses(): BlockList {
  const list = new BlockList();
  list.addSubnet('169.254.0.0', 16, 'ipv4');
  list.addAddress('100.100.100.200', 'ipv4');
  list.addAddress('168.63.129.16', 'ipv4');
  list.addAddress('192.0.0.192', 'ipv4');
  list.addSubnet('fe80::', 10, 'ipv6');
  list.addAddress('fd00:ec2::254', 'ipv6');
  list.addAddress('fd00:ec2::23', 'ipv6');
  list.addAddress('fd20:ce::254', 'ipv6');
  // The same IPv4 addresses behind a NAT64 gateway.
  list.addSubnet('64:ff9b::a9fe:0', 112, 'ipv6');
  list.addAddress('64:ff9b::6464:64c8', 'ipv6');
  return list;
}

/** A zone (`fe80::1%eth0`) is no part of the address. */
function holds(list: BlockList, address: string): boolean {
  const bare = address.replace(/%.*$/, '');
  return list.check(bare, isIPv4(bare) ? 'ipv4' : 'ipv6');
}
