// The vault's cryptography: AES-256-GCM for values and index, scrypt for a key that a passphrase protects.

import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;
export const keyBytes = 32;

/** What a sealed text belongs to: opened under another binding it is refused, so that none can be put in another's place. */
export type Binding = readonly (string | number)[];

/** Base64 of nonce, ciphertext and tag. The nonce is random: a key seals far fewer texts than the 2^32 that this allows. */
export function seal(key: Uint8Array, plain: Uint8Array, binding: Binding): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(bytesOf(binding));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

/** Undefined when the key or the binding is another one, or anything was changed. */
export function unseal(key: Uint8Array, sealed: string, binding: Binding): Buffer | undefined {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length < nonceBytes + tagBytes) return undefined;
  const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
  cipher.setAAD(bytesOf(binding));
  cipher.setAuthTag(bytes.subarray(-tagBytes));
  const plain = cipher.update(bytes.subarray(nonceBytes, -tagBytes));
  try {
    return Buffer.concat([plain, cipher.final()]);
  } catch {
    // The tag does not fit: what was deciphered is garbage and is dropped.
    return undefined;
  }
}

/** JSON, so that no two bindings have the same bytes. */
const bytesOf = (binding: Binding): Buffer => Buffer.from(JSON.stringify(binding));

/** 128 MiB and a few tenths of a second for each guess. */
export const hardness = { N: 2 ** 17, r: 8, p: 1 } as const;

/** The key that a passphrase gives. Composed alike, whatever the keyboard sends for `é`. */
export const keyOfPassphrase = (passphrase: string, salt: Uint8Array): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options = { ...hardness, maxmem: 256 * 1024 * 1024 };
    scrypt(passphrase.normalize('NFC'), salt, keyBytes, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
