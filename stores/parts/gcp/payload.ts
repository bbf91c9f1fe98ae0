// Payloads as Secret Manager sends and takes them: base64 with a checksum.

import * as z from 'zod';
import { found, type Result, refused, type Secret } from '../../store';
import { crc32c } from './crc32c';

export interface Payload {
  /** Base64. */
  readonly data: string;
  /** Decimal, as 64-bit numbers are written in JSON. */
  readonly dataCrc32c: string;
}

/** As it came: not every server sends a checksum. */
export type Received = Pick<Payload, 'data'> & Partial<Payload>;

/** Bytes. */
const largest = 65_536;

export const payloadSchema = () =>
  z.object({
    data: z.string().default(''),
    dataCrc32c: z.union([z.string(), z.number()]).transform(String).optional(),
  });

export function payloadOf(text: string): Result<Payload> {
  const bytes = Buffer.from(text, 'utf8');
  try {
    if (bytes.length === 0) return refused('unsupported', 'Google Cloud Secret Manager keeps no empty values.');
    if (bytes.length > largest) return refused('unsupported', 'Google Cloud Secret Manager keeps 64 KiB at most.');
    if (bytes.toString('utf8') !== text) return refused('unsupported', 'The value is no text: half of a character.');
    const data = bytes.toString('base64');
    return found({ data, dataCrc32c: checksumOf(data) });
  } finally {
    bytes.fill(0);
  }
}

/** The same bytes once more, if they are what was stored. */
export function again(payload: Received): Result<Payload> {
  const value = readPayload(payload);
  return value.ok ? found({ data: payload.data, dataCrc32c: checksumOf(payload.data) }) : value;
}

/** What a payload holds, once it is what was stored. */
export function readPayload({ data, dataCrc32c }: Received): Result<Pick<Secret, 'text' | 'isBinary'>> {
  const bytes = Buffer.from(data, 'base64');
  try {
    const isWhole = bytes.toString('base64') === data;
    if (!isWhole) return refused('unreadable', 'Google Cloud answered a value that is no base64.');
    if (dataCrc32c !== undefined && dataCrc32c !== checksumOf(data)) {
      return refused('unreadable', 'The value was damaged on its way: its checksum is another one.');
    }
    const text = decoded(bytes);
    return found(text === undefined ? { text: data, isBinary: true } : { text });
  } finally {
    bytes.fill(0);
  }
}

/** A byte order mark is part of the value. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const checksumOf = (data: string): string => String(crc32c(Buffer.from(data, 'base64')));
