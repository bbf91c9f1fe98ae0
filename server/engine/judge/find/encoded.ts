// What is wrapped in base64 as a whole: key files, tokens, and addresses with a password. The finding is the wrapping.

import type { Candidate, Detector } from '../../detector';
import { isWordByte } from '../../text/bytes';
import { createPage, type Page } from '../../text/page';
import { assignedName } from '../assignment/assigned-name';
import { decodeBase64Text } from '../base64';
import { envNameOf } from '../name';
import { farthest, lineRun, type Run, wrappedRun } from './base64-run';
import { jwt } from './jwt';
import { jwk } from './keys/jwk';
import { privateKey } from './keys/private-key';
import { urlPassword } from './urls/url-password';

/** Base64 of how such a text begins, to the last character that does not depend on what follows. */
const heads: Readonly<Record<string, readonly Detector[]>> = {
  LS0tLS1CRUdJTi: [privateKey],
  LS0tLSBCRUdJTiBTU0gy: [privateKey],
  UHVUVFktVXNlci1LZXktRmlsZS: [privateKey],
  // A JSON object of several lines, and one that begins with a type or a kind of key: service accounts, JSON Web Keys.
  ewogIC: [privateKey, jwk],
  eyJ0eXBlIj: [privateKey, jwk],
  eyJrdHki: [jwk],
  WwogIC: [jwk],
  ZXlK: [jwt],
  // postgres, mysql:, mysql+, mariadb, mongodb, redis:, rediss:, amqp:/, amqps:, https:/, http://
  cG9zdGdyZX: [urlPassword],
  bXlzcWw6: [urlPassword],
  bXlzcWwr: [urlPassword],
  bWFyaWFkY: [urlPassword],
  bW9uZ29kY: [urlPassword],
  cmVkaXM6: [urlPassword],
  cmVkaXNzO: [urlPassword],
  YW1xcDov: [urlPassword],
  YW1xcHM6: [urlPassword],
  aHR0cHM6L: [urlPassword],
  aHR0cDovL: [urlPassword],
};

const longest = 40_000;

export const encoded: Detector = {
  id: 'encoded',
  /** Reports those of the detectors it looks with. */
  rules: [],
  words: Object.keys(heads).map((text) => ({ text, exact: true })),
  reach: farthest + 300,
  passes: (units, start, end) => !isBase64(units[start - 1] ?? 32) && runs(units, end),
  at: (page, start, _end, { text: head }) => {
    for (const run of runsAt(page.text, start)) {
      const found = innerOf(page, run, heads[head]!);
      if (found) return [wrapped(found, page.text, { start, end: run.end })];
    }
    return [];
  },
};

const isBase64 = (byte: number): boolean => isWordByte(byte) || byte === 43 || byte === 47;

/** No wrapped credential is shorter than this, its head excluded. */
const shortest = 16;

function runs(units: Uint8Array, from: number): boolean {
  for (let at = from; at < from + shortest; at++) if (!isBase64(units[at] ?? 32)) return false;
  return true;
}

/** As one line, and if that says nothing, with the lines after it. */
function* runsAt(text: string, start: number): Iterable<Run> {
  const line = lineRun(text, start);
  if (!line || line.body.length > longest) return;
  yield line;
  const whole = line.body.length >= 60 ? wrappedRun(text, start, { longest, begins }) : undefined;
  if (whole && whole.body.length > line.body.length) yield whole;
}

const begins = (line: string): boolean => Object.keys(heads).some((head) => line.startsWith(head));

/** The first credential in the decoded text. */
function innerOf({ path }: Page, { body }: Run, detectors: readonly Detector[]): Candidate | undefined {
  const text = decodeBase64Text(body);
  if (text === undefined) return undefined;
  const page = createPage({ text, path });
  for (const detector of detectors)
    for (const word of detector.words)
      for (let at = text.indexOf(word.text); at >= 0; at = text.indexOf(word.text, at + 1)) {
        const [found] = detector.at(page, at, at + word.text.length, word);
        if (found) return found;
      }
  return undefined;
}

function wrapped(
  { name: _, ...inner }: Candidate,
  text: string,
  { start, end }: { start: number; end: number },
): Candidate {
  const name = assignedName(text, start);
  return {
    ...inner,
    start,
    end,
    masked: '…',
    envName: name ? envNameOf(name, inner.envName) : inner.envName,
    evidence: [...inner.evidence, 'written in base64'],
    ...(name ? { name } : {}),
  };
}
