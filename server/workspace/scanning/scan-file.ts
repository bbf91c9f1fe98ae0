// One file from its path to what was found in it.

import { atLeast } from '../../../protocol/finding';
import type { ScanResult } from '../../engine/findings/finding';
import type { Detection } from '../detect';
import type { BytesRead } from '../reading/read-bytes';
import { type Common, type Job, nothingFound, type Outcome } from './pool';

/** What scans one file after another. */
export interface FileScanner {
  readonly detection: Detection;
  readonly read: (path: string) => BytesRead;
}

/** Total but for what the engine throws: a file that cannot be read is skipped with a reason. */
export function scanFile({ detection, read }: FileScanner, { path, name }: Job, common: Common): Outcome {
  const file = read(path);
  if (file.kind === 'skipped') return file;
  const { fingerprintKey, minimumConfidence } = common;
  if (file.kind === 'text') {
    const result = detection.text({ path: name, fingerprintKey, text: file.text });
    return outcomeOf(sureOf(result, minimumConfidence), file.length, () => file.text);
  }
  const { bytes, ascii, decode } = file;
  const result = detection.bytes({ path: name, fingerprintKey, bytes, ascii, decode });
  return outcomeOf(sureOf(result, minimumConfidence), bytes.length, decode);
}

/** Most files have nothing in them, and their result stays as it is. */
const sureOf = (result: ScanResult, least: Common['minimumConfidence']): ScanResult =>
  result.findings.length === 0
    ? result
    : { ...result, findings: result.findings.filter(({ confidence }) => atLeast(confidence, least)) };

function outcomeOf(result: ScanResult, bytes: number, decode: () => string): Outcome {
  const isEmpty = result.findings.length + result.suppressed.length + result.failures.length === 0;
  // Of these all share one answer.
  return isEmpty
    ? { kind: 'scanned', bytes, result: nothingFound }
    : { kind: 'scanned', bytes, result, text: decode() };
}
