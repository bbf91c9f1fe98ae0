// Scans files one after another while the next ones are read; the caller decides what to make of the findings.

import type { ScanInput, ScanResult } from '../engine/finding';
import { type Walked, type WalkOptions, walkFiles } from './files';
import { readText, type TextRead } from './reading/read-text';

export interface ScanFilesOptions extends WalkOptions {
  /** May answer later, for instance from another thread. */
  readonly detect: (input: ScanInput) => ScanResult | Promise<ScanResult>;
  /** What the engine is told of a file besides its text; `path` is relative to the project. */
  readonly inputFor: (path: string) => Omit<ScanInput, 'text'>;
  /** Milliseconds for one file, for a `detect` that answers later; one that answers at once cannot be interrupted. */
  readonly timeLimit?: number;
}

export type Scanned =
  | {
      readonly kind: 'file';
      /** Absolute. */
      readonly path: string;
      /** Relative to the scanned root, with `/`. */
      readonly file: string;
      readonly text: string;
      readonly bytes: number;
      readonly result: ScanResult;
    }
  | Exclude<Walked, { readonly kind: 'file' }>;

/** Total but for programming errors: what cannot be scanned is `skipped` with a reason. Ends early when the signal is aborted. */
export async function* scanFiles(options: ScanFilesOptions): AsyncGenerator<Scanned> {
  for await (const { walked, read } of ahead(walkFiles(options), 8, readWalked)) {
    if (options.signal?.aborted) return;
    yield read ? await scanOne(options, walked, read) : walked;
  }
}

type Readable =
  | { readonly walked: Extract<Walked, { readonly kind: 'file' }>; readonly read: TextRead }
  | { readonly walked: Exclude<Walked, { readonly kind: 'file' }>; readonly read?: undefined };

async function readWalked(walked: Walked): Promise<Readable> {
  return walked.kind === 'file' ? { walked, read: await readText(walked.path) } : { walked };
}

async function scanOne(options: ScanFilesOptions, { path, file }: Walked, read: TextRead): Promise<Scanned> {
  if ('skipped' in read) return { kind: 'skipped', path, file, reason: read.skipped };
  const answer = options.detect({ ...options.inputFor(path), text: read.text });
  const result = answer instanceof Promise ? await within(options.timeLimit ?? 30_000, answer) : answer;
  if (!result) return { kind: 'skipped', path, file, reason: 'time limit' };
  return { kind: 'file', path, file, text: read.text, bytes: read.bytes, result };
}

/** Undefined when the answer did not come in time. */
async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((done) => {
    timer = setTimeout(() => done(undefined), milliseconds);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Results in the order of their sources, with up to `width` of them under way. `work` must not reject. */
async function* ahead<T, R>(source: AsyncIterable<T>, width: number, work: (item: T) => Promise<R>): AsyncGenerator<R> {
  const underway: Promise<R>[] = [];
  for await (const item of source) {
    underway.push(work(item));
    if (underway.length >= width) yield await underway.shift()!;
  }
  for (const result of underway) yield await result;
}
