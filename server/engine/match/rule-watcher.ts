// A rule as a watcher: the words that announce it, a look at the bytes around them, then its pattern where a match may begin.

import type { Candidate } from '../detector';
import { reasons } from '../explain/reasons';
import type { Rule } from '../rule';
import type { ShapeMatch } from '../shape/compile';
import type { Page } from '../text/page';
import { remembered } from '../text/remembered';
import type { Watcher, Word } from '../watcher';
import { type Announcer, type CompiledRule, compileRule } from './compile-rule';
import { contextReach, isContextWord, pathReach, surroundingsOf, wordAround } from './context';
import { behindContextWord, bytesOf, createRunAround, createRunLook, isContextWordIn, isInWord } from './gate';
import { dropped, judgeMatch } from './judge-match';
import { lazily } from './lazily';
import { createUnread, type Unread } from './unread';

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
  return { words, reach: shape.maxLength + besideReach, minLength: shape.minLength };
}

/**
 * What one word of a rule answers for another does not answer again: between the two may lie their lines' reach, a block that
 * the first opens, and the words themselves.
 */
const besideReach = pathReach + 2 * contextReach + 2 * 40;

export function ruleWatcher(rule: Rule, { words, reach, minLength } = outlineOf(rule)): Watcher<RuleWord> {
  const longest = reach - besideReach;
  const compiled = lazily(() => compileRule(rule));
  const bytes = lazily(() => bytesOf(rule.shape));
  const runAround = lazily(() => {
    const set = bytes();
    return set && createRunAround(set, minLength);
  });
  const runLook = lazily(() => {
    const set = bytes();
    return set && createRunLook(set, minLength);
  });
  const unread = lazily(() => createUnread(bytes(), { minLength, maxLength: longest }));
  return {
    id: rule.id,
    words,
    reach,
    passes: (units, start, end, { announcer }) => {
      if (announcer.kind === 'inside') {
        if (announcer.max === 0 && isInWord(units, start)) return false;
        return runAround()?.(units, start, end, announcer.max) ?? true;
      }
      if (!isContextWordIn(units, start, end)) return false;
      const look = runLook();
      if (!look) return true;
      const from = Math.max(0, start - 3 * (contextReach + longest));
      // Where the line ends is looked for only when nothing stands before the word.
      return look(units, from, end) || look(units, from, end + lookAhead(units, end));
    },
    follows: ({ text, announcer }) => {
      if (announcer.kind === 'context') return behindContextWord(text);
      const set = bytes();
      const count = minLength - announcer.max - text.length;
      return set && count > 0 ? { set, count } : undefined;
    },
    at: (page, start, end, { announcer }) =>
      announcer.kind === 'inside'
        ? matchAround(page, compiled(), { start, end, announcer })
        : matchesBeside(page, compiled(), { start, end, unread: unread() }),
  };
}

/** Below a word that ends its line with an opening sign, values may follow on the next lines. Bytes of UTF-8 are up to three a unit. */
function lookAhead(units: Uint8Array, end: number): number {
  const last = Math.min(units.length, end + 3 * contextReach);
  const known = unbroken(units);
  const goesOn = end >= known.from && end <= known.to;
  let at = goesOn ? known.to : end;
  while (at < last && units[at] !== 10 && units[at] !== 13) at++;
  if (!goesOn) known.from = end;
  known.to = at;
  if (at >= last) return last - end;
  return opens(units, at) ? 3 * pathReach : at - end;
}

/** Where no line ends: all words of a long line ask for its end. */
const unbroken = remembered((_: Uint8Array) => ({ from: 0, to: -1 }));

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
function matchesBeside(page: Page, rule: CompiledRule, { start, end, unread }: Beside): readonly Candidate[] {
  const { text } = page;
  if (!isContextWord(text, start, end)) return [];
  const { from, to, next } = unread(page, { start, end });
  const found: Candidate[] = [];
  for (let at = next(from, to); at >= 0; at = next(at + 1, to)) {
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
  readonly unread: Unread;
}

function judged(page: Page, rule: CompiledRule, found: ShapeMatch): Candidate | undefined {
  const { start, end, secretStart, secretEnd, runs, checksum } = found;
  const match = { start, end, secretStart, secretEnd, runs, checksum, rule };
  if (checksum === 'failed') return dropped(page, match, reasons.checksum);
  if (rule.context.length === 0) return judgeMatch(page, match);
  const around = surroundingsOf(page.text, start, end);
  const context = wordAround(around, rule.context);
  if (context === undefined) return dropped(page, match, reasons.context);
  const said = [context, around.before, ...around.heads].join('\n');
  return judgeMatch(page, { start, end, secretStart, secretEnd, runs, checksum, rule, context, said });
}
