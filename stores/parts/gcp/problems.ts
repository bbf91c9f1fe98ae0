// What Google Cloud says when it refuses, in our words.

import * as z from 'zod';
import type { HttpAnswer } from '../../host';
import { refused } from '../../store';
import { jsonOf } from '../../support/http';

type Refusal = ReturnType<typeof refused>;

export const loginNeeded = (): Refusal =>
  refused('login-needed', 'Log in to Google Cloud: run “gcloud auth application-default login”.');

export const notThere = (): Refusal => refused('not-found', 'Google Cloud has no such secret or version.');

/** Its texts hold names, so that they only tell causes apart here. */
export function problemOfAnswer(answer: HttpAnswer): Refusal {
  const { status } = answer;
  const read = jsonOf(answer, errorSchema());
  const error = read.ok ? read.value.error : undefined;
  switch (status) {
    case 400:
      return error?.status === 'FAILED_PRECONDITION' ? stateProblem(error.message) : malformed();
    case 401:
      return loginNeeded();
    case 403:
      return forbidden(error?.details.map(({ reason }) => reason) ?? []);
    case 404:
      return notThere();
    case 409:
    case 412:
      return changedMeanwhile();
    case 429:
      return refused('busy', 'Google Cloud asks to wait: the project’s quota of requests is used up.');
    default:
      return status >= 500
        ? refused('unavailable', 'Google Cloud Secret Manager does not work now.')
        : refused('unreadable', 'Google Cloud answered something that is no answer.');
  }
}

const errorSchema = () =>
  z.object({
    error: z.object({
      status: z.string().optional(),
      message: z.string().optional(),
      details: z.array(z.object({ reason: z.string().optional() })).catch([]),
    }),
  });

/** Names have no spaces, so that none can look like this. */
function stateProblem(message = ''): Refusal {
  const state = / is in (DISABLED|DESTROYED) state/.exec(message)?.[1];
  if (state === 'DISABLED') return refused('denied', 'This version is disabled. It can be enabled in Google Cloud.');
  if (state === 'DESTROYED') return refused('not-found', 'This version was destroyed. It cannot be recovered.');
  if (/\betag\b/i.test(message)) return changedMeanwhile();
  return refused('denied', 'Google Cloud refuses this in the present state of the secret or of its encryption key.');
}

function forbidden(reasons: readonly (string | undefined)[]): Refusal {
  if (reasons.includes('SERVICE_DISABLED')) {
    return refused('misconfigured', 'The Secret Manager API is not enabled in this project.');
  }
  return reasons.includes('ACCESS_TOKEN_SCOPE_INSUFFICIENT')
    ? refused('login-needed', 'This login is not for all of Google Cloud: its scope lacks “cloud-platform”.')
    : refused('denied', 'Google Cloud does not permit this to the login, or there is no such project.');
}

const changedMeanwhile = (): Refusal => refused('conflict', 'Somebody else changed the secret at the same time.');
const malformed = (): Refusal => refused('unsupported', 'Google Cloud does not take this name, version or value.');
