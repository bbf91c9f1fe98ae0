// No regular expression of the pure folders can be made slow: each is proven linear, or its text is short and it was timed.
// `UPDATE=1` remembers the verdicts on new expressions.

import assert from 'node:assert/strict';
import { all as rules } from '../../../rules';
import { writtenForms } from '../../rules/support/forms';
import { cpuTime } from '../../support/cpu-time';
import { type Maker, makers, type Reason, reasons } from './regex-reasons';
import { type Collected, collect, type Made, madeWhile, type Regex, rulePatterns } from './support/collect-regexes';
import { isKnown, remember, type Verdict, verdictOn } from './support/verdicts';

const folders = ['server/engine', 'server/formats', 'server/checks', 'server/dotenv', 'rules', 'protocol'];
/** For recheck, per expression; remembered verdicts were given more, so that a busy machine changes none. */
const seconds = process.env.UPDATE ? 30 : 5;
/** CPU milliseconds for one search in the longest hostile text. */
const limit = 200;

describe('regular expressions', function () {
  this.timeout(600_000);
  let collected: Collected;
  let all: readonly Regex[];
  const doubtful = new Map<string, { readonly regex: Regex; readonly verdict: Exclude<Verdict, 'safe'> }>();

  before(async () => {
    collected = await collect(folders);
    all = [...collected.literals, ...rulePatterns(), ...madeWhile(samples())];
    if (process.env.UPDATE) remember(all, seconds);
    for (const regex of all) {
      const verdict = verdictOn(regex, seconds);
      if (verdict !== 'safe') doubtful.set(written(regex), { regex, verdict });
    }
  });

  it('were found in the sources', () => {
    assert.ok(collected.literals.length > 200, `${collected.literals.length} literals`);
    const fresh = new Set(all.filter((regex) => !isKnown(regex)).map(written)).size;
    assert.ok(fresh < 20, `${fresh} are judged anew in every run: remember them with UPDATE=1`);
  });

  it('are linear, or a reason is written down', () => {
    const known = new Set(reasons.map(({ regex }) => written(regex)));
    const open = [...doubtful].filter(([key]) => !known.has(key));
    assert.deepEqual(
      open.map(([key, { regex, verdict }]) => `${regex.where}: ${describeVerdict(verdict)} ${key}`),
      [],
    );
  });

  it('have no reason left that is not needed', () => {
    const isAt = ({ at, regex }: Reason) =>
      collected.literals.some((one) => one.where.startsWith(`${at}:`) && written(one) === written(regex));
    const idle = reasons.filter((reason) => !doubtful.has(written(reason.regex)) || !isAt(reason));
    assert.deepEqual(
      idle.map(({ at, regex }) => `${at}: ${written(regex)}`),
      [],
    );
  });

  for (const { at, regex, length } of reasons)
    it(`${at}: ${written(regex).slice(0, 60)} is quick on ${length} characters`, () => {
      const { verdict } = doubtful.get(written(regex)) ?? {};
      for (const text of hostileTexts(verdict, length)) {
        const spent = cpuTime(() => searchAll(regex, text));
        assert.ok(spent <= limit, `${spent} ms on ${JSON.stringify(text.slice(0, 20))}…`);
      }
    });

  it('are not made from text that a stranger wrote', () => {
    const isMaker = (made: Made) => makers.some((maker) => fits(maker, made));
    const isUsed = (maker: Maker) => collected.made.some((made) => fits(maker, made));
    assert.deepEqual(
      collected.made.filter((made) => !isMaker(made)),
      [],
    );
    assert.deepEqual(
      makers.filter((maker) => !isUsed(maker)),
      [],
    );
  });
});

function fits({ at, from }: Maker, { file, written }: Made): boolean {
  return at === file && written.startsWith(from);
}

/** A text for every rule, so that what is made at the first match is made. */
function samples() {
  return rules.flatMap((rule) => writtenForms(rule, 1).slice(0, 1));
}

function written({ source, flags }: { readonly source: string; readonly flags: string }): string {
  return `/${source}/${flags}`;
}

function describeVerdict(verdict: Exclude<Verdict, 'safe'>): string {
  return verdict === 'unknown' ? 'unknown' : `grows with power ${verdict.growth}`;
}

/** What recheck found worst, and without its help runs of what such expressions stumble over. */
function hostileTexts(verdict: Exclude<Verdict, 'safe'> | undefined, longest: number): readonly string[] {
  const runs = [
    'a',
    'A',
    '0',
    ' ',
    '\t',
    '\n',
    '.',
    '-',
    '_',
    '"',
    "'",
    '\\',
    '{',
    '[',
    '(',
    '<',
    '=',
    'a.',
    '0.',
    'a ',
    '" ',
  ];
  const plain = runs.map((unit) => `${unit.repeat(longest).slice(0, longest - 1)}\0`);
  if (verdict === undefined || verdict === 'unknown') return plain;
  const each = Math.floor(longest / verdict.pumps.length);
  const attack = verdict.pumps.map(({ prefix, pump }) => prefix + pump.repeat(each).slice(0, each)).join('');
  return [...plain, attack + verdict.suffix];
}

function searchAll(regex: RegExp, text: string): void {
  if (regex.global) for (const _ of text.matchAll(regex));
  else regex.exec(text);
}
