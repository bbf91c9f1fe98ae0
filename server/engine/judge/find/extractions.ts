// Values that readers of structured files took out: judged by their key path, as an assignment in the open would be.

import type { Candidate, Detector } from '../../detector';
import type { Extraction } from '../../finding';
import { envNameOf, judgeName, quoteName } from '../name';
import type { Place } from '../place';
import { placeOf } from '../place';
import { gradeValue } from '../value';
import { genericRules } from './generic';
import { jwt } from './jwt';
import { privateKey } from './private-key';
import { urlPassword } from './url-password';

export const extractions: Detector = {
  id: 'extractions',
  // It reports under the rules of generic and of the structural detectors, which list them; twice would double the reference.
  rules: [],
  find({ text, path, extractions: given = [] }) {
    const place = placeOf(path);
    return given.flatMap((extraction) => {
      // What is written as it is, the structural detectors see in the text itself.
      const decoded = text.slice(extraction.start, extraction.end) !== extraction.value;
      const structure = decoded ? judgeStructure(extraction, path) : undefined;
      return structure ? [structure] : judge(extraction, place);
    });
  },
};

const structural: readonly Detector[] = [privateKey, jwt, urlPassword];

/** A key, a token or a URL inside a decoded value stands for the whole written one. */
function judgeStructure({ value, name, note, start, end }: Extraction, path: string): Candidate | undefined {
  const inner = structural.flatMap((detector) => detector.find({ text: value, path }))[0];
  if (!inner) return undefined;
  const evidence = [...inner.evidence, ...(note ? [note] : [])];
  return { ...inner, start, end, name, envName: envNameOf(name, inner.envName), masked: '…', evidence };
}

function judge({ value, name, note, start, end }: Extraction, place: Place): readonly Candidate[] {
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
