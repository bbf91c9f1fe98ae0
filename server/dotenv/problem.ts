// A problem in an env file or its example.

import type { Severity } from '../../protocol/finding';

export const envCodes = [
  'env/missing-key',
  'env/undocumented-key',
  'env/duplicate-key',
  'env/placeholder-value',
  'env/secret-in-example',
  'env/not-ignored',
  'env/tracked',
  'env/invalid-line',
  'env/no-example',
] as const;
export type EnvCode = (typeof envCodes)[number];

export interface EnvProblem {
  readonly code: EnvCode;
  readonly severity: Severity;
  /** For people; names keys and files, never a value. */
  readonly message: string;
  /** File it is shown in, with UTF-16 offsets. */
  readonly uri: string;
  readonly start: number;
  readonly end: number;
  /** The key concerned, where there is one. */
  readonly key?: string;
  /** The other file concerned (the example for a missing key, the layer for …). */
  readonly relatedUri?: string;
}
