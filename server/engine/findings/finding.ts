// What the engine answers: where a secret stands and why we think so. Never the secret itself.

import type { Confidence, CredentialClass } from '../../../protocol/finding';
import type { Text } from '../text/text';

/** One reason for a finding, in words for people. Holds no character of the value. */
export type Evidence = string;

export interface Finding {
  readonly ruleId: string;
  /** The credential's name: `Stripe secret key`. */
  readonly title: string;
  readonly class: CredentialClass;
  readonly confidence: Confidence;
  /** UTF-16 offsets of exactly the secret value in the scanned text, without its quotes; end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Suggested environment variable name, in UPPER_SNAKE case. */
  readonly envName: string;
  /** The rule's literal prefix and `…`: the only thing of a value that may be shown. */
  readonly masked: string;
  readonly evidence: readonly Evidence[];
  /** Nth finding of this rule in this file, from 0: the identity until a repository key exists. */
  readonly ordinal: number;
  /** Whether the value is random enough that a full keyed hash of it may be stored (see fingerprint.ts). */
  readonly highEntropy: boolean;
  /** Assigned name or key path, where there is one: `config.db.password`. */
  readonly name?: string;
  /** Hygiene rules that also hold on this span, e.g. `token/expired`. */
  readonly related?: readonly { readonly ruleId: string; readonly message: string }[];
}

/** A value some reader of a structured file found at a place: decoded text standing for a span of the file. */
export interface Extraction {
  /** UTF-16 offsets of the written value, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** The value it means (decoded from base64, unescaped). Stays inside the engine. */
  readonly value: string;
  /** Key path: `data.password`. */
  readonly name: string;
  /** Said in the evidence, e.g. `base64 in a Kubernetes Secret`. */
  readonly note?: string;
  /** The place itself says that its values are secrets, whatever they are called. */
  readonly isDeclared?: boolean;
}

export interface ScanInput {
  readonly text: Text;
  /** Path or URI path with `/`, for language, test and documentation heuristics. No file is read. */
  readonly path: string;
  readonly languageId?: string;
  readonly extractions?: readonly Extraction[];
  /** The repository's key, for inline markers that name a fingerprint (`fp=`); without it they hide nothing. */
  readonly fingerprintKey?: Uint8Array;
}

export interface ScanResult {
  /** Sorted by start; no two overlap. */
  readonly findings: readonly Finding[];
  /** Findings hidden by inline markers: counted and shown, never silently dropped. */
  readonly suppressed: readonly Finding[];
  /** Rules that threw; each cost only itself. The message holds no text of the input. */
  readonly failures: readonly { readonly ruleId: string; readonly message: string }[];
}

/** A file as it was read, for a scan that decodes it only when it has to. */
export interface BytesInput extends Omit<ScanInput, 'text'> {
  /** UTF-8 without BOM. */
  readonly bytes: Uint8Array;
  /** Whether every byte is below 128. */
  readonly ascii: boolean;
  /** The bytes from `from` (default: the beginning) to `to` (default: the end) as text. */
  decode(from?: number, to?: number): string;
}

/** One replacement in a text, in UTF-16 offsets of the text before it; `newEnd` is where the new characters end. */
export interface Change {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Follows one document. Its results are those of a full scan of the same text. */
export interface Tracker {
  /** `changes` lead one after another from the last text to this one; without them all of it is scanned. */
  update(input: ScanInput, changes?: readonly Change[]): ScanResult;
}

export interface Scanner {
  scan(input: ScanInput): ScanResult;
  scanBytes(input: BytesInput): ScanResult;
  track(): Tracker;
}
