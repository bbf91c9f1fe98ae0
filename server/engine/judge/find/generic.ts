// Passwords, tokens and keys of no known provider: assignments judged by name, value, place and kind of file.

import type { Candidate, Detector } from '../../detector';
import { whyImprobable } from '../../explain/improbable';
import type { RuleInfo } from '../../rule';
import { longestLine, type Page } from '../../text/page';
import type { Assignment } from '../assignment/find';
import { assignmentAt, nameWords } from '../assignment/find';
import { behindName, mayBeAssigned } from '../assignment/gate/gate';
import { sightOf } from '../assignment/sight';
import { score } from '../model/score';
import { likely, possible } from '../model/weights';
import type { SecretKind } from '../name';
import { envNameOf, quoteName } from '../name';

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
  // Its line on both sides; behind the name a value of at most that length, and what may stand between.
  reach: longestLine + 650,
  guesses: true,
  sight: sightOf,
  passes: mayBeAssigned,
  follows: behindName,
  at: (page, start, end) => {
    if (page.isSilent) return [];
    const assignment = assignmentAt(page, start, end);
    if (!assignment || page.isNamed?.(assignment)) return [];
    return page.recall ? page.recall(start, assignment, () => judge(page, assignment)) : judge(page, assignment);
  },
};

/** What an assigned value is, and how surely. */
export function judge({ text, place, kind, note }: Page, assignment: Assignment): readonly Candidate[] {
  const { name, verdict, start, end, operator, quoted, inString } = assignment;
  const scored = { name, verdict, value: text.slice(start, end), operator, quoted, inString, kind, place };
  const judged = score(scored);
  const rule = genericRules[verdict.kind];
  if (!judged || judged.probability < possible)
    return note?.({ ruleId: rule.id, start, end, why: whyImprobable(scored) }) ?? [];
  return [
    {
      ruleId: rule.id,
      title: rule.title,
      class: rule.class,
      confidence: judged.probability >= likely ? 'likely' : 'possible',
      start,
      end,
      envName: envNameOf(name, rule.env),
      masked: '…',
      evidence: [
        `assigned to ${quoteName(name)}, which ${says[verdict.strength]} ${verdict.kind}`,
        ...judged.reasons(),
      ],
      name,
      specificity: 10 * verdict.strength + (assignment.operator === 'pair' ? 5 : 0),
    },
  ];
}

const says = ['alone does not say', 'may mean', 'says'] as const;
