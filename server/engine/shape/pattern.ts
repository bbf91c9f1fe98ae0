// Writes a shape as a bounded regular expression and remembers what each of its groups means.

import { checksumSet } from './checksum';
import type { ChecksumName, Seal, Shape } from './grammar';

/** Group `n` of the expression is `groups[n - 1]`. */
export type Group =
  | { readonly kind: 'chars'; readonly set: string }
  | { readonly kind: 'secret' }
  | { readonly kind: 'checksum'; readonly of: ChecksumName; readonly length: number; readonly certain: boolean }
  | { readonly kind: 'sealed'; readonly by: Seal; readonly certain: boolean };

export interface Pattern {
  /** Source without flags and boundaries. Every repetition in it has an upper bound. */
  readonly source: string;
  readonly groups: readonly Group[];
}

export function patternOf(shape: Shape): Pattern {
  const groups: Group[] = [];
  return { source: write(shape, groups), groups };
}

function write(shape: Shape, groups: Group[]): string {
  switch (shape.kind) {
    case 'literal':
      return shape.anyCase ? foldedLiteral(shape.text) : escaped(shape.text);
    case 'chars':
      groups.push({ kind: 'chars', set: shape.set });
      return `([${shape.set}]${repeat(shape.min, shape.max)})`;
    case 'seq':
      return shape.parts.map((part) => write(part, groups)).join('');
    case 'choice':
      return `(?:${shape.options.map((option) => write(option, groups)).join('|')})`;
    case 'secret':
      groups.push({ kind: 'secret' });
      return `(${write(shape.shape, groups)})`;
    case 'sealed':
      groups.push({ kind: 'sealed', by: shape.by, certain: shape.certain });
      return `(${write(shape.shape, groups)})`;
    case 'checksum':
      groups.push(shape);
      return `([${checksumSet(shape.of)}]{${shape.length}})`;
  }
}

const repeat = (min: number, max: number): string => (min === max ? `{${min}}` : `{${min},${max}}`);

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

const foldedLiteral = (text: string): string =>
  [...text].map((one) => (/[a-z]/i.test(one) ? `[${one.toLowerCase()}${one.toUpperCase()}]` : escaped(one))).join('');
