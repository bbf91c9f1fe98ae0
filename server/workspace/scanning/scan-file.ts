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
  const { minimumConfidence, ...rest } = common;
  const input = { ...rest, path: name };
  const sureOf = ({ findings, ...others }: ScanResult): ScanResult => ({
    ...others,
    findings: findings.filter(({ confidence }) => atLeast(confidence, minimumConfidence)),
  });
  if (file.kind === 'text')
    return outcomeOf(sureOf(detection.text({ ...input, text: file.text })), file.length, () => file.text);
  const { bytes, ascii, decode } = file;
  return outcomeOf(sureOf(detection.bytes({ ...input, bytes, ascii, decode })), bytes.length, decode);
}

function outcomeOf(result: ScanResult, bytes: number, decode: () => string): Outcome {
  const isEmpty = result.findings.length + result.suppressed.length + result.failures.length === 0;
  // Most files have nothing to tell: they all share one answer.
  return isEmpty
    ? { kind: 'scanned', bytes, result: nothingFound }
    : { kind: 'scanned', bytes, result, text: decode() };
}
