// Certificates made while the tests run: an authority, servers, clients, and those that secrets are sealed with.

import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

export interface Issued {
  /** PEM. */
  readonly cert: string;
  /** PEM. */
  readonly key: string;
  readonly privateKey: KeyObject;
  readonly commonName: string;
}

export interface CertificateOptions {
  readonly commonName: string;
  /** Groups of a client, as Kubernetes reads them. */
  readonly organization?: string;
  /** Signs itself without one. */
  readonly issuer?: Issued;
  readonly isAuthority?: boolean;
  readonly names?: readonly string[];
  readonly addresses?: readonly string[];
  readonly notAfter?: Date;
  readonly kind?: 'ec' | 'rsa';
}

export function makeCertificate(options: CertificateOptions): Issued {
  const { commonName, organization, issuer, kind = 'ec', notAfter = new Date(Date.now() + 86_400_000) } = options;
  const { privateKey, publicKey } =
    kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signer = issuer?.privateKey ?? privateKey;
  const algorithm = signer.asymmetricKeyType === 'rsa' ? rsaSignature : ecSignature;
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    nameOf(issuer?.commonName ?? commonName, issuer ? undefined : organization),
    sequence(time(new Date('2020-01-01T00:00:00Z')), time(notAfter)),
    nameOf(commonName, organization),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...extensionsOf(options))),
  );
  const signature = sign('sha256', body, signer);
  const der = sequence(body, algorithm, bitString(signature));
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    privateKey,
    commonName,
  };
}

function extensionsOf({ isAuthority = false, names = [], addresses = [] }: CertificateOptions): readonly Buffer[] {
  const alternatives = [
    ...names.map((name) => tagged(0x82, Buffer.from(name))),
    ...addresses.map((address) => tagged(0x87, Buffer.from(address.split('.').map(Number)))),
  ];
  return [
    // basicConstraints, critical.
    sequence(oid('551d13'), boolean(true), octets(isAuthority ? sequence(boolean(true)) : sequence())),
    ...(alternatives.length > 0 ? [sequence(oid('551d11'), octets(sequence(...alternatives)))] : []),
  ];
}

const nameOf = (commonName: string, organization?: string): Buffer =>
  sequence(...(organization === undefined ? [] : [attribute('55040a', organization)]), attribute('550403', commonName));

const attribute = (type: string, text: string): Buffer =>
  tagged(0x31, sequence(oid(type), tagged(0x0c, Buffer.from(text))));

/** UTCTime up to 2049. */
const time = (date: Date): Buffer =>
  tagged(0x17, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));

const sequence = (...parts: readonly Buffer[]): Buffer => tagged(0x30, Buffer.concat(parts));
const integer = (bytes: Buffer): Buffer => tagged(0x02, bytes);
const boolean = (value: boolean): Buffer => tagged(0x01, Buffer.from([value ? 0xff : 0]));
const octets = (content: Buffer): Buffer => tagged(0x04, content);
const bitString = (content: Buffer): Buffer => tagged(0x03, Buffer.concat([Buffer.from([0]), content]));
const oid = (hex: string): Buffer => tagged(0x06, Buffer.from(hex, 'hex'));

const ecSignature = sequence(oid('2a8648ce3d040302'));
const rsaSignature = sequence(oid('2a864886f70d01010b'), Buffer.from([0x05, 0x00]));

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
