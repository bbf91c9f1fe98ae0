// A reader of one kind of structured file: which values stand where, decoded.

import type { Extraction } from '../engine/findings/finding';

export interface Format {
  readonly id: string;
  matches(path: string, languageId: string | undefined): boolean;
  /** Total: malformed input gives fewer extractions, never an exception. */
  extract(text: string, path: string): readonly Extraction[];
}
