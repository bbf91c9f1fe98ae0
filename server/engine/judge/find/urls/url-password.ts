// Passwords in URLs: `scheme://user:PASSWORD@host`, and tokens in the user's place. The finding is the password alone.

import type { Candidate, Detector } from '../../../detector';
import { assignedName } from '../../assignment/assigned-name';
import type { Place } from '../../place';
import { candidateOf } from '../candidate';
import { isLocal, isUserToken, judgePassword } from './judge-password';
import { kindOfScheme, passwordName, urlRules as rules } from './rules';
import { mayHaveUser, type UrlParts, urlAt } from './url-parts';

export const urlPassword: Detector = {
  id: 'url-password',
  rules: [rules.postgres, rules.mysql, rules.mongodb, rules.redis, rules.amqp, rules.other, rules.token],
  words: [{ text: '://' }],
  reach: 700,
  passes: (units, _start, end) => mayHaveUser(units, end),
  at: ({ text, place }, at) => {
    const url = urlAt(text, at);
    const candidate = url && (tokenOf(text, url) ?? passwordOf(text, url, place));
    return candidate ? [candidate] : [];
  },
};

function passwordOf(text: string, url: UrlParts, place: Place): Candidate | undefined {
  const confidence = judgePassword(url, place);
  if (!confidence) return undefined;
  const rule = rules[kindOfScheme(url.scheme)];
  const name = assignedName(text, url.start);
  return candidateOf(
    rule,
    { start: url.passwordStart, end: url.passwordStart + url.password.length },
    {
      confidence,
      envName: passwordName(name, rule.env),
      evidence: [
        `stands as the password in a ${url.scheme} URL`,
        ...(isLocal(url.host) ? ['the host is this machine or a container beside it'] : []),
      ],
      name,
      specificity: 60,
    },
  );
}

function tokenOf(text: string, url: UrlParts): Candidate | undefined {
  if (!isUserToken(url)) return undefined;
  const end = url.passwordStart - 1;
  return candidateOf(
    rules.token,
    { start: end - url.user.length, end },
    {
      confidence: 'likely',
      envName: rules.token.env,
      evidence: [`stands as the user in a ${url.scheme} URL and looks random`],
      name: assignedName(text, url.start),
      specificity: 60,
    },
  );
}
