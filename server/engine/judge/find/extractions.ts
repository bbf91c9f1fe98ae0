// Values that readers of structured files took out (decoded, unescaped): judged as if they stood in the open.

import type { Confidence } from '../../../../protocol/finding';
import type { Candidate, Detector } from '../../detector';
import type { Extraction } from '../../finding';
import type { SecretKind } from '../name';
import { envNameOf, judgeName } from '../name';
import type { Place } from '../place';
import { placeOf } from '../place';
import { gradeValue } from '../value';
import { genericRules } from './generic';
import { jwt } from './jwt';
import { privateKey } from './private-key';
import { urlPassword } from './url-password';

const structural: readonly Detector[] = [privateKey, jwt, urlPassword];

export const extractions: Detector = {
  id: 'extractions',
  rules: [...Object.values(genericRules), ...structural.flatMap((detector) => detector.rules)],
  find({ path, extractions: given = [] }) {
    const place = placeOf(path);
    return given.flatMap((extraction) => judgeStructure(extraction, path) ?? judgeAssignment(extraction, place));
  },
};

/** What is found inside the decoded value stands for the whole written one. */
function judgeStructure({ value, name, note, start, end }: Extraction, path: string): Candidate[] | undefined {
  const inner = structural.flatMap((detector) => detector.find({ text: value, path }))[0];
  const isWritten = inner && end - start === value.length;
  return (
    inner && [
      {
        ...inner,
        start: isWritten ? start + inner.start : start,
        end: isWritten ? start + inner.end : end,
        name,
        envName: envNameOf(name, inner.envName),
        evidence: [...inner.evidence, ...(note ? [note] : [])],
      },
    ]
  );
}

function judgeAssignment({ value, name, note, start, end }: Extraction, place: Place): Candidate[] {
  const verdict = judgeName(name);
  if (!verdict) return [];
  const grade = gradeValue(value, name, verdict);
  if (!grade) return [];
  const rule = genericRules[verdict.kind satisfies SecretKind];
  const score = verdict.strength + grade - (place === 'source' ? 0 : 1);
  const confidence: Confidence = score >= 3 ? 'likely' : 'possible';
  return [
    {
      ruleId: rule.id,
      title: rule.title,
      class: rule.class,
      confidence,
      start,
      end,
      envName: envNameOf(name, rule.env),
      masked: '…',
      evidence: [`assigned to the name \`${name}\``, ...(note ? [note] : [])],
      name,
      specificity: 30,
    },
  ];
}
