// Remembers the plans handed to the editor, to notice when one of them was really applied. Keeps hashes, no text.

import { createHash } from 'node:crypto';
import type { FixAppliedParams } from '../../../protocol/messages';
import { envNameOf } from '../../dotenv/names';
import type { FileChange, Plan } from '../../plan';
import { nameOfUri } from '../../uri';
import { applyEdits } from '../convert';
import { uriKey } from '../wire/uris';

export interface PendingFixes {
  /** The plan was handed out; `textOf` answers with the text its offsets count in. */
  planned(plan: Plan, textOf: (uri: string) => string): void;
  /** A file has this text now, in the editor or on disk. */
  seen(uri: string, text: string): void;
}

interface Pending {
  /** What each file's text hashes to once the plan is applied. */
  readonly expected: ReadonlyMap<string, string>;
  readonly params: FixAppliedParams;
}

/** More than these nobody applies: editors ask for an edit right before they use it. */
const remembered = 20;

export function createPendingFixes(report: (params: FixAppliedParams) => void): PendingFixes {
  let pending: readonly Pending[] = [];
  return {
    planned: (plan, textOf) => {
      const hashes = plan.changes.map((change) => [uriKey(change.uri), hash(textAfter(change, textOf))] as const);
      const next: Pending = { expected: new Map(hashes), params: paramsOf(plan) };
      pending = [next, ...pending.filter((other) => !isSame(other, next))].slice(0, remembered);
    },
    seen: (uri, text) => {
      if (pending.length === 0) return;
      const key = uriKey(uri);
      const candidates = pending.filter(({ expected }) => expected.has(key));
      const found = candidates.length > 0 ? hash(text) : '';
      const applied = candidates.find(({ expected }) => expected.get(key) === found);
      if (!applied) return;
      pending = pending.filter((other) => other !== applied);
      report(applied.params);
    },
  };
}

const textAfter = ({ uri, create, edits }: FileChange, textOf: (uri: string) => string): string =>
  applyEdits(create ? '' : textOf(uri), edits);

/** Editors write a document's own line ends, whatever the edit had, and hide the byte order mark. */
function hash(text: string): string {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  return createHash('sha256').update(plain, 'utf8').digest('base64');
}

function isSame(one: Pending, other: Pending): boolean {
  return (
    one.expected.size === other.expected.size &&
    [...one.expected].every(([key, value]) => other.expected.get(key) === value)
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
