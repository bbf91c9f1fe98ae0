// Why something in a text is, or is not, a finding: what detection says of it, and what it let go on the way.

import { createExplain, type Step } from '../engine/explain/explain';
import type { ScanInput, ScanResult } from '../engine/findings/finding';
import type { Span } from '../engine/findings/overlap';
import { createDetection, type DetectParts, extract } from './detect';

export interface Explained {
  /** Of the whole text, as in every scan. */
  readonly result: ScanResult;
  /** What shares a character with the span and is no finding. */
  readonly steps: readonly Step[];
}

/** For one question at a time: everything is prepared anew. */
export function explainText(parts: DetectParts, input: ScanInput, span: Span): Explained {
  const extractions = [...(input.extractions ?? []), ...extract(parts.formats, input, [])];
  return {
    result: createDetection(parts).text(input),
    steps: createExplain(parts)({ ...input, extractions }, span),
  };
}
