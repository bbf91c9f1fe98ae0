// A rule as a watcher: the words that announce it, a look at the bytes around them, then its pattern where a match may begin.

import type { Candidate } from '../detector';
import { reasons } from '../explain/reasons';
import type { Page } from '../page';
import type { Rule } from '../rule';
import type { ShapeMatch } from '../shape/compile';
import { unitsOf } from '../units';
import type { Watcher, Word } from '../watcher';
import { type Announcer, type CompiledRule, compileRule } from './compile-rule';
import { contextReach, isContextWord, pathReach, regionOf, surroundingsOf, wordAround, wordBefore } from './context';
import { bytesOf, findRun, isContextWordIn, isInWord, runAround } from './gate';
import { judgeMatch } from './judge-match';
import { lazily } from './lazily';

/** A match, and the context word near it for rules that need one. */
export interface Match extends ShapeMatch {
  readonly rule: CompiledRule;
  readonly context?: string;
  /** What stands around it that may say it is a secret; for rules that need context. */
  readonly said?: string;
}

type RuleWord = Word & { readonly announcer: Announcer };

/** What of a rule is needed before it meets its first candidate; made at packaging time, because compiling shapes takes longer. */
export interface RuleOutline {
  readonly words: readonly RuleWord[];
  readonly reach: number;
  /** Of a match, in characters. */
  readonly minLength: number;
}

/** Throws a RangeError naming the rule when nothing announces it. */
export function outlineOf(rule: Rule): RuleOutline {
  const { announcers, shape } = compileRule(rule);
  const words = announcers.map((announcer) => ({
    text: announcer.text,
    exact: announcer.kind === 'inside' && !announcer.anyCase,
    announcer,
  }));
  return { words, reach: shape.maxLength + pathReach + 2 * contextReach, minLength: shape.minLength };
}

export function ruleWatcher(rule: Rule, { words, reach, minLength } = outlineOf(rule)): Watcher<RuleWord> {
  const longest = reach - pathReach - 2 * contextReach;
  const compiled = lazily(() => compileRule(rule));
  const bytes = lazily(() => bytesOf(rule.shape));
  return {
    id: rule.id,
    words,
    reach,
    passes: (units, start, end, { announcer }) => {
      if (
        announcer.kind === 'inside'
          ? announcer.max === 0 && isInWord(units, start)
          : !isContextWordIn(units, start, end)
      )
        return false;
      const set = bytes();
      if (announcer.kind === 'inside')
        return !set || runAround(units, { start, end }, { set, length: minLength, back: announcer.max });
      const from = Math.max(0, start - 3 * (contextReach + longest));
      return !set || findRun(units, set, minLength, from, end + lookAhead(units, end)) >= 0;
    },
    at: (page, start, end, { announcer }) =>
      announcer.kind === 'inside'
        ? matchAround(page, compiled(), { start, end, announcer })
        : matchesBeside(page, compiled(), { start, end, set: bytes(), word: announcer.text }),
  };
}

/** Below a word that ends its line with an opening sign, values may follow on the next lines. Bytes of UTF-8 are up to three a unit. */
function lookAhead(units: Uint8Array, end: number): number {
  const last = Math.min(units.length, end + 3 * contextReach);
  for (let at = end; at < last; at++)
    if (units[at] === 10 || units[at] === 13) return opens(units, at) ? 3 * pathReach : at - end;
  return last - end;
}

/** `:`, `{`, `[`, `(`, `=`, `,`, `>`, `|`, `-`, or a comment, ends the line. */
function opens(units: Uint8Array, lineEnd: number): boolean {
  let at = lineEnd - 1;
  while (units[at] === 32 || units[at] === 9) at--;
  const last = units[at]!;
  return (
    last === 58 ||
    last === 123 ||
    last === 91 ||
    last === 40 ||
    last === 61 ||
    last === 44 ||
    last === 62 ||
    last === 124 ||
    last === 45 ||
    hasComment(units, at)
  );
}

function hasComment(units: Uint8Array, last: number): boolean {
  for (let at = last; at > last - 90 && at > 0; at--) {
    if (units[at] === 10) return false;
    if (units[at] === 35 || (units[at] === 47 && units[at - 1] === 47)) return true;
  }
  return false;
}

interface Inside {
  readonly start: number;
  readonly end: number;
  readonly announcer: Extract<Announcer, { kind: 'inside' }>;
}

/** A keyword inside the match: its offset says where the match can begin. */
function matchAround(page: Page, rule: CompiledRule, { start, end, announcer }: Inside): readonly Candidate[] {
  const last = start - announcer.min;
  for (let at = Math.max(0, start - announcer.max); at <= last; at++) {
    const found = rule.shape.match(page.text, at);
    if (!found || found.end < end) continue;
    const candidate = judged(page, rule, found);
    if (candidate) return [candidate];
  }
  return [];
}

/** A context word: the value stands on its line, or below in what it opens. */
function matchesBeside(page: Page, rule: CompiledRule, { start, end, set, word }: Beside): readonly Candidate[] {
  const { text } = page;
  if (!isContextWord(text, start, end)) return [];
  const { minLength, maxLength } = rule.shape;
  const region = regionOf(text, { start, end }, maxLength);
  const earlier = wordBefore(text, start, word);
  // Many such words on a line would have the same places tried again and again.
  const from = earlier ? Math.max(region.from, regionOf(text, earlier, maxLength).to) : region.from;
  const { to } = region;
  if (from >= to) return [];
  const units = set && unitsOf(text.slice(from, to + minLength));
  const next = (at: number): number => {
    if (!set || !units) return at < to ? at : -1;
    const run = findRun(units, set, minLength, at - from, to - from);
    return run < 0 ? -1 : run + from;
  };
  const found: Candidate[] = [];
  for (let at = next(from); at >= 0; at = next(at + 1)) {
    const match = rule.shape.match(text, at);
    if (!match) continue;
    const candidate = judged(page, rule, match);
    if (candidate) found.push(candidate);
    if (match.checksum !== 'failed') at = match.end - 1;
  }
  return found;
}

interface Beside {
  /** Of the context word. */
  readonly start: number;
  readonly end: number;
  readonly word: string;
  readonly set: Uint8Array | undefined;
}

function judged(page: Page, rule: CompiledRule, found: ShapeMatch): Candidate | undefined {
  const { text } = page;
  const dropped = (why: string): undefined =>
    page.note?.({ ruleId: rule.rule.id, start: found.secretStart, end: found.secretEnd, why });
  if (found.checksum === 'failed') return dropped(reasons.checksum);
  if (rule.context.length === 0) return judgeMatch(page, { ...found, rule });
  const around = surroundingsOf(text, found.start, found.end);
  const context = wordAround(around, rule.context);
  if (context === undefined) return dropped(reasons.context);
  return judgeMatch(page, {
    ...found,
    rule,
    context,
    said: [context, around.before, ...around.heads].join('\n'),
  });
}
