// What Azure Key Vault says when it refuses, in our words.

import * as z from 'zod';
import type { HttpAnswer } from '../../host';
import { type ProblemKind, refused, type StoreProblem } from '../../store';
import { jsonOf } from '../../support/http';

type Refusal = ReturnType<typeof refused>;

export const loginNeeded = (): Refusal =>
  refused('login-needed', 'Log in to Azure: run “az login”, or sign in to a Microsoft account in VS Code.');

export const notThere = (): Refusal => refused('not-found', 'The vault has no such secret or version.');

/** Its texts hold names and addresses of callers, so that only its codes count. */
export function problemOfAnswer(answer: HttpAnswer): Refusal {
  const { status } = answer;
  const known = codesOf(answer).find((code) => code in problems);
  if (known !== undefined) return refused(...problems[known]!);
  switch (status) {
    case 400:
      return refused('unsupported', 'Azure Key Vault does not take this name, version or value.');
    case 401:
      return loginNeeded();
    case 403:
      return notPermitted();
    case 404:
      return notThere();
    case 409:
    case 412:
      return refused('conflict', 'Somebody else is changing the secret at the same time.');
    case 429:
      return refused('busy', 'Azure Key Vault asks to wait: too many requests.');
    default:
      return status >= 500
        ? refused('unavailable', 'Azure Key Vault does not work now.')
        : refused('unreadable', 'Azure Key Vault answered something that is no answer.');
  }
}

const notPermitted = (): Refusal => refused('denied', 'Azure Key Vault does not permit this to the login.');

/** The vault let the login in, and only this was more than it may. */
export const isNotPermitted = ({ message }: StoreProblem): boolean =>
  [notPermitted().problem.message, problems.ForbiddenByRbac?.[1], problems.ForbiddenByPolicy?.[1]].includes(message);

/** The inner one says more. Both spellings are seen. */
function codesOf(answer: HttpAnswer): readonly string[] {
  const inner = z.object({ code: z.string().optional() }).optional().catch(undefined);
  const schema = z.object({ error: z.object({ code: z.string().optional(), innererror: inner, innerError: inner }) });
  const read = jsonOf(answer, schema);
  if (!read.ok) return [];
  const { code, innererror, innerError } = read.value.error;
  return [innererror?.code, innerError?.code, code].filter((one) => one !== undefined);
}

const problems: Readonly<Record<string, readonly [ProblemKind, string]>> = {
  SecretDisabled: ['denied', 'This version is disabled. It can be enabled in Azure.'],
  SecretNotYetValid: ['denied', 'This secret is not valid yet: its activation date has not come.'],
  SecretExpired: ['denied', 'This secret has expired.'],
  ForbiddenByFirewall: ['denied', 'The vault’s firewall does not let this network in.'],
  ForbiddenByConnection: ['denied', 'The vault can be reached over a private connection only.'],
  ForbiddenByRbac: ['denied', 'The login has no role in the vault that permits this.'],
  ForbiddenByPolicy: ['denied', 'No access policy of the vault permits this to the login.'],
  ObjectIsDeletedButRecoverable: [
    'conflict',
    'A deleted secret still holds this name. Recover or purge it first, or use another name.',
  ],
  ObjectIsBeingDeleted: ['conflict', 'A secret of this name is being deleted. Try again later.'],
  ObjectIsBeingRecovered: ['conflict', 'A secret of this name is being recovered. Try again later.'],
};
