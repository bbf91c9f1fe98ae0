// Private keys and key stores in base64 without BEGIN and END: their DER structure proves them.

import type { Candidate, Detector } from '../../../detector';
import { isWordByte } from '../../../text/bytes';
import { decodeBase64 } from '../../base64';
import { farthest, lineRun, type Run, wrappedRun } from '../base64-run';
import { assignedCandidate } from '../candidate';
import { type DerKey, derKeyOf, derLength } from './der';
import { keyRules } from './rules';

const kinds: Readonly<Record<DerKey, string>> = {
  rsa: 'an RSA private key',
  dsa: 'a DSA private key',
  ec: 'an elliptic-curve private key',
  pkcs8: 'a PKCS #8 private key',
  pkcs12: 'a PKCS #12 key store',
};

/** RSA 16384 takes about 12,500 characters; a key store holds certificates, too. */
const longest = 28_000;

/**
 * A sequence that begins with a small integer: `MII` and, behind a length of two bytes, `IBA`; or the integer with what
 * follows it, behind a length of one byte (offset 3) or of two (offset 4).
 */
const offsets: Readonly<Record<string, number>> = {
  MII: 0,
  MIACAQMw: 0,
  CAQAw: 3,
  CAQEE: 3,
  CAQEw: 3,
  AgEAM: 4,
  AgEBB: 4,
};

export const bareKey: Detector = {
  id: 'bare-key',
  /** The other kinds are those of `privateKey`. */
  rules: [keyRules.pkcs12],
  words: Object.keys(offsets).map((text) => ({ text, exact: true })),
  reach: farthest + 300,
  passes: (units, at, _end, { text }) => {
    const start = at - offsets[text]!;
    return units[start] === 77 && !isInside(units, start) && (text !== 'MII' || hasVersion(units, start));
  },
  at: ({ text }, at, _end, word) => {
    const found = keyAt(text, at - offsets[word.text]!);
    return found ? [found] : [];
  },
};

/** Within a run nothing begins; an escaped line break before it ends in a letter. */
function isInside(units: Uint8Array, start: number): boolean {
  const before = units[start - 1] ?? 32;
  const isEscape = (before === 110 || before === 114) && units[start - 2] === 92;
  return !isEscape && isBase64(before);
}

/** Letters, digits, `+`, `/`, `-` and `_`. */
const isBase64 = (byte: number): boolean => isWordByte(byte) || byte === 43 || byte === 45 || byte === 47;

/** `IBA`: the integer has one byte, and that is 0 to 3. */
const hasVersion = (units: Uint8Array, start: number): boolean =>
  units[start + 6] === 73 && units[start + 7] === 66 && units[start + 8] === 65;

function keyAt(text: string, start: number): Candidate | undefined {
  const run = runAt(text, start);
  const kind = run && kindOf(run.body);
  return (
    kind &&
    assignedCandidate(keyRules[kind], text, {
      start,
      end: run.end,
      confidence: 'certain',
      evidence: [`its bytes have the structure of ${kinds[kind]}`],
      specificity: 80,
    })
  );
}

/** All characters of the structure that begins at `start`, and no more; of one that does not say its length, all there are. */
function runAt(text: string, start: number): Run | undefined {
  const head = decodeBase64(text.slice(start, start + 8));
  const bytes = head && derLength(head);
  const wanted = bytes === undefined ? longest : charactersOf(bytes);
  if (wanted > longest) return undefined;
  const run = bytes === undefined ? lineRun(text, start) : wrappedRun(text, start, { longest: wanted, begins });
  return run && (bytes === undefined ? run.body.length <= wanted : run.body.length === wanted) ? run : undefined;
}

/** Without padding. */
const charactersOf = (bytes: number): number => Math.ceil((bytes * 4) / 3);

function kindOf(body: string): DerKey | undefined {
  const bytes = decodeBase64(body);
  return bytes && derKeyOf(bytes);
}

const begins = (line: string): boolean => /^(?:MII[A-Za-z0-9+/_-]{3}IBA|M.{2}CAQ[AE]|M.{3}AgE[AB])/.test(line);
