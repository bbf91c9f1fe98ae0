// Masks secrets in what a program writes: their plain text and the forms in which programs usually print them.

import { Transform } from 'node:stream';
import { formsOf } from './redact/forms';
import { buildMatcher, type Matcher } from './redact/matcher';
import { createScanner } from './redact/scanner';

export interface Redactor {
  /** From now on these are masked, too. Values shorter than six characters are not: they are parts of ordinary words. */
  add(values: Iterable<string | Uint8Array>): void;
  remove(values: Iterable<string | Uint8Array>): void;
  clear(): void;
  /** A text that is complete. */
  redact(text: string): string;
  /**
   * Bytes in, masked bytes out, and never a part of a value because it came in two pieces. Held back is only what may be the
   * beginning of a value, until that is decided or the end has come.
   */
  transform(): Transform;
}

export const mask = '••••••';

export function createRedactor(): Redactor {
  /** In Latin-1, a character per byte. */
  const values = new Set<string>();
  let matcher: Matcher | undefined;
  const current = (): Matcher => {
    matcher ??= buildMatcher([...values].flatMap((value) => formsOf(Buffer.from(value, 'latin1'))));
    return matcher;
  };
  const change = (given: Iterable<string | Uint8Array>, apply: (key: string) => void) => {
    for (const value of given) apply(Buffer.from(value).toString('latin1'));
    matcher = undefined;
  };
  return {
    add: (given) => change(given, (key) => values.add(key)),
    remove: (given) => change(given, (key) => values.delete(key)),
    clear: () => {
      values.clear();
      matcher = undefined;
    },
    redact: (text) => {
      const bytes = Buffer.from(text);
      const scanner = createScanner(current, Buffer.from(mask));
      const masked = Buffer.concat([scanner.push(bytes), scanner.end()]).toString();
      // As it was, where nothing was found: the way through bytes would replace half characters.
      return scanner.hasMasked() ? masked : text;
    },
    transform: () => {
      const scanner = createScanner(current, Buffer.from(mask));
      return new Transform({
        transform(chunk: Uint8Array, _encoding, done) {
          done(null, scanner.push(chunk));
        },
        flush(done) {
          done(null, scanner.end());
        },
      });
    },
  };
}
