// JSON Web Keys with their private member: `d` of a key pair, `k` of a symmetric key; in JSON, object literals and YAML.

import type { Confidence } from '../../../../../protocol/finding';
import type { Candidate, Detector } from '../../../detector';
import type { Page } from '../../../text/page';
import { matchAt } from '../../assignment/text-window';
import { distinct } from '../../entropy';
import { isPlaceholder } from '../../placeholder';
import { candidateOf } from '../candidate';
import { keyRules } from './rules';

/** An RSA key of 8192 bits takes about 6,000 characters with all its members. */
const farthest = 7000;

export const jwk: Detector = {
  id: 'jwk',
  rules: [keyRules.jwk],
  words: [{ text: 'kty', exact: true }],
  reach: farthest + 100,
  at: (page, start, end) => {
    const kind = matchAt(kindForm, page.text, end)?.[1];
    const found = kind ? keyIn(page, start, kind) : undefined;
    return found ? [found] : [];
  },
};

const kindForm = /(?:\\?["'])?\s{0,8}(?::|=>|=)\s{0,8}(?:\\?["'])?(RSA|EC|OKP|oct)\b/y;

function keyIn(page: Page, at: number, kind: string): Candidate | undefined {
  const region = regionAround(page, at);
  const member = region && privateMember(region.text, kind);
  if (!region || !member || isDocumented(member.value)) return undefined;
  const start = region.start + member.start;
  return candidateOf(
    keyRules.jwk,
    { start, end: start + member.value.length },
    {
      confidence: confidenceOf(region.text, kind, member.value),
      evidence: [
        `the member \`${kind === 'oct' ? 'k' : 'd'}\` of a JSON Web Key`,
        ...(kind === 'oct' ? [] : ['which is its private part']),
      ],
      specificity: 80,
    },
  );
}

interface Region {
  readonly text: string;
  readonly start: number;
}

/** The innermost object around `at`. It holds one kind only, so each character belongs to two regions at most. */
function regionAround({ text, kind }: Page, at: number): Region | undefined {
  const seen = text.slice(Math.max(0, at - farthest), at);
  const before = seen.slice(seen.lastIndexOf('kty') + 1);
  const ahead = text.slice(at, at + farthest);
  const next = ahead.indexOf('kty', 3);
  const after = next < 0 ? ahead : ahead.slice(0, next);
  const open = openBrace(before);
  const close = closeBrace(after);
  if (open !== undefined && close !== undefined)
    return { start: at - before.length + open, text: before.slice(open) + after.slice(0, close) };
  return kind === 'yaml' && open === undefined ? mappingAround(before, after, at) : undefined;
}

function openBrace(text: string): number | undefined {
  let depth = 0;
  for (let i = text.length - 1; i >= 0; i--) {
    if (text[i] === '}') depth++;
    else if (text[i] === '{' && depth-- === 0) return i;
  }
  return undefined;
}

function closeBrace(text: string): number | undefined {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && depth-- === 0) return i;
  }
  return undefined;
}

/** Lines of one YAML mapping are indented alike; its first may begin with a dash. */
function mappingAround(before: string, after: string, at: number): Region | undefined {
  const above = before.split('\n');
  const lead = above.pop()!;
  if (!/^[ -]{0,60}$/.test(lead)) return undefined;
  const isMember = (line: string): boolean =>
    /^[ -]*$/.test(line.slice(0, lead.length)) && /^\w/.test(line.slice(lead.length));
  const isFirst = (line: string): boolean => line.slice(0, lead.length).includes('-');
  let from = above.length;
  while (from > 0 && !isFirst(above[from] ?? lead) && isMember(above[from - 1]!)) from--;
  const below = after.split('\n');
  const end = below.findIndex((line, i) => i > 0 && (!isMember(line) || isFirst(line)));
  const head = [...above.slice(from), lead].join('\n');
  return { start: at - head.length, text: head + below.slice(0, end < 0 ? below.length : end).join('\n') };
}

interface Member {
  /** Offset in the region. */
  readonly start: number;
  readonly value: string;
}

/** Up to the value, by the member's name. */
const members = {
  d: /(?:^|[{,\s'"])d(?:\\?["'])?\s{0,8}(?::|=>|=)\s{0,8}(?:\\?["'])?(?=[\w-])/m,
  k: /(?:^|[{,\s'"])k(?:\\?["'])?\s{0,8}(?::|=>|=)\s{0,8}(?:\\?["'])?(?=[\w-])/m,
  n: /(?:^|[{,\s'"])n(?:\\?["'])?\s{0,8}(?::|=>|=)/m,
  x: /(?:^|[{,\s'"])x(?:\\?["'])?\s{0,8}(?::|=>|=)/m,
};
const memberValue = /[A-Za-z0-9_-]+(?![\w.(])/y;

function privateMember(region: string, kind: string): Member | undefined {
  const found = members[kind === 'oct' ? 'k' : 'd'].exec(region);
  const start = found ? found.index + found[0].length : 0;
  const value = found && matchAt(memberValue, region, start)?.[0];
  if (!value || value.length < shortest[kind]! || distinct(value) < 10 || isPlaceholder(value)) return undefined;
  return { start, value };
}

/** Characters of 512 bits, 256 bits and 128 bits. */
const shortest: Readonly<Record<string, number>> = { RSA: 86, EC: 40, OKP: 40, oct: 16 };

/** A key pair without its public part proves less, and so does a symmetric key, which has none. */
function confidenceOf(region: string, kind: string, value: string): Confidence {
  if (kind === 'oct') return value.length >= 22 ? 'likely' : 'possible';
  return members[kind === 'RSA' ? 'n' : 'x'].test(region) ? 'certain' : 'likely';
}

/** Keys that RFC 7515, 7517, 7518, 7520 and 8037 print, by how they begin. */
const documented = [
  'Eq5xpGnNCivDflJs',
  'jpsQnnGQmL-YBIff',
  'AyM1SysPpbyDfgZl',
  '870MB6gfuTJ4HtUn',
  'X4cTteJY_gn4FYPs',
  'GawgguFyGrWKav7A',
  '0_NxaRPUMQoAJt50',
  'VEmDZpDXXK8p8N0C',
  'hJtXIZ2uSN5kbQfb',
  'nWGxne_9WmC6hEr0',
];
const isDocumented = (value: string): boolean => documented.some((head) => value.startsWith(head));
