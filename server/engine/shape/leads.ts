// The literal texts of a shape: what a reported value may begin with, and the keywords that announce a match.

import { members } from './alphabet';
import { checksumSet } from './checksum';
import type { Shape } from './grammar';

/** A text every match holds, beginning between `min` and `max` characters after the match's start. */
export interface Keyword {
  readonly text: string;
  /** True when any mixture of case is meant. */
  readonly anyCase: boolean;
  readonly min: number;
  readonly max: number;
}

interface Lead {
  readonly text: string;
  readonly anyCase: boolean;
  /** False once something that is no literal followed. */
  readonly open: boolean;
}

const shortestKeyword = 3;
const mostKeywords = 64;

/** Smallest and largest length of a match in UTF-16 units. */
export function lengths(shape: Shape): { readonly min: number; readonly max: number } {
  switch (shape.kind) {
    case 'literal':
      return { min: shape.text.length, max: shape.text.length };
    case 'chars':
      return shape;
    case 'checksum':
      return { min: shape.length, max: shape.length };
    case 'secret':
    case 'sealed':
      return lengths(shape.shape);
    case 'seq':
      return shape.parts.map(lengths).reduce((sum, one) => ({ min: sum.min + one.min, max: sum.max + one.max }), {
        min: 0,
        max: 0,
      });
    case 'choice': {
      const all = shape.options.map(lengths);
      return { min: Math.min(...all.map(({ min }) => min)), max: Math.max(...all.map(({ max }) => max)) };
    }
  }
}

/** Literal texts a match may begin with, longest first; empty when it begins with variable characters. */
export function prefixesOf(shape: Shape): readonly string[] {
  const texts = extend([start], shape, false).map(({ text }) => text);
  return [...new Set(texts)].filter(Boolean).sort((a, b) => b.length - a.length);
}

/** The most telling set of keywords one of which is in every match; empty when there is none of 3 characters. */
export function keywordsOf(shape: Shape): readonly Keyword[] {
  const parts = flatten(shape);
  const sets: (readonly Keyword[])[] = [];
  const before = { min: 0, max: 0 };
  parts.forEach((part, index) => {
    sets.push(leadKeywords(parts.slice(index), before), innerKeywords(part, before));
    const { min, max } = lengths(part);
    before.min += min;
    before.max += max;
  });
  return sets.filter(usable).sort((a, b) => score(b) - score(a))[0] ?? [];
}

const start: Lead = { text: '', anyCase: false, open: true };

function leadKeywords(parts: readonly Shape[], offset: { min: number; max: number }): readonly Keyword[] {
  const leads = parts.reduce((all, part) => extend(all, part, true), [start] as readonly Lead[]);
  const distinct = new Map(leads.map(({ text, anyCase }) => [`${anyCase} ${text}`, { text, anyCase }]));
  return [...distinct.values()].map((lead) => ({ ...lead, ...offset }));
}

/** A choice between structures: each option announces itself. */
function innerKeywords(part: Shape, { min, max }: { min: number; max: number }): readonly Keyword[] {
  if (part.kind !== 'choice') return [];
  const each = part.options.map(keywordsOf);
  if (each.some((one) => one.length === 0)) return [];
  return each.flat().map((one) => ({ ...one, min: one.min + min, max: one.max + max }));
}

const usable = (keywords: readonly Keyword[]): boolean =>
  keywords.length > 0 &&
  keywords.length <= mostKeywords &&
  keywords.every(({ text }) => text.length >= shortestKeyword && !/^(?:https?:\/\/|[\s"'=:]+)$/i.test(text));

/** Long, few and near the start is best: a wide range of starts must be tried one by one. */
function score(keywords: readonly Keyword[]): number {
  const shortest = Math.min(...keywords.map(({ text }) => text.length));
  const spread = Math.max(...keywords.map(({ min, max }) => max - min));
  return Math.min(shortest, 12) - 2 * Math.log2(spread + 1) - Math.log2(keywords.length) / 2;
}

/** The open leads continued by one more part. With `expand`, small sets and too short leads are spelt out. */
function extend(leads: readonly Lead[], part: Shape, expand: boolean): readonly Lead[] {
  if (!leads.some(({ open }) => open)) return leads;
  const next = leads.flatMap((lead) => (lead.open ? continued(lead, part, expand) : [lead]));
  return next.length > mostKeywords ? leads.map((lead) => ({ ...lead, open: false })) : next;
}

function continued(lead: Lead, part: Shape, expand: boolean): readonly Lead[] {
  switch (part.kind) {
    case 'literal':
      return [{ ...lead, text: lead.text + part.text, anyCase: lead.anyCase || part.anyCase }];
    case 'seq':
      return part.parts.reduce((all, inner) => extend(all, inner, expand), [lead] as readonly Lead[]);
    case 'secret':
    case 'sealed':
      return continued(lead, part.shape, expand);
    case 'choice':
      return part.options.flatMap((option) => extend([lead], option, expand));
    case 'chars':
      return expand ? spelt(lead, part) : [{ ...lead, open: false }];
    case 'checksum':
      return expand
        ? spelt(lead, { set: checksumSet(part.of), min: part.length, max: part.length })
        : [{ ...lead, open: false }];
  }
}

function spelt(lead: Lead, { set, min, max }: { set: string; min: number; max: number }): readonly Lead[] {
  const all = members(set);
  const needed = lead.text.length > 0 && lead.text.length < shortestKeyword;
  if (min === 0 || !(needed || all.length <= 4) || all.length > 36 || set.startsWith('^'))
    return [{ ...lead, open: false }];
  return all.map((one) => ({ ...lead, text: lead.text + one, open: min === 1 && max === 1 }));
}

function flatten(shape: Shape): readonly Shape[] {
  if (shape.kind === 'seq') return shape.parts.flatMap(flatten);
  if (shape.kind === 'secret' || shape.kind === 'sealed') return flatten(shape.shape);
  return [shape];
}
