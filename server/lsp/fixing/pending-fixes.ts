// Remembers the plans handed to the editor, to notice when one of them was really applied. Keeps hashes, no text.

import { createHash } from 'node:crypto';
import type { FixAppliedParams } from '../../../protocol/messages';
import { envNameOf } from '../../dotenv/names';
import type { Text } from '../../engine/text/text';
import type { FileChange, Plan } from '../../plan';
import { nameOfUri } from '../../uri';
import { applyEdits } from '../convert';
import { uriKey } from '../wire/uris';

export interface PendingFixes {
  /** The plan was handed out; `textOf` answers with the text its offsets count in. */
  planned(plan: Plan, textOf: (uri: string) => string): void;
  /** A file has this text now, in the editor or on disk. */
  seen(uri: string, text: Text): void;
}

interface Pending {
  /** What each file's text looks like once the plan is applied. */
  readonly expected: ReadonlyMap<string, Look>;
  readonly params: FixAppliedParams;
}

/** What is remembered of a text. */
interface Look {
  readonly length: number;
  readonly hash: string;
}

/** More than these nobody applies: editors ask for an edit right before they use it. */
const remembered = 20;

export function createPendingFixes(report: (params: FixAppliedParams) => void): PendingFixes {
  let pending: readonly Pending[] = [];
  return {
    planned: (plan, textOf) => {
      const looks = plan.changes.map((change) => [uriKey(change.uri), lookOf(textAfter(change, textOf))] as const);
      const next: Pending = { expected: new Map(looks), params: paramsOf(plan) };
      pending = [next, ...pending.filter((other) => !isSame(other, next))].slice(0, remembered);
    },
    seen: (uri, seen) => {
      if (pending.length === 0) return;
      const key = uriKey(uri);
      const candidates = pending.filter(({ expected }) => expected.has(key));
      if (candidates.length === 0) return;
      // A plan may wait for long while its file is typed in, and a hash of every state would cost as much as the file is long.
      const text = String(seen);
      const length = plainLength(text);
      if (!candidates.some(({ expected }) => expected.get(key)?.length === length)) return;
      const found = hash(text);
      const applied = candidates.find(({ expected }) => expected.get(key)?.hash === found);
      if (!applied) return;
      pending = pending.filter((other) => other !== applied);
      report(applied.params);
    },
  };
}

const textAfter = ({ uri, create, edits }: FileChange, textOf: (uri: string) => string): string =>
  applyEdits(create ? '' : textOf(uri), edits);

const lookOf = (text: string): Look => ({ length: plainLength(text), hash: hash(text) });

/** Editors write a document's own line ends, whatever the edit had, and hide the byte order mark. */
function hash(text: string): string {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  return createHash('sha256').update(plain, 'utf8').digest('base64');
}

/** Of the same plain text. */
function plainLength(text: string): number {
  let length = text.startsWith('\uFEFF') ? text.length - 1 : text.length;
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) length--;
  return length;
}

function isSame(one: Pending, other: Pending): boolean {
  return (
    one.expected.size === other.expected.size &&
    [...one.expected].every(([key, { hash }]) => other.expected.get(key)?.hash === hash)
  );
}

function paramsOf({ changes, nextSteps, generate = [] }: Plan): FixAppliedParams {
  const created = changes.filter(({ uri, create }) => create && envNameOf(nameOfUri(uri))?.kind === 'layer');
  const uri = created[0]?.uri;
  return {
    created: created.map((change) => change.uri),
    nextSteps,
    ...(uri !== undefined && generate.length > 0 ? { generate: { uri, keys: generate } } : {}),
  };
}
