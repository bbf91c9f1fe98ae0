// From keyword hits to matches: cheap checks first, then the rule's pattern in a bounded window, within a budget of work.

import type { ChecksumVerdict, ShapeMatch } from '../shape/compile';
import type { CompiledRule } from './compile-rule';
import { contextBefore, contextReach, isContextWord, lineEndWithin } from './context';
import { createPrefilter } from './prefilter';

export interface Match extends ShapeMatch {
  readonly rule: CompiledRule;
  /** The context word that stands before it, for rules that need one. */
  readonly context?: string;
}

export interface Matches {
  /** In no particular order; matches of one rule do not overlap. */
  readonly matches: readonly Match[];
  /** Rules whose budget ran out: the rest of the text was not examined by them. */
  readonly exhausted: readonly CompiledRule[];
  /** Rules that threw, once each; they are not tried again on this text. */
  readonly failed: readonly { readonly rule: CompiledRule; readonly error: unknown }[];
  /** Characters the patterns were allowed to read, over all rules: bounded, whatever the text is. */
  readonly work: number;
}

export interface Matcher {
  /** Matches of the rules for which `wanted` (default: all) holds. */
  match(text: string, wanted?: (rule: CompiledRule) => boolean): Matches;
}

/** Most characters the patterns of one rule may read in a text of this length. */
export function budgetFor(length: number): number {
  return 16 * length + 16_000_000;
}

export function createMatcher(rules: readonly CompiledRule[]): Matcher {
  const words = new Map<string, Entry[]>();
  rules.forEach((rule, index) => {
    for (const announcer of rule.announcers) {
      const key = announcer.text.toLowerCase();
      words.set(key, [...(words.get(key) ?? []), { index, announcer }]);
    }
  });
  const entries = [...words.values()];
  const prefilter = createPrefilter([...words.keys()]);
  return { match: (text, wanted = () => true) => run({ text, rules, entries, hits: prefilter.find(text), wanted }) };
}

interface Entry {
  /** Of the rule. */
  readonly index: number;
  readonly announcer: CompiledRule['announcers'][number];
}

interface Job {
  readonly text: string;
  readonly rules: readonly CompiledRule[];
  readonly entries: readonly (readonly Entry[])[];
  readonly hits: Int32Array;
  wanted(rule: CompiledRule): boolean;
}

/** What is known about one rule while a text is read. */
interface Progress {
  readonly rule: CompiledRule;
  budget: number;
  exhausted: boolean;
  failure?: { readonly rule: CompiledRule; readonly error: unknown };
  /** Starts before this offset were tried, or lie inside a match. */
  tried: number;
}

function run({ text, rules, entries, hits, wanted }: Job): Matches {
  const matches: Match[] = [];
  const progress = new Map<number, Progress>();
  for (let i = 0; i < hits.length; i += 2) {
    for (const { index, announcer } of entries[hits[i + 1]!]!) {
      const rule = rules[index]!;
      if (!wanted(rule)) continue;
      const state = progress.get(index) ?? { rule, budget: budgetFor(text.length), exhausted: false, tried: 0 };
      progress.set(index, state);
      const end = hits[i]!;
      follow({ text, state, matches, start: end - announcer.text.length, end }, announcer);
    }
  }
  const states = [...progress.values()];
  return {
    matches,
    exhausted: states.filter(({ exhausted }) => exhausted).map(({ rule }) => rule),
    failed: states.flatMap(({ failure }) => (failure ? [failure] : [])),
    work: states.reduce((sum, { budget }) => sum + budgetFor(text.length) - budget, 0),
  };
}

/** One rule that throws costs only itself. */
function follow(hit: Hit, announcer: Entry['announcer']): void {
  if (hit.state.failure || hit.state.exhausted) return;
  try {
    if (announcer.kind === 'context') tryAfter(hit);
    else tryAround(hit, announcer);
  } catch (error) {
    hit.state.failure = { rule: hit.state.rule, error };
  }
}

interface Hit {
  readonly text: string;
  readonly state: Progress;
  readonly matches: Match[];
  readonly start: number;
  readonly end: number;
}

/** A keyword inside the match: its offset says where the match can begin. */
function tryAround(hit: Hit, announcer: Extract<Entry['announcer'], { kind: 'inside' }>): void {
  const { text, state, start, end } = hit;
  if (!announcer.anyCase && text.slice(start, end) !== announcer.text) return;
  const last = start - announcer.min;
  for (let at = Math.max(0, start - announcer.max, state.tried); at <= last; at++) {
    const found = attempt(hit, at);
    if (found === undefined || found.end < end) continue;
    const context = state.rule.context.length > 0 ? contextBefore(text, at, state.rule.context) : undefined;
    if (state.rule.context.length > 0 && context === undefined) continue;
    accept(hit, { ...found, rule: state.rule, ...(context !== undefined && { context }) });
    return;
  }
}

/** A context word: the value begins after it, on the same line and within reach. */
function tryAfter(hit: Hit): void {
  const { text, state, start, end } = hit;
  if (!isContextWord(text, start, end)) return;
  const stop = lineEndWithin(text, end, contextReach);
  for (let at = Math.max(end, state.tried); at < stop; at++) {
    state.tried = at + 1;
    const found = attempt(hit, at);
    if (!found) continue;
    accept(hit, { ...found, rule: state.rule, context: text.slice(start, end).toLowerCase() });
    at = found.end - 1;
  }
}

function attempt({ text, state }: Hit, at: number): ShapeMatch | undefined {
  const { shape } = state.rule;
  if (!shape.mayStart(text, at)) return undefined;
  if (state.budget < shape.maxLength) {
    state.exhausted = true;
    return undefined;
  }
  state.budget -= shape.maxLength;
  const found = shape.match(text, at);
  return found && isPossible(found.checksum) ? found : undefined;
}

function accept({ state, matches }: Hit, match: Match): void {
  matches.push(match);
  state.tried = Math.max(state.tried, match.end);
}

const isPossible = (checksum: ChecksumVerdict): boolean => checksum !== 'failed';
