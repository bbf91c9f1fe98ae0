// The identity of a finding that survives edits: a keyed hash. Without a repository key nothing of the value goes in.

import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { alternations, shannon } from '../judge/entropy';
import { wordlikeness } from '../judge/wordlike';
import type { Finding } from './finding';

export interface FingerprintInput {
  /** The repository's random key from `.scabbard.json`; undefined until the first ignore or baseline. */
  readonly key: Uint8Array | undefined;
  readonly finding: Pick<Finding, 'ruleId' | 'ordinal' | 'highEntropy' | 'name'>;
  /** The text of the finding's span. Only a keyed hash of it leaves this function. */
  readonly value: string;
  /** Path of the file, relative to the repository, with `/`. */
  readonly path: string;
}

/**
 * With a key: 32 hex digits for a high-entropy value, 20 for a low-entropy one, whose first four are all that depends
 * on the value (16 bits, so that a committed file is no dictionary to test passwords against) and the rest on rule and
 * key path. Without a key: path, rule and ordinal.
 */
export function fingerprint({ key, finding, value, path }: FingerprintInput): string {
  if (!key) return `${path}:${finding.ruleId}:${finding.ordinal}`;
  const ofValue = keyed(key, finding.ruleId, value);
  if (finding.highEntropy) return ofValue.slice(0, 32);
  return ofValue.slice(0, 4) + keyed(key, 'place', finding.ruleId, finding.name ?? '').slice(0, 16);
}

/** Whether a value nobody told us about is too unpredictable to be found by trying: 64 bits and more, and no words with a number. */
export function isHighEntropy(value: string): boolean {
  if (value.length < 16 || shannon(value) * value.length < 64) return false;
  const switches = alternations(value);
  return switches >= 4 || (switches > 0 && wordlikeness(value) < 4.4);
}

/** Shortest prefix of a fingerprint that a marker may name. */
export const shortestPrefix = 8;

/** Hex of HMAC-SHA-256 over the parts, separated by NUL. */
const keyed = (key: Uint8Array, ...parts: readonly string[]): string =>
  bytesToHex(hmac(sha256, key, utf8ToBytes(parts.join('\0'))));
