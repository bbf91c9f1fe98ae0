// One encrypted value as SOPS writes it: AES-256-GCM with a 32-byte IV, bound to its place in the file.

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { floatText, intText } from '../text/numbers';

export type ValueType = 'str' | 'int' | 'float' | 'bool' | 'bytes' | 'time' | 'comment';

export interface Plain {
  readonly type: ValueType;
  /** As SOPS hashes it. */
  readonly bytes: Buffer;
}

interface Ciphertext {
  readonly data: Buffer;
  readonly iv: Buffer;
  readonly tag: Buffer;
  readonly type: ValueType;
}

const form =
  /^ENC\[AES256_GCM,data:([A-Za-z0-9+/]+={0,2}),iv:([A-Za-z0-9+/]{43}=),tag:([A-Za-z0-9+/]{22}==),type:(str|int|float|bool|bytes|time|comment)\]$/;
/** Node takes shorter ones unless told, and those can be guessed. */
const authTagLength = 16;

export const looksEncrypted = (text: string): boolean => text.startsWith('ENC[AES256_GCM,');

/** The type stands outside of what is protected; the hash over all values notices a `comment`. */
export const typeOf = (text: string): ValueType | undefined => form.exec(text)?.[4] as ValueType | undefined;

/** Undefined for anything but what this key encrypted for this place. */
export function decryptValue(text: string, key: Uint8Array, boundTo: string): Plain | undefined {
  const parsed = parse(text);
  if (!parsed) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, parsed.iv, { authTagLength });
    decipher.setAAD(Buffer.from(boundTo));
    decipher.setAuthTag(parsed.tag);
    const bytes = Buffer.concat([decipher.update(parsed.data), decipher.final()]);
    return normal(parsed.type, bytes);
  } catch {
    // Node says only that it could not be authenticated.
    return undefined;
  }
}

export function encryptValue({ type, bytes }: Plain, key: Uint8Array, boundTo: string): string {
  const iv = randomBytes(32);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength });
  cipher.setAAD(Buffer.from(boundTo));
  const data = Buffer.concat([cipher.update(bytes), cipher.final()]);
  const [data64, iv64, tag64] = [data, iv, cipher.getAuthTag()].map((part) => part.toString('base64'));
  return `ENC[AES256_GCM,data:${data64},iv:${iv64},tag:${tag64},type:${type}]`;
}

function parse(text: string): Ciphertext | undefined {
  const found = form.exec(text);
  if (!found) return undefined;
  const [data, iv, tag] = found.slice(1, 4).map((part) => Buffer.from(part, 'base64')) as [Buffer, Buffer, Buffer];
  return { data, iv, tag, type: found[4] as ValueType };
}

/** SOPS parses numbers and prints them again before it hashes them. */
function normal(type: ValueType, bytes: Buffer): Plain | undefined {
  if (type !== 'int' && type !== 'float' && type !== 'bool') return { type, bytes };
  const text = normalText(type, bytes.toString('latin1'));
  return text === undefined ? undefined : { type, bytes: Buffer.from(text) };
}

function normalText(type: 'int' | 'float' | 'bool', text: string): string | undefined {
  if (type === 'int') return /^[-+]?\d{1,30}$/.test(text) ? intText(BigInt(text.replace('+', ''))) : undefined;
  if (type === 'float') return floatOf(text);
  if (/^(?:1|t|T|TRUE|true|True)$/.test(text)) return 'True';
  return /^(?:0|f|F|FALSE|false|False)$/.test(text) ? 'False' : undefined;
}

function floatOf(text: string): string | undefined {
  if (/^(?:NaN|[-+]?Inf)$/.test(text)) return text === 'Inf' ? '+Inf' : text;
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text) ? floatText(Number(text)) : undefined;
}
