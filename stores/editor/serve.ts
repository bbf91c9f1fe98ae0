// An editor window that answers terminals: a socket in a folder for its owner alone, and a token that is good for one question.

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isWithin } from '../support/is-within';
import { replaceFile } from '../support/replace-file';
import { longestQuestion, type Question, type Reply, type WindowEntry } from './window';

export interface ServedWindow {
  /** Says anew which folders are open. */
  publish(): Promise<void>;
  close(): Promise<void>;
}

interface Serving {
  /** Where windows leave word of themselves, absolute; made when it is not there. */
  readonly folder: string;
  /** Of the workspace now, absolute. */
  folders(): readonly string[];
  /** `signal` is aborted when whoever asked has gone. Must not throw. */
  answer(question: Omit<Question, 'token'>, signal: AbortSignal): Promise<Reply>;
}

/** Milliseconds in which a question must have come in. */
const patience = 5_000;

/** Rejects when there is no place for a socket or for the word of it. */
export async function serveWindow({ folder, folders, answer }: Serving): Promise<ServedWindow> {
  const place = await makePlace();
  const entry = join(folder, `${randomBytes(8).toString('hex')}.json`);
  let token = newToken();
  let last: Promise<void> = Promise.resolve();
  const publish = (): Promise<void> => {
    const word: WindowEntry = { socket: place.socket, folders: folders(), token };
    const write = () => replaceFile(entry, Buffer.from(JSON.stringify(word)), { mode: 0o600 });
    last = last.then(write, write);
    return last;
  };
  const replyTo = async (line: string, signal: AbortSignal): Promise<Reply | undefined> => {
    const question = questionIn(line);
    if (!question) return undefined;
    if (!isSame(question.token, token)) {
      // Where the new one can be read by now: else it would be asked again and again with the old one.
      await last.catch(() => undefined);
      return { tokenIsUsed: true };
    }
    token = newToken();
    await publish();
    const { folder: asked, references } = question;
    if (!folders().some((one) => isWithin(asked, one))) return undefined;
    return answer({ folder: asked, references }, signal);
  };
  const server = createServer((socket) => void converse(socket, replyTo));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await listening(server, place.socket);
  await publish();
  return {
    publish,
    close: async () => {
      server.close();
      await last.catch(() => undefined);
      await rm(entry, { force: true });
      await place.remove();
    },
  };
}

const newToken = (): string => randomBytes(32).toString('hex');

/** Takes as long whatever is the same. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

async function makePlace(): Promise<{ readonly socket: string; remove(): Promise<void> }> {
  if (process.platform === 'win32') {
    return { socket: `\\\\.\\pipe\\scabbard-${randomBytes(16).toString('hex')}`, remove: async () => undefined };
  }
  // For its owner alone from the beginning (mkdtemp, POSIX).
  const folder = await mkdtemp(join(tmpdir(), 'scabbard-'));
  return { socket: join(folder, 'window'), remove: () => rm(folder, { recursive: true, force: true }) };
}

function listening(server: Server, socket: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(socket, () => {
      server.off('error', reject);
      server.on('error', () => undefined);
      // A window that is closed need not wait for us.
      server.unref();
      resolve();
    });
  });
}

/** One question, one reply. Who says nothing, too much or nonsense is hung up on. */
async function converse(
  socket: Socket,
  replyTo: (line: string, signal: AbortSignal) => Promise<Reply | undefined>,
): Promise<void> {
  const gone = new AbortController();
  socket.on('error', () => undefined).on('close', () => gone.abort());
  const line = await lineOf(socket);
  const reply = line === undefined ? undefined : await replyTo(line, gone.signal).catch(() => undefined);
  if (reply) socket.end(`${JSON.stringify(reply)}\n`);
  else socket.destroy();
}

function lineOf(socket: Socket): Promise<string | undefined> {
  return new Promise((resolve) => {
    let text = '';
    const finish = (line?: string): void => {
      clearTimeout(timer);
      socket.off('data', read).off('close', finish).resume();
      resolve(line);
    };
    const timer = setTimeout(finish, patience);
    const read = (chunk: string): void => {
      text += chunk;
      const end = text.indexOf('\n');
      if (end >= 0) finish(text.slice(0, end));
      else if (text.length > longestQuestion) finish();
    };
    socket
      .setEncoding('utf8')
      .on('data', read)
      .on('close', () => finish());
  });
}

function questionIn(line: string): Question | undefined {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return undefined;
  }
  const { token, folder, references } = (json ?? {}) as Record<string, unknown>;
  if (typeof token !== 'string' || typeof folder !== 'string' || !isTexts(references)) return undefined;
  return { token, folder, references };
}

const isTexts = (list: unknown): list is readonly string[] =>
  Array.isArray(list) && list.every((one) => typeof one === 'string');
