// Scans files in batches while the next ones are found; the caller decides what to make of the findings.

import type { ScanResult } from '../../engine/findings/finding';
import { type Walked, type WalkOptions, walkInRuns } from '../files';
import type { Common, Outcome, Pool } from './pool';

export interface ScanFilesOptions extends WalkOptions {
  readonly pool: Pool;
  /** What the project calls a file, given its absolute path. */
  readonly nameOf: (path: string) => string;
  readonly common: Common;
}

export type Scanned =
  | {
      readonly kind: 'file';
      /** Absolute. */
      readonly path: string;
      /** Relative to the scanned root, with `/`. */
      readonly file: string;
      readonly bytes: number;
      readonly result: ScanResult;
      /** Where there is anything in the result. */
      readonly text?: string;
    }
  | Exclude<Walked, { readonly kind: 'file' }>;

/** Files in the first batch and at most: small ones first, so that results and progress show at once. */
const [firstBatch, largestBatch] = [8, 256];

/** Total but for programming errors: what cannot be scanned is `skipped` with a reason. Ends early when the signal is aborted. */
export async function* scanFiles(options: ScanFilesOptions): AsyncGenerator<Scanned> {
  for await (const batch of scanInBatches(options)) {
    for (const scanned of batch) {
      if (options.signal?.aborted) return;
      yield scanned;
    }
  }
}

/** The same, many at a time: waiting for each file costs more than telling that nothing is in it. */
export async function* scanInBatches(options: ScanFilesOptions): AsyncGenerator<readonly Scanned[]> {
  const { signal } = options;
  const underway: Promise<readonly Scanned[]>[] = [];
  for await (const batch of batches(walkInRuns(options))) {
    underway.push(scanBatch(options, batch));
    if (underway.length < options.pool.width) continue;
    const scanned = await underway.shift()!;
    if (signal?.aborted) return;
    yield scanned;
  }
  for (const batch of underway) {
    const scanned = await batch;
    if (signal?.aborted) return;
    yield scanned;
  }
}

async function* batches(walk: AsyncIterable<readonly Walked[]>): AsyncGenerator<readonly Walked[]> {
  let batch: Walked[] = [];
  let files = 0;
  let size = firstBatch;
  for await (const run of walk) {
    for (const walked of run) {
      batch.push(walked);
      if (walked.kind === 'file') files++;
      if (files < size) continue;
      yield batch;
      batch = [];
      files = 0;
      size = Math.min(2 * size, largestBatch);
    }
  }
  if (batch.length > 0) yield batch;
}

async function scanBatch(
  { pool, nameOf, common }: ScanFilesOptions,
  batch: readonly Walked[],
): Promise<readonly Scanned[]> {
  const files = batch.filter(({ kind }) => kind === 'file');
  const outcomes =
    files.length === 0
      ? []
      : await pool.run(
          files.map(({ path }) => ({ path, name: nameOf(path) })),
          common,
        );
  let next = 0;
  return batch.map((walked) => {
    if (walked.kind !== 'file') return walked;
    return scannedOf(walked, outcomes[next++]!);
  });
}

function scannedOf({ path, file }: Walked, outcome: Outcome): Scanned {
  if (outcome.kind === 'skipped') return { kind: 'skipped', path, file, reason: outcome.reason };
  const { bytes, result, text } = outcome;
  return text === undefined
    ? { kind: 'file', path, file, bytes, result }
    : { kind: 'file', path, file, bytes, result, text };
}
