// Detectors that are a list of forms: a word, what stands around it, and the value at the end.

import type { Confidence } from '../../../../protocol/finding';
import type { Candidate, Detector } from '../../detector';
import type { Origin } from '../../findings/origin';
import type { RuleInfo } from '../../rule';
import type { Page } from '../../text/page';
import type { Word } from '../../watcher';
import { matchAt } from '../assignment/text-window';
import type { Place } from '../place';
import { candidateOf, type Span } from './candidate';

export interface Form {
  readonly rule: RuleInfo;
  /** Lower case; found in any case. */
  readonly words: readonly string[];
  /** The cheap look of the detector at its bytes. */
  passes?(units: Uint8Array, start: number, end: number, origin: Origin): boolean;
  /** Where the value stands when the form does. */
  read(page: Page, start: number, end: number): Span | undefined;
  /** Undefined for no credential. */
  grade(value: string, place: Place): Confidence | undefined;
  readonly evidence: string;
}

/**
 * A sticky expression that begins at the word; its second group is the value and stands at the end, behind the first. The
 * first group is all that comes before.
 */
export const following =
  (form: RegExp): Form['read'] =>
  ({ text }, start) => {
    const match = matchAt(form, text, start);
    if (!match?.[2]) return undefined;
    const at = start + match[1]!.length;
    return { start: at, end: at + match[2].length };
  };

/** The forms as one detector. Machine-written files are passed over. */
export function detectorOf(id: string, forms: readonly Form[], reach: number): Detector {
  const byWord = new Map<string, Form[]>();
  for (const form of forms) for (const word of form.words) byWord.set(word, [...(byWord.get(word) ?? []), form]);
  const formsOf = ({ text }: Word): readonly Form[] => byWord.get(text)!;
  return {
    id,
    rules: [...new Set(forms.map(({ rule }) => rule))],
    words: [...byWord.keys()].map((text) => ({ text })),
    reach,
    passes: (units, start, end, word, origin) =>
      formsOf(word).some(({ passes }) => passes?.(units, start, end, origin) ?? true),
    at: (page, start, end, word) =>
      page.place === 'lock' || page.place === 'generated' ? [] : found(page, formsOf(word), { start, end }),
  };
}

function found(page: Page, forms: readonly Form[], { start, end }: Span): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const { rule, read, grade, evidence } of forms) {
    const span = read(page, start, end);
    const confidence = span && grade(page.text.slice(span.start, span.end), page.place);
    if (confidence) candidates.push(candidateOf(rule, span, { confidence, evidence: [evidence], specificity: 55 }));
  }
  return candidates;
}
