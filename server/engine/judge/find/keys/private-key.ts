// Private keys that say so: PEM blocks of every kind, OpenPGP, OpenSSH, SSH2 and PuTTY files; also on one line with \n, indented or quoted.

import type { Confidence } from '../../../../../protocol/finding';
import type { Candidate, Detector } from '../../../detector';
import { matchAt } from '../../assignment/text-window';
import { decodeBase64 } from '../../base64';
import { distinct } from '../../entropy';
import { assignedCandidate, candidateOf } from '../candidate';
import type { BodyVerdict, KeyBlock } from './pem-body';
import { judgeBody } from './pem-body';
import { keyRules as rules } from './rules';

const pemHead = '-----BEGIN ';
const puttyHead = 'PuTTY-User-Key-File-';
const ssh2Head = '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----';

export const privateKey: Detector = {
  id: 'private-key',
  rules: Object.values(rules).filter(({ id }) => id !== rules.pkcs12.id && id !== rules.jwk.id),
  words: [pemHead, puttyHead, ssh2Head].map((text) => ({ text, exact: true })),
  reach: 48_000,
  at: ({ text, place }, start, _end, word) => {
    const key = readers[word.text]!(text, start);
    if (!key) return [];
    return [place === 'test' && key.ruleId === rules.encrypted.id ? { ...key, confidence: 'possible' } : key];
  },
};

/** No key in use is longer than this many characters (RSA 16384 in PEM is about 12,500). */
const longestBlock = 32_768;
const label = /-----BEGIN ([A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?)-----/y;
const closingLabel = /-----END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----/y;

function pemKey(text: string, begin: number): Candidate | undefined {
  const head = matchAt(label, text, begin);
  const block = head && blockAt(text, begin, head);
  return block && pemCandidate(text, block);
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
  // Some close a block under another label than they opened it with.
  const foot = matchAt(closingLabel, text, limit)?.[0];
  if (foot) return { kind, start: begin, bodyStart, bodyEnd: limit, end: limit + foot.length, closed: true };
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

function pemCandidate(text: string, block: KeyBlock): Candidate | undefined {
  const verdict = judgeBody(text.slice(block.bodyStart, block.bodyEnd), block);
  return (
    verdict &&
    assignedCandidate(rules[verdict.kind], text, {
      start: block.start,
      end: block.end,
      confidence: confidenceOf(block, verdict),
      masked: `-----BEGIN ${block.kind}-----…`,
      evidence: [
        block.closed ? 'a complete private key block' : 'the beginning of a private key block',
        ...(verdict.cut ? ['most of it is cut off'] : verdict.proven ? ['its body decodes to a key'] : []),
      ],
      specificity: 80,
    })
  );
}

/** A block that is cut off proves less; a body that cannot be such a key is at most worth a look. */
function confidenceOf({ closed }: KeyBlock, { proven, cut }: BodyVerdict): Confidence {
  if (!proven) return 'possible';
  return closed && !cut ? 'certain' : 'likely';
}

const puttyFile =
  /PuTTY-User-Key-File-[23]:[^\n]{1,80}\n(?:[A-Za-z-]{1,30}:[^\n]{0,200}\n|[A-Za-z0-9+/=]{1,80}\r?\n){4,200}Private-(?:MAC|Hash): [0-9a-f]{40,64}/y;

function puttyKey(text: string, begin: number): Candidate | undefined {
  const file = matchAt(puttyFile, text, begin)?.[0];
  if (!file || !/\nPrivate-Lines: [1-9]/.test(file)) return undefined;
  const encrypted = !/\nEncryption: none/.test(file);
  return candidateOf(
    encrypted ? rules.encrypted : rules.putty,
    { start: begin, end: begin + file.length },
    {
      confidence: 'certain',
      masked: `${puttyHead}…`,
      evidence: ['a complete PuTTY key file', ...(encrypted ? ['encrypted with a passphrase'] : [])],
      specificity: 80,
    },
  );
}

/** Headers, the last of which may go on behind a backslash, then lines of base64. */
const ssh2File =
  /---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\s{1,4}((?:[A-Za-z][A-Za-z-]{0,30}:[^\n]{0,300}\n(?:(?<=\\\r?\n)[^\n]{0,300}\n){0,4}){0,8})((?:[ \t]{0,20}[A-Za-z0-9+/]{1,76}={0,2}\s{1,4}){3,200})---- END SSH2 ENCRYPTED PRIVATE KEY ----/y;

/** The label says ENCRYPTED of every key; the cipher's name, a string behind the magic number and the key's type, knows. */
function ssh2Key(text: string, begin: number): Candidate | undefined {
  const file = matchAt(ssh2File, text, begin);
  const body = file?.[2]?.replace(/\s/g, '');
  if (!file || !body?.startsWith('P2/56w') || distinct(body) < 16) return undefined;
  const head = String.fromCharCode(...(decodeBase64(body.slice(0, 200).replace(/=+$/, '')) ?? []));
  const open = head.includes('\0\0\0\x04none');
  return candidateOf(
    open ? rules.ssh2 : rules.encrypted,
    { start: begin, end: begin + file[0].length },
    {
      confidence: 'certain',
      masked: `${ssh2Head}…`,
      evidence: ['a complete SSH2 private key file', ...(open ? [] : ['encrypted with a passphrase'])],
      specificity: 80,
    },
  );
}

const readers: Readonly<Record<string, (text: string, begin: number) => Candidate | undefined>> = {
  [pemHead]: pemKey,
  [puttyHead]: puttyKey,
  [ssh2Head]: ssh2Key,
};
