// Private keys: PEM blocks of every kind, OpenPGP, OpenSSH and PuTTY files; also on one line with \n, indented, quoted or in base64.

import type { Confidence } from '../../../../protocol/finding';
import type { Candidate, Detector } from '../../detector';
import type { RuleInfo } from '../../rule';
import { assignedName } from '../assignment/assigned-name';
import { decodeBase64Text } from '../base64';
import { envNameOf } from '../name';
import { placeOf } from '../place';
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

export const privateKey: Detector = {
  id: 'private-key',
  rules: Object.values(rules),
  find: ({ text, path }) => {
    const isTest = placeOf(path) === 'test';
    const keys = [...pemKeys(text), ...puttyKeys(text), ...encodedKeys(text)];
    return keys.map((key) =>
      isTest && key.ruleId === rules.encrypted.id ? { ...key, confidence: 'possible' as const } : key,
    );
  },
};

/** No key in use is longer than this many characters (RSA 16384 in PEM is about 12,500). */
const longestBlock = 32_768;
const label = /-----BEGIN ([A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?)-----/y;

/** Each character is looked at a bounded number of times: the next END is looked up once and kept until it is passed. */
function pemKeys(text: string): Candidate[] {
  const found: Candidate[] = [];
  const endAfter = createFinder(text, '-----END ');
  for (let begin = text.indexOf('-----BEGIN '); begin >= 0; ) {
    label.lastIndex = begin;
    const head = label.exec(text);
    const next = text.indexOf('-----BEGIN ', begin + 11);
    const block = head && blockAt(text, { begin, head, next, end: endAfter(begin) });
    const candidate = block && candidateOf(text, block);
    if (candidate) found.push(candidate);
    begin = block && block.end > begin && next >= 0 && next < block.end ? text.indexOf('-----BEGIN ', block.end) : next;
  }
  return found;
}

function createFinder(text: string, needle: string): (from: number) => number {
  let known = -2;
  return (from) => {
    if (known === -2 || (known >= 0 && known < from)) known = text.indexOf(needle, from);
    return known;
  };
}

interface Head {
  readonly begin: number;
  readonly head: RegExpExecArray;
  readonly next: number;
  readonly end: number;
}

function blockAt(text: string, { begin, head, next, end }: Head): KeyBlock | undefined {
  const bodyStart = begin + head[0].length;
  const closed = end >= 0 && end - begin <= longestBlock && (next < 0 || end < next);
  const kind = head[1]!;
  if (closed && text.startsWith(`-----END ${kind}-----`, end)) {
    return { kind, start: begin, bodyStart, bodyEnd: end, end: end + 14 + kind.length, closed: true };
  }
  const limit = Math.min(
    text.length,
    bodyStart + longestBlock,
    next < 0 ? text.length : next,
    end < 0 ? text.length : end,
  );
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

const puttyHead = 'PuTTY-User-Key-File-';

function puttyKeys(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (let begin = text.indexOf(puttyHead); begin >= 0; begin = text.indexOf(puttyHead, begin + puttyHead.length)) {
    const window = text.slice(begin, begin + 8192);
    const file =
      /^PuTTY-User-Key-File-[23]:[^\n]{1,80}\n(?:[A-Za-z-]{1,30}:[^\n]{0,200}\n|[A-Za-z0-9+/=]{1,80}\r?\n){4,200}Private-(?:MAC|Hash): [0-9a-f]{40,64}/.exec(
        window,
      );
    if (!file || !/\nPrivate-Lines: [1-9]/.test(file[0])) continue;
    const encrypted = !/\nEncryption: none/.test(file[0]);
    const { id, title, class: grade, env } = encrypted ? rules.encrypted : rules.putty;
    found.push({
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
    });
  }
  return found;
}

/** `-----BEGIN ` in base64. */
const encodedHead = 'LS0tLS1CRUdJTi';

function encodedKeys(text: string): Candidate[] {
  const found: Candidate[] = [];
  const run = /[A-Za-z0-9+/]{64,40000}={0,2}/y;
  for (
    let begin = text.indexOf(encodedHead);
    begin >= 0;
    begin = text.indexOf(encodedHead, Math.max(run.lastIndex, begin + encodedHead.length))
  ) {
    run.lastIndex = begin;
    const written = run.exec(text)?.[0];
    const inner = written && pemKeys(decodeBase64Text(written) ?? '')[0];
    if (!inner) continue;
    const { name: _, ...rest } = inner;
    const name = assignedName(text, begin);
    found.push({
      ...rest,
      start: begin,
      end: begin + written.length,
      masked: '…',
      envName: name ? envNameOf(name, inner.envName) : inner.envName,
      evidence: [...inner.evidence, 'written in base64'],
      ...(name ? { name } : {}),
    });
  }
  return found;
}
