// Derives from a shape all that matching needs: pattern, boundaries, lengths, keywords, prefixes and the checksum's verdict.

import type { Run } from './alphabet';
import { boundaryOf } from './boundary';
import { checksumText } from './checksum';
import type { Shape } from './grammar';
import { type Keyword, keywordsOf, lengths, prefixesOf } from './leads';
import { type Group, type Pattern, patternOf } from './pattern';
import { sealedTexts } from './seal';

export type ChecksumVerdict = 'none' | 'proven' | 'failed' | 'doubtful';

/** One match; offsets in UTF-16 units of the text searched, ends exclusive. */
export interface ShapeMatch {
  readonly start: number;
  readonly end: number;
  /** The reported span. */
  readonly secretStart: number;
  readonly secretEnd: number;
  /** Variable characters of the reported span, part by part. */
  readonly runs: readonly Run[];
  /** `failed`: no credential; `doubtful`: a checksum that is not documented well enough did not fit. */
  readonly checksum: ChecksumVerdict;
}

export interface CompiledShape {
  /** Source of the pattern with its right boundary; every repetition is bounded. */
  readonly source: string;
  /** Length of a whole match in UTF-16 units. */
  readonly minLength: number;
  readonly maxLength: number;
  /** Literal texts the reported span may begin with, longest first. */
  readonly prefixes: readonly string[];
  /** Empty when the shape has no telling literal; then its rule needs context words. */
  readonly keywords: readonly Keyword[];
  /** Whether what stands before the offset allows a match to begin there. */
  mayStart(text: string, at: number): boolean;
  /** The match that begins exactly at `at`, boundaries and checksum judged. Reads at most `maxLength` + 1 characters. */
  match(text: string, at: number): ShapeMatch | undefined;
}

export function compileShape(shape: Shape): CompiledShape {
  const pattern = patternOf(shape);
  const { mayStart, after } = boundaryOf(shape);
  const source = pattern.source + after;
  const { min: minLength, max: maxLength } = lengths(shape);
  // Made at the first candidate: most rules never meet one, and each expression costs start-up time.
  let expression: RegExp | undefined;
  // Where its groups stand costs a second search, and of most shapes it is known.
  const simple = simpleOf(shape, pattern);
  return {
    source,
    minLength,
    maxLength,
    prefixes: prefixesOf(secretsOf(shape)),
    keywords: keywordsOf(shape),
    mayStart,
    match(text, at) {
      if (text.length - at < minLength || !mayStart(text, at)) return undefined;
      expression ??= new RegExp(source, simple ? 'y' : 'dy');
      expression.lastIndex = at;
      const found = expression.exec(text);
      if (!found) return undefined;
      return simple ? readSimple(found, pattern, simple) : readMatch(found, pattern);
    },
  };
}

/** The marked spans as one choice, or the whole shape when none is marked. */
function secretsOf(shape: Shape): Shape {
  const marked = markedIn(shape);
  return marked.length > 0 ? { kind: 'choice', options: marked } : shape;
}

function markedIn(shape: Shape): readonly Shape[] {
  if (shape.kind === 'secret') return [shape.shape];
  if (shape.kind === 'sealed') return markedIn(shape.shape);
  if (shape.kind === 'seq') return shape.parts.flatMap(markedIn);
  if (shape.kind === 'choice') return shape.options.flatMap(markedIn);
  return [];
}

/** A group that took part in the match. */
interface Part {
  readonly group: Group;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** No checksum, and the reported span begins at a fixed place. */
interface Simple {
  /** Length of what stands before the secret. */
  readonly lead: number;
  /** Index of the secret's group; -1 when all of the match is the secret. */
  readonly secret: number;
  /** Behind its last group. */
  readonly last: number;
}

function simpleOf(shape: Shape, { groups }: Pattern): Simple | undefined {
  if (groups.every(({ kind }) => kind === 'chars')) return { lead: 0, secret: -1, last: groups.length };
  const parts = shape.kind === 'seq' ? shape.parts : [shape];
  const at = parts.findIndex(({ kind }) => kind === 'secret');
  const secret = groups.findIndex(({ kind }) => kind === 'secret');
  if (at < 0 || groups.some(({ kind }, index) => kind !== 'chars' && index !== secret)) return undefined;
  const { min, max } = lengths({ kind: 'seq', parts: parts.slice(0, at) });
  return min === max ? { lead: min, secret, last: secret + patternOf(parts[at]!).groups.length } : undefined;
}

function readSimple(found: RegExpExecArray, { groups }: Pattern, { lead, secret, last }: Simple): ShapeMatch {
  const runs: Run[] = [];
  for (let index = secret + 1; index < last; index++) {
    const [group, text] = [groups[index]!, found[index + 1]];
    if (group.kind === 'chars' && text !== undefined) runs.push({ text, set: group.set });
  }
  const start = found.index;
  const end = start + found[0].length;
  const secretStart = start + lead;
  const secretEnd = secret < 0 ? end : secretStart + found[secret + 1]!.length;
  return { start, end, secretStart, secretEnd, runs, checksum: 'none' };
}

function readMatch(found: RegExpExecArray, { groups }: Pattern): ShapeMatch {
  const parts: Part[] = [];
  // Each look at the indices of a match leaves the engine's compiled code.
  const { indices } = found;
  for (let index = 0; index < groups.length; index++) {
    const span = indices?.[index + 1];
    if (span) parts.push({ group: groups[index]!, start: span[0], end: span[1], text: found[index + 1] ?? '' });
  }
  const end = found.index + found[0].length;
  const secret = parts.find(({ group }) => group.kind === 'secret') ?? { start: found.index, end };
  const inside = parts.filter((part) => part.start >= secret.start && part.end <= secret.end);
  return {
    start: found.index,
    end,
    secretStart: secret.start,
    secretEnd: secret.end,
    runs: runsOf(inside),
    checksum: verdictOf(inside, found.input, secret.start),
  };
}

function runsOf(parts: readonly Part[]): readonly Run[] {
  const runs: Run[] = [];
  for (const { group, text } of parts) if (group.kind === 'chars') runs.push({ text, set: group.set });
  return runs;
}

function verdictOf(parts: readonly Part[], text: string, from: number): ChecksumVerdict {
  let verdict: ChecksumVerdict = 'none';
  for (const [index, part] of parts.entries()) {
    const { group } = part;
    if (group.kind !== 'checksum' && group.kind !== 'sealed') continue;
    const expected =
      group.kind === 'sealed'
        ? sealedTexts(group.by, part.text)
        : [checksumOf(group, parts.slice(0, index), text.slice(from, part.start))];
    if (expected.includes(part.text)) verdict = verdict === 'none' ? 'proven' : verdict;
    else if (group.certain) return 'failed';
    else verdict = 'doubtful';
  }
  return verdict;
}

/** What a true credential has in this group's place; `whole` is the secret up to here. */
function checksumOf({ of, length }: Group & { kind: 'checksum' }, before: readonly Part[], whole: string): string {
  const variable = runsOf(before).map((run) => run.text);
  return checksumText(of, length, { whole, variable: variable.join('') });
}
