// A terminal that asks an editor window for what its vault keeps: the key stays there, the person approves there.

import { readdir, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import * as z from 'zod';
import { cancelled, found, type ProblemKind, type Result, refused } from '../store';
import { isWithin } from '../support/is-within';
import type { Answers, Question, Reply, WindowEntry } from './window';

interface Asking extends Omit<Question, 'token'> {
  /** Where windows leave word of themselves. */
  readonly windows: string;
  readonly signal: AbortSignal;
  /** Called when a person seems to have been asked. */
  readonly onWait: () => void;
}

/** Bytes of a reply at most. */
const longestReply = 64_000_000;
/** Another terminal may be faster with a token. */
const attempts = 20;
/** Milliseconds: an approval that stands is answered sooner. */
const noticeAfter = 1_000;

const entryForm = () => z.object({ socket: z.string(), folders: z.array(z.string()), token: z.string() });

const kinds = [
  'not-found',
  'denied',
  'login-needed',
  'unavailable',
  'busy',
  'conflict',
  'unreadable',
  'misconfigured',
  'unsupported',
  'cancelled',
] as const satisfies readonly ProblemKind[];

const replyForm = () => {
  const refusal = z.object({ kind: z.enum(kinds), message: z.string().max(500) });
  return z.union([
    z.object({ answers: z.record(z.string(), z.union([z.object({ text: z.string() }), refusal])) }),
    z.object({ refused: refusal }),
    z.object({ tokenIsUsed: z.literal(true) }),
  ]);
};

/** Undefined where no window has the folder open. */
export async function askWindows(asking: Asking): Promise<Result<Answers> | undefined> {
  for (const file of await entriesIn(asking.windows)) {
    const reply = await askWindow(file, asking);
    if (asking.signal.aborted) return cancelled();
    if (!reply) continue;
    if ('refused' in reply) return refused(reply.refused.kind, reply.refused.message);
    if ('answers' in reply) return found(reply.answers);
  }
  return undefined;
}

async function entriesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => /^[0-9a-f]+\.json$/.test(name)).map((name) => join(folder, name));
}

/** Undefined when this window is another project's, or gone: then word of it goes, too. */
async function askWindow(file: string, asking: Asking): Promise<Reply | undefined> {
  for (let left = attempts; left > 0; left--) {
    const entry = await readEntry(file);
    if (!entry?.folders.some((folder) => isWithin(asking.folder, folder))) return undefined;
    const reply = await converse(entry, asking);
    if (reply === 'gone') await rm(file, { force: true });
    if (typeof reply === 'string') return undefined;
    if (!('tokenIsUsed' in reply)) return reply;
  }
  return undefined;
}

async function readEntry(file: string): Promise<WindowEntry | undefined> {
  try {
    return entryForm().safeParse(JSON.parse(await readFile(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

type Silence = 'gone' | 'silent';

function converse(
  { socket: path, token }: WindowEntry,
  { folder, references, signal, onWait }: Asking,
): Promise<Reply | Silence> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const notice = setTimeout(onWait, noticeAfter);
    let text = '';
    const finish = (reply: Reply | Silence): void => {
      clearTimeout(notice);
      signal.removeEventListener('abort', stop);
      socket.destroy();
      resolve(reply);
    };
    const stop = (): void => finish('silent');
    signal.addEventListener('abort', stop);
    socket
      .setEncoding('utf8')
      .on('connect', () => socket.write(`${JSON.stringify({ token, folder, references })}\n`))
      .on('data', (chunk: string) => {
        text += chunk;
        if (text.length > longestReply) stop();
      })
      .on('end', () => finish(replyIn(text)))
      .on('error', (error) => finish(isGone(error) ? 'gone' : 'silent'));
  });
}

const isGone = (error: Error): boolean =>
  'code' in error && ['ECONNREFUSED', 'ENOENT', 'ENOTSOCK'].includes(String(error.code));

function replyIn(text: string): Reply | Silence {
  try {
    return replyForm().safeParse(JSON.parse(text)).data ?? 'silent';
  } catch {
    return 'silent';
  }
}
