// Private keys: PEM blocks of every kind, OpenPGP, OpenSSH and PuTTY files; also on one line with \n, indented, quoted or in base64.

import type { Confidence } from '../../../../protocol/finding';
import type { Candidate, Detector } from '../../detector';
import type { RuleInfo } from '../../rule';
import { assignedName } from '../assignment/assigned-name';
import { matchAt } from '../assignment/text-window';
import { decodeBase64Text } from '../base64';
import { envNameOf } from '../name';
import type { BodyVerdict, KeyBlock } from './private-key-body';
import { judgeBody } from './private-key-body';

const rule = (id: RuleInfo['id'], title: string, env: string, extra: Partial<RuleInfo> = {}): RuleInfo => ({
  id,
  title,
  class: 'critical',
  env,
  ...extra,
});

const rules = {
  rsa: rule('private-key/rsa', 'RSA private key', 'RSA_PRIVATE_KEY'),
  ec: rule('private-key/ec', 'Elliptic-curve private key', 'EC_PRIVATE_KEY'),
  dsa: rule('private-key/dsa', 'DSA private key', 'DSA_PRIVATE_KEY'),
  pkcs8: rule('private-key/pkcs8', 'Private key', 'PRIVATE_KEY'),
  encrypted: rule('private-key/encrypted', 'Encrypted private key', 'PRIVATE_KEY', { class: 'internal' }),
  openssh: rule('private-key/openssh', 'OpenSSH private key', 'SSH_PRIVATE_KEY'),
  pgp: rule('private-key/pgp', 'OpenPGP private key', 'PGP_PRIVATE_KEY'),
  putty: rule('private-key/putty', 'PuTTY private key', 'SSH_PRIVATE_KEY'),
} as const;

const pemHead = '-----BEGIN ';
const puttyHead = 'PuTTY-User-Key-File-';
/** `-----BEGIN ` in base64. */
const encodedHead = 'LS0tLS1CRUdJTi';

export const privateKey: Detector = {
  id: 'private-key',
  rules: Object.values(rules),
  words: [pemHead, puttyHead, encodedHead].map((text) => ({ text, exact: true })),
  reach: 42_000,
  at: ({ text, place }, start, _end, word) => {
    const key = readers[word.text]!(text, start);
    if (!key) return [];
    return [place === 'test' && key.ruleId === rules.encrypted.id ? { ...key, confidence: 'possible' } : key];
  },
};

/** No key in use is longer than this many characters (RSA 16384 in PEM is about 12,500). */
const longestBlock = 32_768;
const label = /-----BEGIN ([A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?)-----/y;

function pemKey(text: string, begin: number): Candidate | undefined {
  const head = matchAt(label, text, begin);
  const block = head && blockAt(text, begin, head);
  return block && candidateOf(text, block);
}

/** The next line of dashes that begins or ends a block; the end of what may be one when there is none. */
function nextFence(text: string, from: number): number {
  const limit = Math.min(text.length, from + longestBlock);
  const rest = text.slice(from, limit);
  const fence = rest.search(/-----(?:BEGIN|END) /);
  return fence < 0 ? limit : from + fence;
}

/** Each character is looked at a bounded number of times: the search for an end stops at the next beginning. */
function blockAt(text: string, begin: number, head: RegExpExecArray): KeyBlock | undefined {
  const bodyStart = begin + head[0].length;
  const limit = nextFence(text, bodyStart);
  const kind = head[1]!;
  if (text.startsWith(`-----END ${kind}-----`, limit)) {
    return { kind, start: begin, bodyStart, bodyEnd: limit, end: limit + 14 + kind.length, closed: true };
  }
  const lines = openLines(text.slice(bodyStart, Math.min(limit, bodyStart + 8192)));
  return lines === 0
    ? undefined
    : { kind, start: begin, bodyStart, bodyEnd: bodyStart + lines, end: bodyStart + lines, closed: false };
}

/** Length of the base64 lines that follow a BEGIN without an END; 0 for fewer than two. */
function openLines(rest: string): number {
  const lines = /^\s{0,40}(?:\\n|\s)(?:[ \t]{0,40}[A-Za-z0-9+/]{40,76}={0,2}(?:\\r)?(?:\\n|\r?\n|$)){2,}/.exec(rest);
  return lines ? lines[0].trimEnd().replace(/(?:\\[rn])+$/, '').length : 0;
}

function candidateOf(text: string, block: KeyBlock): Candidate | undefined {
  const verdict = judgeBody(text.slice(block.bodyStart, block.bodyEnd), block);
  if (!verdict) return undefined;
  const rule = rules[verdict.kind];
  const name = assignedName(text, block.start);
  return {
    ruleId: rule.id,
    title: rule.title,
    class: rule.class,
    confidence: confidenceOf(block, verdict),
    start: block.start,
    end: block.end,
    envName: name ? envNameOf(name, rule.env) : rule.env,
    masked: `-----BEGIN ${block.kind}-----…`,
    evidence: [
      block.closed ? 'a complete private key block' : 'the beginning of a private key block',
      ...(verdict.proven ? ['its body decodes to a key'] : []),
    ],
    ...(name ? { name } : {}),
    specificity: 80,
  };
}

/** A block that is cut off proves less; a body that cannot be such a key is at most worth a look. */
function confidenceOf({ closed }: KeyBlock, { proven }: BodyVerdict): Confidence {
  if (!proven) return 'possible';
  return closed ? 'certain' : 'likely';
}

function puttyKey(text: string, begin: number): Candidate | undefined {
  const file = matchAt(puttyFile, text, begin);
  if (!file || !/\nPrivate-Lines: [1-9]/.test(file[0])) return undefined;
  const encrypted = !/\nEncryption: none/.test(file[0]);
  const { id, title, class: grade, env } = encrypted ? rules.encrypted : rules.putty;
  return {
    ruleId: id,
    title,
    class: grade,
    confidence: 'certain',
    start: begin,
    end: begin + file[0].length,
    envName: env,
    masked: `${puttyHead}…`,
    evidence: ['a complete PuTTY key file', ...(encrypted ? ['encrypted with a passphrase'] : [])],
    specificity: 80,
  };
}

const puttyFile =
  /PuTTY-User-Key-File-[23]:[^\n]{1,80}\n(?:[A-Za-z-]{1,30}:[^\n]{0,200}\n|[A-Za-z0-9+/=]{1,80}\r?\n){4,200}Private-(?:MAC|Hash): [0-9a-f]{40,64}/y;

const encodedRun = /[A-Za-z0-9+/]{64,40000}={0,2}/y;

function encodedKey(text: string, begin: number): Candidate | undefined {
  // Inside a longer run it is no beginning; asking first also keeps a hostile run from being read again and again.
  if (/[A-Za-z0-9+/]/.test(text[begin - 1] ?? ' ')) return undefined;
  const written = matchAt(encodedRun, text, begin)?.[0];
  const inner = written && pemKey(decodeBase64Text(written) ?? '', 0);
  if (!inner) return undefined;
  const { name: _, ...rest } = inner;
  const name = assignedName(text, begin);
  return {
    ...rest,
    start: begin,
    end: begin + written.length,
    masked: '…',
    envName: name ? envNameOf(name, inner.envName) : inner.envName,
    evidence: [...inner.evidence, 'written in base64'],
    ...(name ? { name } : {}),
  };
}

const readers: Readonly<Record<string, (text: string, begin: number) => Candidate | undefined>> = {
  [pemHead]: pemKey,
  [puttyHead]: puttyKey,
  [encodedHead]: encodedKey,
};
