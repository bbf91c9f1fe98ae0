// Says of a JSON Web Token that it has expired: still worth removing, but no longer usable.

import type { Finding } from '../engine/findings/finding';
import { payloadOf } from '../engine/judge/find/jwt';
import type { Text } from '../engine/text/text';
import type { Check } from './check';

const check: Check = {
  id: 'token/expired',
  run: ({ text }, findings, now) =>
    findings.map((finding) => (finding.ruleId === 'jwt/token' ? withExpiry(finding, text, now) : finding)),
};
export default check;

function withExpiry(finding: Finding, text: Text, now: number): Finding {
  const expiry = payloadOf(text.slice(finding.start, finding.end))?.exp;
  if (typeof expiry !== 'number' || !Number.isFinite(expiry) || expiry * 1000 > now) return finding;
  const note = {
    ruleId: 'token/expired',
    message: `This token expired on ${dayOf(expiry)}. Its signing key may still be in use.`,
  };
  return { ...finding, related: [...(finding.related ?? []), note] };
}

/** Day in UTC of seconds since 1970; a date beyond the calendar of the language is only called past. */
function dayOf(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? 'a day in the past' : date.toISOString().slice(0, 10);
}
