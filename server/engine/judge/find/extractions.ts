// Values that readers of structured files took out: judged by their key path, as an assignment in the open would be.

import type { Candidate } from '../../detector';
import type { Extraction } from '../../findings/finding';
import { envNameOf, judgeName, quoteName } from '../name';
import type { Place } from '../place';
import { gradeValue } from '../value';
import { genericRules } from './generic';

/** The value judged by the name it stands under alone. */
export function judgeExtraction({ value, name, note, start, end }: Extraction, place: Place): readonly Candidate[] {
  const verdict = judgeName(name);
  const grade = verdict && gradeValue(value, name, verdict);
  if (!grade) return [];
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
