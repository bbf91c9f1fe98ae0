// Values that readers of structured files took out: judged by their key path, as an assignment in the open would be.

import type { Candidate } from '../../detector';
import type { Extraction } from '../../findings/finding';
import { envNameOf, judgeName, type NameVerdict, quoteName } from '../name';
import type { Place } from '../place';
import { gradeValue } from '../value';
import { genericRules } from './generic';

const declared: NameVerdict = { kind: 'secret', strength: 1 };

/** What applications keep beside their secrets. */
const otherwise =
  /(?:id|name|hosts?|address|ur[il]|region|bucket|user|e?mail|endpoint|account|version|sha\d*|hash|digest|crt|cert|ca|pub|port|domain|zone|project|tenant)$/i;

/** The value judged by the name it stands under alone. */
export function judgeExtraction(extraction: Extraction, place: Place): readonly Candidate[] {
  const { value, name, note, start, end } = extraction;
  const named = judgeName(name);
  const verdict = named ?? (extraction.isDeclared && !otherwise.test(name) ? declared : undefined);
  const grade = verdict && gradeValue(value, name, verdict);
  // Beside secrets stand names of hosts and users: without a name that says so, only what chance made.
  if (!grade || (!named && grade < 3)) return [];
  const rule = genericRules[verdict.kind];
  const score = verdict.strength + grade - (place === 'source' ? 0 : 1);
  return [
    {
      ruleId: rule.id,
      title: rule.title,
      class: rule.class,
      confidence: score >= 3 ? 'likely' : 'possible',
      start,
      end,
      envName: envNameOf(name, rule.env),
      masked: '…',
      evidence: [`assigned to ${quoteName(name)}`, ...(note ? [note] : [])],
      name,
      specificity: 30,
    },
  ];
}
