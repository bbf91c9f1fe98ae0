// Patterns of SOPS files and `.sops.yaml` in Go's syntax (RE2), matched in linear time: both come from a repository.

import { type Assertion, type Piece, parsePattern, type Repeat } from './pattern-syntax';

/** Of a pattern with its repeats written out. */
const pieceLimit = 5000;
/** UTF-16 units of a text that is matched. */
const textLimit = 10_000;

type Step =
  | { readonly op: 'char'; readonly takes: (point: number) => boolean }
  | { readonly op: 'assert'; readonly holds: Assertion }
  | { op: 'split'; first: number; second: number }
  | { op: 'jump'; to: number }
  | { readonly op: 'end' };

interface Program {
  readonly steps: Step[];
  /** Pieces that may still be written out: repeats of nothing add no step, and could go on for ever. */
  left: number;
}

/** Whether a text holds a match; undefined for a pattern that is wrong, too large, or not certain to mean the same as in Go. */
export function compilePattern(source: string): ((text: string) => boolean) | undefined {
  const parsed = parsePattern(source);
  const program: Program = { steps: [], left: pieceLimit };
  if (!parsed || !emit(parsed, program)) return undefined;
  const steps: readonly Step[] = [...program.steps, { op: 'end' }];
  return (text) =>
    text.length <= textLimit &&
    search(
      steps,
      Array.from(text, (one) => one.codePointAt(0)!),
    );
}

/** False when it would become too long. */
function emit(piece: Piece, program: Program): boolean {
  if (program.left-- <= 0) return false;
  if (piece.kind === 'char') program.steps.push({ op: 'char', takes: piece.takes });
  else if (piece.kind === 'assert') program.steps.push({ op: 'assert', holds: piece.holds });
  else if (piece.kind === 'sequence') return piece.parts.every((part) => emit(part, program));
  else if (piece.kind === 'repeat') return emitRepeat(piece, program);
  else return emitChoice(piece.parts, program);
  return true;
}

function emitChoice(parts: readonly Piece[], program: Program): boolean {
  const { steps } = program;
  const jumps: (Step & { op: 'jump' })[] = [];
  for (const [index, part] of parts.entries()) {
    if (index === parts.length - 1) {
      if (!emit(part, program)) return false;
      continue;
    }
    const split = splitHere(steps);
    if (!emit(part, program)) return false;
    const jump = { op: 'jump' as const, to: 0 };
    steps.push(jump);
    jumps.push(jump);
    split.second = steps.length;
  }
  for (const jump of jumps) jump.to = steps.length;
  return true;
}

function emitRepeat({ part, least, most }: Repeat, program: Program): boolean {
  for (let times = 0; times < least; times++) if (!emit(part, program)) return false;
  if (most === undefined) return emitLoop(part, program);
  const splits: (Step & { op: 'split' })[] = [];
  for (let times = least; times < most; times++) {
    splits.push(splitHere(program.steps));
    if (!emit(part, program)) return false;
  }
  for (const split of splits) split.second = program.steps.length;
  return true;
}

function emitLoop(part: Piece, program: Program): boolean {
  const start = program.steps.length;
  const split = splitHere(program.steps);
  if (!emit(part, program)) return false;
  program.steps.push({ op: 'jump', to: start });
  split.second = program.steps.length;
  return true;
}

/** One way goes on with the next step; where the other leads is set by the caller. */
function splitHere(steps: Step[]): Step & { op: 'split' } {
  const split = { op: 'split' as const, first: steps.length + 1, second: 0 };
  steps.push(split);
  return split;
}

/** All threads at once, one character after the other; each step is entered once per character. */
function search(steps: readonly Step[], points: readonly number[]): boolean {
  let current: number[] = [];
  const seen = new Int32Array(steps.length).fill(-1);
  for (let at = 0; at <= points.length; at++) {
    const chars: number[] = [];
    const waiting = [...current, 0];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen[next] === at) continue;
      seen[next] = at;
      const step = steps[next]!;
      if (step.op === 'end') return true;
      if (step.op === 'char') chars.push(next);
      else if (step.op === 'jump') waiting.push(step.to);
      else if (step.op === 'split') waiting.push(step.second, step.first);
      else if (step.holds(points[at - 1], points[at])) waiting.push(next + 1);
    }
    const point = points[at];
    if (point === undefined) return false;
    current = chars.filter((index) => (steps[index] as Step & { op: 'char' }).takes(point)).map((index) => index + 1);
  }
  return false;
}
