// What goes wrong on the way to a server, in fixed words: the system's own texts hold names and addresses.

import { cancelled, type ProblemKind, refused } from '../../store';

export type Refusal = ReturnType<typeof refused>;

/** Ours; the system's have codes of their own (`ECONNREFUSED`). */
export type OwnCode = 'CANCELLED' | 'TIMED_OUT' | 'TOO_LARGE' | 'FORBIDDEN_ADDRESS' | 'PROXY_FAILED' | 'PROXY_UNUSABLE';

/** For the way through callbacks and rejections; no text that could be shown. */
export const codedError = (code: OwnCode | 'ECONNRESET' | 'ENOTFOUND'): NodeJS.ErrnoException =>
  Object.assign(new Error(code), { code });

export function problemOfError(error: unknown): Refusal {
  const code = codeOf(error);
  if (code === 'CANCELLED') return cancelled();
  const [kind, message] = texts.find(([form]) => form.test(code))?.[1] ?? broken;
  return refused(kind, message);
}

/** The other side hung up: worth another try where the request may be sent twice. */
export const isBroken = (error: unknown): boolean => /^(?:ECONNRESET|EPIPE|ECONNABORTED)$/.test(codeOf(error));

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

export const notSecure = () =>
  refused(
    'misconfigured',
    'The address of the store must begin with https://. Only this machine may be asked with http.',
  );
export const withUserInfo = () =>
  refused('misconfigured', 'The address of the store must not hold a user name or a password.');
export const forbidden = () => refused(...forbiddenText);
export const notSendable = () =>
  refused('misconfigured', 'A credential or a name for the store holds a character that cannot be sent.');
export const notAnAddress = () => refused('misconfigured', 'The address of the store is not a web address.');
export const badCertificate = () =>
  refused('misconfigured', 'The certificate or key that is set for the store cannot be used.');

type Text = readonly [ProblemKind, string];

const unreachable = (why: string): Text => ['unavailable', `The store cannot be reached: ${why}`];
const late = unreachable('it did not answer in time.');
const broken = unreachable('the connection broke off.');
const large: Text = ['unreadable', 'The answer of the store is too large.'];
const forbiddenText: Text = [
  'misconfigured',
  'The address of the store is one where machines get their own credentials. It is not asked.',
];

/** The first that matches counts. */
const texts: readonly (readonly [RegExp, Text])[] = [
  [/^(?:TIMED_OUT|ETIMEDOUT)$/, late],
  [/^(?:TOO_LARGE|HPE_HEADER_OVERFLOW)$/, large],
  [/^FORBIDDEN_ADDRESS$/, forbiddenText],
  [/^PROXY_FAILED$/, unreachable('the proxy that is set does not answer or refuses.')],
  [/^PROXY_UNUSABLE$/, ['misconfigured', 'The proxy that is set cannot be used: only http:// and https:// are known.']],
  [/^(?:ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL)$/, unreachable('the host name is not known.')],
  [/^E(?:CONNREFUSED|HOST|NET|ADDR|ACCES|PERM)/, unreachable('nothing answers there.')],
  [/^HPE_/, ['unreadable', 'The answer is no answer of a store: it is not HTTP.']],
  [/^(?:ERR_SSL_|EPROTO$)/, unreachable('no secure connection came about.')],
  [/CERT|CRL|SIGNATURE|HOSTNAME_MISMATCH/, unreachable('its certificate is not trusted.')],
];
