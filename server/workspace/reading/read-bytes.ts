// Reads a file at once into a buffer that is used again and again: the fastest way there is, for a thread that has nothing else to do.

import { isAscii } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { BytesInput } from '../../engine/findings/finding';
import { decode, encodingOf, sizeLimit } from './read-text';
import { reasonOf, refuse } from './safe-read';

/** O_NONBLOCK: a FIFO put in the file's place must not hang us. */
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

type Decode = BytesInput['decode'];

export type BytesRead =
  /** Valid until the next read. `ascii`: every byte is below 128. */
  | { readonly kind: 'utf-8'; readonly bytes: Uint8Array; readonly ascii: boolean; decode: Decode }
  /** Another encoding, so it was decoded at once. `length` in bytes. */
  | { readonly kind: 'text'; readonly text: string; readonly length: number }
  | { readonly kind: 'skipped'; readonly reason: string };

/** A reader with a buffer of its own. Of its `limit` bytes only those take memory that a file was ever read to. */
export function createReader(limit: number = sizeLimit): (path: string) => BytesRead {
  const buffer = Buffer.from(new ArrayBuffer(limit));
  return (path) => {
    let file: number | undefined;
    try {
      file = openSync(path, flags);
      const stats = fstatSync(file);
      const refusal = refuse(stats.isFile(), stats.size, limit);
      if (refusal) return { kind: 'skipped', reason: refusal };
      return interpret(buffer, readWhole(file, buffer, stats.size));
    } catch (error) {
      return { kind: 'skipped', reason: reasonOf(error) };
    } finally {
      if (file !== undefined) closeSync(file);
    }
  };
}

/** Bytes read: fewer than asked for when the file shrank meanwhile. */
function readWhole(file: number, buffer: Buffer, size: number): number {
  let length = 0;
  while (length < size) {
    const read = readSync(file, buffer, length, size - length, length);
    if (read === 0) break;
    length += read;
  }
  return length;
}

function interpret(buffer: Buffer, length: number): BytesRead {
  // Not a Buffer: the search is twice as fast when it meets one kind of array only.
  const bytes = new Uint8Array(buffer.buffer, buffer.byteOffset, length);
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8') {
    const ascii = isAscii(bytes);
    const decode: Decode = (from = 0, to = length) => buffer.toString(ascii ? 'latin1' : 'utf8', from, to);
    return { kind: 'utf-8', bytes, ascii, decode };
  }
  const read = decode(bytes);
  return 'skipped' in read ? { kind: 'skipped', reason: read.skipped } : { kind: 'text', text: read.text, length };
}
