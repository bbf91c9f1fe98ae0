// Prepares one rule for matching: its compiled shape and the words that announce it.

import type { Rule } from '../rule';
import { type CompiledShape, compileShape } from '../shape/compile';
import type { Keyword } from '../shape/leads';

/** How a rule's hits are read: a keyword inside the match, or a context word before it. */
export type Announcer = (Keyword & { readonly kind: 'inside' }) | { readonly kind: 'context'; readonly text: string };

export interface CompiledRule {
  readonly rule: Rule;
  readonly shape: CompiledShape;
  /** Lower case; empty when the rule needs no context. */
  readonly context: readonly string[];
  readonly announcers: readonly Announcer[];
}

/** Throws a RangeError naming the rule when nothing announces it: such a rule would have to be tried everywhere. */
export function compileRule(rule: Rule): CompiledRule {
  const shape = compileShape(rule.shape);
  const context = [...new Set((rule.context ?? []).map((word) => word.toLowerCase()))];
  if (shape.minLength === 0) throw new RangeError(`${rule.id}: its shape matches the empty text`);
  const inside = shape.keywords.map((keyword) => ({ ...keyword, kind: 'inside' as const }));
  if (inside.length === 0 && context.length === 0)
    throw new RangeError(`${rule.id}: no literal of 3 characters announces it, so it needs context words`);
  const telling = inside.length > 0 && (context.length === 0 || isTelling(shape.keywords));
  const announcers = telling ? inside : context.map((text) => ({ kind: 'context' as const, text }));
  return { rule, shape, context, announcers };
}

/** Better than context words for finding the match: rarer, and its start is known closely. */
const isTelling = (keywords: readonly Keyword[]): boolean =>
  keywords.every(({ text, min, max }) => text.length >= 4 && max - min <= 64);
