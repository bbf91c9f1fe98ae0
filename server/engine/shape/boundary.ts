// Where a match may begin and end: a credential never starts or stops inside a longer run of its own characters.

import { members } from './alphabet';
import { checksumSet } from './checksum';
import type { Shape } from './grammar';

export interface Boundary {
  /** Whether a match may begin at this UTF-16 offset, judged by what stands before it. */
  mayStart(text: string, at: number): boolean;
  /** Lookahead that refuses a longer run after the match. */
  readonly after: string;
}

export function boundaryOf(shape: Shape): Boundary {
  const before = stops(edge(shape, 'first'));
  const refused = before.length > 0 ? tester(before) : undefined;
  return {
    mayStart: (text, at) =>
      at === 0 || refused === undefined || !refused(text.charCodeAt(at - 1)) || endsEscape(text, at),
    after: stops(edge(shape, 'last'))
      .map((set) => `(?![${set}])`)
      .join(''),
  };
}

/** Whether a UTF-16 unit is in one of the bracket sets; remembered below 128, because long runs ask it at every character. */
function tester(sets: readonly string[]): (unit: number) => boolean {
  const test = new RegExp(sets.map((set) => `[${set}]`).join('|'));
  const known = new Int8Array(128);
  return (unit) => {
    if (unit >= known.length) return test.test(String.fromCharCode(unit));
    if (known[unit] === 0) known[unit] = test.test(String.fromCharCode(unit)) ? 1 : -1;
    return known[unit] === 1;
  };
}

const wordSet = 'A-Za-z0-9_';

/** Bracket sets of the characters that stand at one edge of a shape. */
interface Edge {
  readonly sets: readonly string[];
  /** True when the shape can also be empty, so that its neighbour stands at the edge too. */
  readonly empty: boolean;
}

function edge(shape: Shape, side: 'first' | 'last'): Edge {
  switch (shape.kind) {
    case 'literal':
      return { sets: shape.text ? [literalSet(shape.text.at(side === 'first' ? 0 : -1)!)] : [], empty: !shape.text };
    case 'chars':
      return { sets: shape.max > 0 ? [shape.set] : [], empty: shape.min === 0 };
    case 'checksum':
      return { sets: [checksumSet(shape.of)], empty: false };
    case 'secret':
    case 'sealed':
      return edge(shape.shape, side);
    case 'choice': {
      const all = shape.options.map((option) => edge(option, side));
      return { sets: all.flatMap(({ sets }) => sets), empty: all.some(({ empty }) => empty) };
    }
    case 'seq':
      return sequenceEdge(side === 'first' ? shape.parts : shape.parts.toReversed(), side);
  }
}

/** Bracket sets that together hold every character of every match. */
export function alphabetOf(shape: Shape): readonly string[] {
  switch (shape.kind) {
    case 'literal': {
      const cases = shape.anyCase ? [shape.text.toLowerCase(), shape.text.toUpperCase()] : [shape.text];
      return [...new Set(cases.join(''))].map(literalSet);
    }
    case 'chars':
      return shape.max > 0 ? [shape.set] : [];
    case 'checksum':
      return [checksumSet(shape.of)];
    case 'secret':
    case 'sealed':
      return alphabetOf(shape.shape);
    case 'choice':
      return shape.options.flatMap(alphabetOf);
    case 'seq':
      return shape.parts.flatMap(alphabetOf);
  }
}

function sequenceEdge(parts: readonly Shape[], side: 'first' | 'last'): Edge {
  const sets: string[] = [];
  for (const part of parts) {
    const inner = edge(part, side);
    sets.push(...inner.sets);
    if (!inner.empty) return { sets, empty: false };
  }
  return { sets, empty: true };
}

const literalSet = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Sets that refuse a neighbour: those that hold word characters (then every word character does) and base64's padding. */
function stops({ sets }: Edge): readonly string[] {
  const found = new Set<string>();
  for (const set of sets) {
    const inside = members(set);
    if (inside.includes('=') && !set.startsWith('^')) found.add('=');
    if (!inside.some((one) => wordCharacter.test(one))) continue;
    found.add(wordSet);
    if (!inside.every((one) => wordCharacter.test(one)) || set.startsWith('^')) found.add(set);
  }
  return [...found];
}

const wordCharacter = new RegExp(`[${wordSet}]`);

/** The text before `at` ends an escape, so its last letter is no part of a word: `\n`, `\x22`, `\u0022`, `%3D`, ANSI colours. */
function endsEscape(text: string, at: number): boolean {
  for (let i = at - 2; i >= at - 12 && i >= 0; i--) {
    const unit = text.charCodeAt(i);
    // A backslash, a percent sign or the escape character begins one.
    if (unit === 92 || unit === 37 || unit === 27) return writtenEscape.test(text.slice(Math.max(0, at - 12), at));
  }
  return false;
}

const writtenEscape = /(?:\\[abefnrtv0]|\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|%[0-9A-Fa-f]{2}|\u001b\[[0-9;]{0,9}m)$/;
