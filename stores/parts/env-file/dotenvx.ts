// Values that dotenvx encrypted: ECIES on secp256k1 with AES-256-GCM, as the npm package eciesjs does it.

import { createDecipheriv, hkdfSync } from 'node:crypto';
import { found, type Result, refused } from '../../store';
import { sharedPoint } from './secp256k1';

const prefix = 'encrypted:';
/** Of the parts of a value, in this order; what follows is the ciphertext. */
const [publicKeyBytes, nonceBytes, tagBytes] = [65, 16, 16];

export const isEncrypted = (text: string): boolean => text.startsWith(prefix);

/** Keys that are tried: more are nobody's, and each takes milliseconds. */
const mostKeys = 50;

/** All keys that these variables hold: hexadecimal, several in one separated by commas. */
export function privateKeysIn(
  variables: Iterable<readonly [name: string, value: string | undefined]>,
): readonly string[] {
  const keys = [...variables].flatMap(([name, value = '']) =>
    /^DOTENV_PRIVATE_KEY(?:_|$)/.test(name) ? value.split(',') : [],
  );
  return [...new Set(keys.map((key) => key.trim().toLowerCase()))]
    .filter((key) => /^[0-9a-f]{64}$/.test(key))
    .slice(0, mostKeys);
}

/** Tries each key: the tag tells which one it is, so which file a key is named after need not be asked. */
export function decrypt(text: string, privateKeys: readonly string[]): Result<string> {
  const bytes = Buffer.from(text.slice(prefix.length), 'base64');
  if (bytes.length < publicKeyBytes + nonceBytes + tagBytes) return malformed();
  for (const key of privateKeys) {
    const plain = opened(bytes, Buffer.from(key, 'hex'));
    if (plain) return textOf(plain);
  }
  return refused('denied', 'None of the private keys at hand opens this value, which dotenvx encrypted.');
}

const malformed = () => refused('unreadable', 'This value claims that dotenvx encrypted it, and is malformed.');

function opened(bytes: Buffer, privateKey: Uint8Array): Buffer | undefined {
  const publicKey = bytes.subarray(0, publicKeyBytes);
  const shared = sharedPoint(privateKey, publicKey);
  if (!shared) return undefined;
  const key = Buffer.from(hkdfSync('sha256', Buffer.concat([publicKey, shared]), '', '', 32));
  const nonce = bytes.subarray(publicKeyBytes, publicKeyBytes + nonceBytes);
  const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAuthTag(bytes.subarray(publicKeyBytes + nonceBytes, publicKeyBytes + nonceBytes + tagBytes));
  const plain = cipher.update(bytes.subarray(publicKeyBytes + nonceBytes + tagBytes));
  try {
    return Buffer.concat([plain, cipher.final()]);
  } catch {
    // Another key's, or changed: what was deciphered is garbage.
    return undefined;
  }
}

function textOf(plain: Buffer): Result<string> {
  try {
    return found(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain));
  } catch {
    return malformed();
  }
}
