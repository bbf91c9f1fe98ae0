// Who scans files, a batch at a time: threads of their own, or for tests this one.

import type { Confidence } from '../../../protocol/finding';
import type { ScanInput, ScanResult } from '../../engine/findings/finding';

export interface Job {
  /** Absolute. */
  readonly path: string;
  /** As its project calls it, with `/`: what the engine is told. */
  readonly name: string;
}

/** What holds for all files of a scan. */
export interface Common extends Pick<ScanInput, 'fingerprintKey'> {
  /** What is less sure is not reported, so it need not be told. */
  readonly minimumConfidence: Confidence;
}

/** What came of one file. `text` is there where something was found. */
export type Outcome =
  | { readonly kind: 'scanned'; readonly bytes: number; readonly result: ScanResult; readonly text?: string }
  | { readonly kind: 'skipped'; readonly reason: string };

export interface Pool {
  /** Batches that may be under way at once. */
  readonly width: number;
  /** One outcome for each job, in order. Rejects only when no thread can be started at all. */
  run(batch: readonly Job[], common: Common): Promise<readonly Outcome[]>;
  /** Ends the threads; batches under way are answered as skipped. */
  close(): Promise<void>;
}

export const nothingFound: ScanResult = { findings: [], suppressed: [], failures: [] };
