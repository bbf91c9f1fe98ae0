// Passwords, tokens and keys of no known provider: assignments judged by name, value, place and kind of file.

import type { Confidence } from '../../../../protocol/finding';
import type { Candidate, Detector } from '../../detector';
import { longestLine, type Page } from '../../page';
import type { RuleInfo } from '../../rule';
import type { FileKind } from '../assignment/file-kind';
import type { Assignment } from '../assignment/find';
import { assignmentAt, nameWords } from '../assignment/find';
import { mayBeAssigned } from '../assignment/gate';
import type { SecretKind } from '../name';
import { envNameOf, quoteName } from '../name';
import type { Place } from '../place';
import type { ValueGrade } from '../value';
import { gradeValue } from '../value';

export const genericRules: Readonly<Record<SecretKind, RuleInfo>> = {
  password: { id: 'generic/password', title: 'Password', class: 'sensitive', env: 'PASSWORD' },
  secret: { id: 'generic/secret', title: 'Secret', class: 'sensitive', env: 'SECRET' },
  token: { id: 'generic/token', title: 'Access token', class: 'sensitive', env: 'ACCESS_TOKEN' },
  'api-key': { id: 'generic/api-key', title: 'API key', class: 'sensitive', env: 'API_KEY' },
  credentials: { id: 'generic/credentials', title: 'Credentials', class: 'sensitive', env: 'CREDENTIALS' },
};

export const generic: Detector = {
  id: 'generic',
  rules: Object.values(genericRules),
  words: nameWords.map((text) => ({ text })),
  reach: longestLine + 1500,
  passes: mayBeAssigned,
  at: (page, start, end) => {
    if (page.place === 'lock' || page.place === 'generated' || page.kind === 'text') return [];
    const assignment = assignmentAt(page, start, end);
    return assignment ? judge(page, assignment) : [];
  },
};

function judge({ text, place, kind }: Page, assignment: Assignment): readonly Candidate[] {
  const { name, verdict, start, end } = assignment;
  if (assignment.inString && !assignment.quoted && verdict.strength === 1) return [];
  const grade = gradeValue(text.slice(start, end), name, verdict);
  if (!grade) return [];
  const rule = genericRules[verdict.kind];
  return [
    {
      ruleId: rule.id,
      title: rule.title,
      class: rule.class,
      confidence: confidenceOf(assignment, grade, place, kind),
      start,
      end,
      envName: envNameOf(name, rule.env),
      masked: '…',
      evidence: evidenceOf(assignment, grade, place),
      name,
      specificity: 10 * verdict.strength + (assignment.operator === 'pair' ? 5 : 0),
    },
  ];
}

function confidenceOf(
  { verdict, operator, quoted, inString, start, end }: Assignment,
  grade: ValueGrade,
  place: Place,
  kind: FileKind,
): Confidence {
  let score = verdict.strength + grade;
  if (place !== 'source') score -= 1;
  if (operator === 'compare') score -= 1;
  if (!quoted && (kind === 'prose' || inString)) score -= 1;
  if (grade === 1 && !quoted && end - start < 8) score -= 1;
  return score >= 3 ? 'likely' : 'possible';
}

const gradeWords: Record<ValueGrade, string> = {
  1: 'the value is made of words',
  2: 'the value looks like a password',
  3: 'the value looks random',
};

function evidenceOf({ name, verdict }: Assignment, grade: ValueGrade, place: Place): readonly string[] {
  const named = `assigned to ${quoteName(name)}, which ${verdict.strength === 2 ? 'says' : 'may mean'} ${verdict.kind}`;
  return [
    named,
    gradeWords[grade],
    ...(place === 'source' ? [] : [`the file is ${placeWords[place]}, which lowers the confidence`]),
  ];
}

const placeWords: Record<Exclude<Place, 'source'>, string> = {
  test: 'a test',
  example: 'an example',
  documentation: 'documentation',
  generated: 'machine-written',
  lock: 'a lock file',
};
