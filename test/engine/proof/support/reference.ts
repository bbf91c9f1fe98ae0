// What the rules mean, said in the plainest way: every pattern tried everywhere in the text, then its context, then the judge.
// No words are looked for, no bytes are checked, no window is cut; so it is slow, and finds what the engine must find.

import { all as rules } from '../../../../rules';
import type { Candidate } from '../../../../server/engine/detector';
import type { ScanInput } from '../../../../server/engine/findings/finding';
import { resolveOverlaps } from '../../../../server/engine/findings/overlap';
import { type CompiledRule, compileRule } from '../../../../server/engine/match/compile-rule';
import { surroundingsOf, wordAround } from '../../../../server/engine/match/context';
import { judgeMatch } from '../../../../server/engine/match/judge-match';
import type { ShapeMatch } from '../../../../server/engine/shape/compile';
import { createPage } from '../../../../server/engine/text/page';

const compiled = rules.map((rule) => {
  const { source } = compileRule(rule).shape;
  return { rule: compileRule(rule), anywhere: new RegExp(source, 'g') };
});

/** `rule start–end` of each finding, in the order of the text. */
export function referenceFindings(input: ScanInput): readonly string[] {
  const candidates = compiled.flatMap(({ rule, anywhere }) => candidatesOf(input, rule, anywhere));
  return resolveOverlaps(candidates).map(({ ruleId, start, end }) => `${ruleId} ${start}–${end}`);
}

function candidatesOf(input: ScanInput, rule: CompiledRule, anywhere: RegExp): readonly Candidate[] {
  const found: Candidate[] = [];
  const text = String(input.text);
  anywhere.lastIndex = 0;
  for (let match = anywhere.exec(text); match; match = anywhere.exec(text)) {
    // The next match may overlap this one.
    anywhere.lastIndex = match.index + 1;
    const read = rule.shape.match(text, match.index);
    const candidate = read && read.checksum !== 'failed' ? judge(input, rule, read) : undefined;
    if (candidate) found.push(candidate);
  }
  return found;
}

function judge(input: ScanInput, rule: CompiledRule, read: ShapeMatch): Candidate | undefined {
  const page = createPage(input);
  if (rule.context.length === 0) return judgeMatch(page, { ...read, rule });
  const around = surroundingsOf(page.text, read.start, read.end);
  const context = wordAround(around, rule.context);
  if (context === undefined) return undefined;
  const said = [context, around.before, ...around.heads].join('\n');
  return judgeMatch(page, { ...read, rule, context, said });
}
