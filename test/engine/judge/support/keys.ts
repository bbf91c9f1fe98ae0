// Private keys for tests: right outside, random inside. None of them works anywhere.

import { seededRandom } from '../../../../server/engine/shape/sample';

/** Base64 of `length` bytes that begin as given and go on at random. */
export function keyBody(head: readonly number[], length: number, seed = 3): string {
  const random = seededRandom(seed);
  const bytes = Buffer.from([
    ...head,
    ...Array.from({ length: length - head.length }, () => Math.floor(random() * 256)),
  ]);
  return bytes.toString('base64');
}

/** DER sequence with a two-byte length, as every RSA, DSA and PKCS #8 key begins. */
export const derHead = [0x30, 0x82, 0x04, 0xa4, 0x02, 0x01, 0x00];
export const openSshHead = (cipher: string): readonly number[] => [
  ...Buffer.from(`openssh-key-v1\0\0\0\0${String.fromCharCode(cipher.length)}${cipher}\0\0\0`, 'latin1'),
];
export const pgpHead = [0x95, 0x03, 0x98, 0x04];

/** A PEM block with lines of 64 characters. */
export function pem(label: string, body: string, headers: readonly string[] = []): string {
  const lines = body.match(/.{1,64}/g) ?? [];
  const dashes = '-----';
  return [
    `${dashes}BEGIN ${label}${dashes}`,
    ...headers,
    ...(headers.length > 0 ? [''] : []),
    ...lines,
    `${dashes}END ${label}${dashes}`,
  ].join('\n');
}
