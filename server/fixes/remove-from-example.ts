// `Remove from .env.example`: the key and its comment stay, the value moves to `.env` if that lacks the key.

import { isSpeakable } from '../../protocol/speakable';
import { insertionFor, insertLine } from '../dotenv/insertion';
import { type EnvComment, type EnvEntry, parseEnv } from '../dotenv/parse';
import { ignoreEnv, keysOf, setValue } from '../dotenv/store';
import { isPlaceholder } from '../engine/judge/placeholder';
import type { Edit, FileChange, Plan } from '../plan';
import { nameOfUri, parentUri } from '../uri';
import type { Fix, FixContext } from './fix';
import { envUriOf } from './support/create-env-plan';

const removeFromExample: Fix = {
  id: 'remove-from-example',
  offer: async (context) => {
    const { problem } = context;
    if (problem?.code !== 'env/secret-in-example' || !(await planFor(context, problem.start))) return [];
    const title = `Remove from ${nameOfUri(problem.uri)}`;
    return [{ fixId: 'remove-from-example', title, preferred: true, args: { start: String(problem.start) } }];
  },
  plan: async ({ args }, context) => planFor(context, Number(args.start)),
};
export default removeFromExample;

/** What leaves the example and where it goes. */
interface Move {
  readonly key: string;
  readonly blank: Edit;
  /** Edits of the env file, given its text; undefined when the value would be lost. */
  readonly keep: (env: string) => readonly Edit[] | undefined;
}

async function planFor(context: FixContext, start: number): Promise<Plan | undefined> {
  const { host, uri, text, exampleNames } = context;
  const move = moveAt(text, start);
  if (!move) return undefined;
  const envUri = envUriOf(uri, exampleNames);
  const exists = (await host.list(parentUri(envUri))).includes(nameOfUri(envUri));
  const env = await host.read(envUri);
  const edits = exists && env === undefined ? undefined : move.keep(env ?? '');
  if (!edits) return undefined;
  const ignore = edits.length > 0 ? await ignoreEnv(context, envUri) : [];
  const kept: readonly FileChange[] = edits.length > 0 ? [{ uri: envUri, create: env === undefined, edits }] : [];
  return {
    changes: [{ uri, create: false, edits: [move.blank] }, ...kept, ...ignore],
    description: [
      `Takes ${isSpeakable(move.key) ? `the value of ${move.key}` : 'the value'} out of ${nameOfUri(uri)}`,
      ...(kept.length > 0 ? [`keeps it in ${nameOfUri(envUri)}`] : []),
      ...(ignore.length > 0 ? [`adds ${nameOfUri(envUri)} to .gitignore`] : []),
    ]
      .join(', ')
      .concat('.'),
    nextSteps: [`If ${nameOfUri(uri)} was committed, change this secret: the history keeps it.`],
  };
}

function moveAt(text: string, start: number): Move | undefined {
  const file = parseEnv(text);
  const entry = file.entries.find(({ written }) => written.start <= start && start < written.end);
  if (entry) return moveEntry(text, entry);
  const comment = file.comments.find((one) => one.start <= start && start < one.end);
  return comment?.key === undefined ? undefined : moveComment(text, comment, comment.key);
}

function moveEntry(example: string, { key, value, written }: EnvEntry): Move {
  return {
    key,
    blank: { ...written, newText: '' },
    keep: (env) => {
      const held = parseEnv(env).entries.findLast((entry) => entry.key === key)?.value ?? '';
      if (held !== '' && !isPlaceholder(held)) return [];
      return setValue(env, { name: key, value, order: keysOf(example), mayReplace: isPlaceholder });
    },
  };
}

/** A commented-out entry stays one in the env file too. */
function moveComment(example: string, comment: EnvComment, key: string): Move {
  const line = example.slice(comment.start, comment.end);
  const valueStart = comment.start + line.indexOf('=') + 1;
  return {
    key,
    blank: { start: valueStart, end: comment.end, newText: '' },
    keep: (env) =>
      keysOf(env).includes(key) ? [] : [insertLine(insertionFor(env, key, keysOf(example)), line.trimEnd())],
  };
}
