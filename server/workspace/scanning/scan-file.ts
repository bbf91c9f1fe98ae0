// One file from its path to what was found in it.

import type { ScanResult } from '../../engine/finding';
import type { Detection } from '../detect';
import type { BytesRead } from '../reading/read-bytes';
import { type Job, nothingFound, type Outcome } from './pool';

/** Total: what cannot be read or fails is skipped with a reason. */
export function scanFile(detection: Detection, read: (path: string) => BytesRead, { path, input }: Job): Outcome {
  const file = read(path);
  if (file.kind === 'skipped') return file;
  if (file.kind === 'text')
    return outcomeOf(detection.text({ ...input, text: file.text }), file.length, () => file.text);
  const { bytes, ascii, decode } = file;
  return outcomeOf(detection.bytes({ ...input, bytes, ascii, decode }), bytes.length, decode);
}

function outcomeOf(result: ScanResult, bytes: number, decode: () => string): Outcome {
  const isEmpty = result.findings.length + result.suppressed.length + result.failures.length === 0;
  // Most files have nothing to tell: they all share one answer.
  return isEmpty
    ? { kind: 'scanned', bytes, result: nothingFound }
    : { kind: 'scanned', bytes, result, text: decode() };
}
