// Errors of the SDK in words of ours. Only their code and status count: their text may name what was asked for.

import { type ProblemKind, refused, type StoreProblem } from '../../store';

export type Refusal = ReturnType<typeof refused>;
/** What an error code means in one operation, where that is not what it means elsewhere. */
export type Special = Readonly<Record<string, readonly [ProblemKind, string]>>;

/** To be thrown through the SDK, where a result cannot go. */
export const errorOf = (problem: StoreProblem): Error => Object.assign(new Error('A refusal of ours.'), { problem });

export function refusalOf(error: unknown, special: Special = {}): Refusal {
  const ours = partOf(error, 'problem');
  if (isProblem(ours)) return refused(ours.kind, ours.message);
  const code = codeOf(error);
  const [kind, message] = own(special, code) ?? own(byCode, code) ?? byStatus(statusOf(error));
  return refused(kind, message);
}

/** The part behind the `#` of a shape, without the address that some services append and the ending that some leave out. */
export function codeOf(error: unknown): string {
  const name = partOf(error, 'name');
  return typeof name === 'string'
    ? name
        .replace(/^.*#/, '')
        .replace(/:.*$/, '')
        .replace(/Exception$/, '')
    : '';
}

export function statusOf(error: unknown): number | undefined {
  const status =
    partOf(partOf(error, '$metadata'), 'httpStatusCode') ?? partOf(partOf(error, '$response'), 'statusCode');
  return typeof status === 'number' ? status : undefined;
}

/** The credentials may have been replaced since we read them. */
export const isLoginOver = (error: unknown): boolean => {
  const said = own(byCode, codeOf(error));
  return said === unknown || said === expired;
};

/** The service did not do what it was asked. */
export const isThrottled = (error: unknown): boolean => refusalOf(error).problem.kind === 'busy';

/** The SDK has seen how far our clock is off, and signs the next request with the right time. */
export const isClockCorrected = (error: unknown): boolean =>
  partOf(partOf(error, '$metadata'), 'clockSkewCorrected') === true;

export const isServerFault = (error: unknown): boolean => (statusOf(error) ?? 0) >= 500;

function partOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

const isProblem = (value: unknown): value is StoreProblem =>
  typeof partOf(value, 'kind') === 'string' && typeof partOf(value, 'message') === 'string';

const own = (table: Special, code: string) => (Object.hasOwn(table, code) ? table[code] : undefined);

const unknown = ['denied', 'AWS does not know these credentials, or they are switched off.'] as const;
const expired = [
  'login-needed',
  'The AWS login has expired. Log in again, for instance with “aws sso login”.',
] as const;
const denied = ['denied', 'This AWS login is not allowed to do that.'] as const;
const busy = ['busy', 'AWS gets too many requests from this account. Try again later.'] as const;
const down = ['unavailable', 'AWS Secrets Manager has a problem of its own. Try again later.'] as const;
const clock = ['unavailable', 'AWS refuses the time of this machine. Set its clock.'] as const;

const byCode: Special = {
  ResourceNotFound: ['not-found', 'AWS Secrets Manager has no such secret or version.'],
  InvalidRequest: ['unsupported', 'AWS does not do that in the state in which the secret is.'],
  InvalidParameter: ['unsupported', 'AWS does not take what was asked for.'],
  Validation: ['unsupported', 'AWS does not take what was asked for.'],
  ResourceExists: ['conflict', 'Somebody else has made this secret or version in between.'],
  PreconditionNotMet: ['conflict', 'Somebody else has changed this secret in between.'],
  InvalidNextToken: ['conflict', 'The list has changed since its last page. Begin it again.'],
  LimitExceeded: ['unsupported', 'A quota of this AWS account is used up.'],
  DecryptionFailure: ['denied', 'AWS could not decrypt the secret with its KMS key.'],
  EncryptionFailure: ['denied', 'AWS could not encrypt the secret with its KMS key.'],
  AccessDenied: denied,
  OptInRequired: denied,
  UnrecognizedClient: unknown,
  InvalidClientTokenId: unknown,
  InvalidSignature: unknown,
  SignatureDoesNotMatch: unknown,
  IncompleteSignature: unknown,
  MissingAuthenticationToken: unknown,
  ExpiredToken: expired,
  TokenRefreshRequired: expired,
  RequestTimeTooSkewed: clock,
  RequestExpired: clock,
  Throttling: busy,
  Throttled: busy,
  RequestThrottled: busy,
  TooManyRequests: busy,
  RequestLimitExceeded: busy,
  SlowDown: busy,
  InternalServiceError: down,
  InternalFailure: down,
  ServiceUnavailable: down,
};

/** Of an answer without a code that we know: of a proxy, for instance. */
function byStatus(status = 0): readonly [ProblemKind, string] {
  if (status === 401 || status === 403) return denied;
  if (status === 429) return busy;
  if (status >= 500) return down;
  return ['unreadable', 'The answer is none of AWS Secrets Manager.'];
}
