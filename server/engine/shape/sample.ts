// Makes a credential of a shape for tests and fixtures, so that no realistic token is ever stored.

import { isPlaceholder } from '../judge/placeholder';
import { isRandom, members, type Run } from './alphabet';
import { checksumText } from './checksum';
import type { Shape } from './grammar';
import { patternOf } from './pattern';
import { sealedTexts } from './seal';

export interface Sample {
  readonly text: string;
  /** UTF-16 offsets of the secret span in `text`, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/**
 * A random text of the shape with true checksums. `random` gives numbers in [0, 1), e.g. `seededRandom(1)`.
 * Drawn again while it happens to look like a dummy.
 */
export function sample(shape: Shape, random: () => number): Sample {
  let drawn = draw(shape, random);
  for (let attempt = 0; attempt < 200 && looksDummy(drawn); attempt++) drawn = draw(shape, random);
  const { text, start, end } = drawn;
  return { text, start, end };
}

/** Numbers in [0, 1), the same for the same seed: a linear congruential step, its bits mixed. Not for real keys. */
export function seededRandom(seed: number): () => number {
  let state = Math.imul(seed ^ 0x5ca1ab1e, 0x9e3779b1) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x85ebca6b);
    mixed ^= mixed >>> 13;
    mixed = Math.imul(mixed, 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 0x1_0000_0000;
  };
}

interface Draft {
  text: string;
  start: number;
  end: number;
  marked: boolean;
  runs: Run[];
}

function draw(shape: Shape, random: () => number): Draft {
  const draft: Draft = { text: '', start: 0, end: 0, marked: false, runs: [] };
  append(draft, shape, random);
  if (!draft.marked) draft.end = draft.text.length;
  return draft;
}

function looksDummy({ text, start, end, runs }: Draft): boolean {
  return isPlaceholder(text.slice(start, end)) || !isRandom(runs);
}

function append(draft: Draft, shape: Shape, random: () => number): void {
  switch (shape.kind) {
    case 'literal':
      draft.text += shape.text;
      return;
    case 'chars':
      appendChars(draft, shape, random);
      return;
    case 'seq':
      for (const part of shape.parts) append(draft, part, random);
      return;
    case 'choice':
      append(draft, pick(shape.options, random), random);
      return;
    case 'secret':
      appendSecret(draft, shape.shape, random);
      return;
    case 'sealed':
      appendSealed(draft, shape, random);
      return;
    case 'checksum': {
      const variable = draft.runs.map((run) => run.text).join('');
      draft.text += checksumText(shape.of, shape.length, { whole: draft.text.slice(draft.start), variable });
    }
  }
}

/** Randomness and checksums are about the reported span only, so what was drawn before it no longer counts. */
function appendSecret(draft: Draft, shape: Shape, random: () => number): void {
  draft.start = draft.text.length;
  draft.marked = true;
  draft.runs = [];
  append(draft, shape, random);
  draft.end = draft.text.length;
}

/** Drawn again while the true checksum falls outside the shape, as the provider does where its alphabet is narrower. */
function appendSealed(draft: Draft, { by, shape }: Extract<Shape, { kind: 'sealed' }>, random: () => number): void {
  const pattern = new RegExp(`^${patternOf(shape).source}$`);
  for (let attempt = 0; attempt < 200; attempt++) {
    const inner = draw(shape, random);
    const text = pick(sealedTexts(by, inner.text), random);
    if (!pattern.test(text)) continue;
    draft.text += text;
    if (isReported(draft)) draft.runs.push(...inner.runs);
    return;
  }
  throw new RangeError(`no text of the shape carries a true ${by.kind} checksum`);
}

function appendChars(draft: Draft, { set, min, max }: Extract<Shape, { kind: 'chars' }>, random: () => number): void {
  const alphabet = members(set);
  const length = pickLength(min, max, random);
  let text = '';
  for (let i = 0; i < length; i++) text += pick(alphabet, random);
  draft.text += text;
  if (isReported(draft)) draft.runs.push({ text, set });
}

/** What is drawn now belongs to the reported span: none is marked yet, or the marked one is not finished. */
const isReported = ({ marked, end }: Draft): boolean => !marked || end === 0;

/** Often an end of the range, where mistakes live; otherwise near the minimum, so that samples stay readable. */
function pickLength(min: number, max: number, random: () => number): number {
  const choice = random();
  if (choice < 0.15) return min;
  if (choice < 0.2) return max;
  return min + Math.floor(random() * (Math.min(max, min + 40) - min + 1));
}

const pick = <T>(from: readonly T[], random: () => number): T => from[Math.floor(random() * from.length)]!;
