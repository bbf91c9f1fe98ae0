// One character typed into documents of several lengths: what the server spends until the diagnostics are out.

import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { all as rules } from '../../../rules';
import { all as checks } from '../../../server/checks';
import { detectors } from '../../../server/engine/judge/detectors';
import { createScanner } from '../../../server/engine/scan';
import { sample, seededRandom } from '../../../server/engine/shape/sample';
import { piecesOf } from '../../../server/engine/text/pieces';
import { all as fixes } from '../../../server/fixes';
import { all as formats } from '../../../server/formats';
import { all as languages } from '../../../server/languages';
import { all as features } from '../../../server/lsp/features';
import { startServer } from '../../../server/lsp/server';
import type { Clock } from '../../../server/lsp/wire/clock';
import { answer } from './answer';
import { threadClock } from './thread-clock';

export interface EditsGiven {
  /** Path of ordinary code with at least as many lines as the longest document. */
  readonly code: string;
  /** Lines of the documents. */
  readonly sizes: readonly number[];
  readonly edits: number;
}

export interface EditsAnswer {
  /** By number of lines: milliseconds of each edit in the server. */
  readonly server: Readonly<Record<string, readonly number[]>>;
  /** By number of lines: milliseconds of each edit in the engine alone, by its window and by a full scan. */
  readonly engine: Readonly<Record<string, { readonly window: readonly number[]; readonly full: readonly number[] }>>;
}

/*
 * What is counted is CPU of the server's thread. In the server it runs from the first byte of `didChange` to the last of
 * `publishDiagnostics`: messages, queue, update of the text, examination, garbage collection in that thread, all of it. Left
 * out is what is no work of the server's: the editor, which here is bytes written before and read after; other programs; and
 * V8's helper threads.
 */
answer(async ({ code, sizes, edits }: EditsGiven): Promise<EditsAnswer> => {
  const all = readFileSync(code, 'utf8').split('\n');
  const server: Record<string, readonly number[]> = {};
  const engine: Record<string, EditsAnswer['engine'][string]> = {};
  for (const size of sizes) {
    const given = documentOf(all.slice(0, size));
    // The first thousand compile.
    await inServer(given, warming);
    server[size] = await inServer(given, edits);
    inEngine(given, warming);
    engine[size] = inEngine(given, edits);
  }
  return { server, engine };
});

/** Edits, as a person types them in some minutes. */
const warming = 1000;

/** The typing delay passes at once. */
const clock: Clock = {
  now: () => Date.now(),
  after: (_, action) => {
    const handle = setImmediate(action);
    return { cancel: () => clearImmediate(handle) };
  },
};

interface Given {
  readonly text: string;
  /** Of the secret. */
  readonly line: number;
}

/** Code with a secret in the middle, so that typing before it moves a diagnostic. */
function documentOf(code: readonly string[]): Given {
  const secret = sample(rules.find(({ id }) => id === 'stripe/live-secret-key')!.shape, seededRandom(5)).text;
  const line = code.length >> 1;
  return { text: code.with(line, `const key = "${secret}";`).join('\n'), line };
}

async function inServer({ text, line }: Given, edits: number): Promise<readonly number[]> {
  const wire = connect();
  const uri = 'untitled:code.ts';
  const initializationOptions = { trusted: true, logLevel: 'info' };
  wire.say({
    id: 1,
    method: 'initialize',
    params: { processId: null, rootUri: null, capabilities: {}, initializationOptions },
  });
  await wire.heard('"id":1');
  wire.say({ method: 'initialized', params: {} });
  wire.say({
    method: 'textDocument/didOpen',
    params: { textDocument: { uri, languageId: 'typescript', version: 1, text } },
  });
  await wire.heard('publishDiagnostics');
  const spent: number[] = [];
  const start = { line, character: 0 };
  for (let version = 2; version < edits + 2; version++) {
    const params = { textDocument: { uri, version }, contentChanges: [{ range: { start, end: start }, text: ' ' }] };
    const message = framed({ method: 'textDocument/didChange', params });
    const published = wire.heard('publishDiagnostics');
    const before = threadClock();
    wire.send(message);
    const { bytes, at } = await published;
    spent.push(at - before);
    check(bytes, version, line);
  }
  wire.say({ id: 2, method: 'shutdown' });
  await wire.heard('"id":2');
  return spent;
}

interface Published {
  readonly params: {
    readonly version: number;
    readonly diagnostics: readonly { readonly range: { readonly start: { readonly line: number } } }[];
  };
}

/** The diagnostics are those of this version, and the secret is among them. */
function check(bytes: string, version: number, line: number): void {
  const { params } = JSON.parse(bytes.slice(bytes.indexOf('{'))) as Published;
  if (params.version !== version || !params.diagnostics.some(({ range }) => range.start.line === line))
    throw new Error('the secret was not found after an edit');
}

const framed = (message: object): Buffer => {
  const content = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  return Buffer.concat([Buffer.from(`Content-Length: ${content.length}\r\n\r\n`), content]);
};

interface Heard {
  readonly bytes: string;
  /** When the server had written them. */
  readonly at: number;
}

/** A server whose editor is nothing but bytes: no second end of the protocol shares its thread. */
function connect() {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const parts = {
    rules,
    detectors,
    formats,
    checks,
    languages,
    fixes,
    features,
    clock,
    grammarFolder: '',
    version: 'bench',
  };
  startServer(
    createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down)),
    parts,
  );
  let told = '';
  let notice = (): void => undefined;
  down.on('data', (bytes: Buffer) => {
    told += bytes.toString('utf8');
    notice();
  });
  const send = (bytes: Buffer) => void up.write(bytes);
  return {
    send,
    say: (message: object) => send(framed(message)),
    /** All that was said since the last time, up to a message with these words. */
    heard: (words: string) =>
      new Promise<Heard>((found) => {
        notice = () => {
          if (!told.includes(words) || !told.endsWith('}')) return;
          const at = threadClock();
          notice = () => undefined;
          found({ bytes: told.slice(told.lastIndexOf('Content-Length', told.indexOf(words))), at });
          told = '';
        };
        notice();
      }),
  };
}

function inEngine({ text: first, line }: Given, edits: number): EditsAnswer['engine'][string] {
  const scanner = createScanner({ rules, detectors });
  const tracker = scanner.track();
  const at = first.split('\n', line).join('\n').length + 1;
  const path = 'code.ts';
  let text = piecesOf(first);
  tracker.update({ text, path });
  const window: number[] = [];
  const full: number[] = [];
  for (let edit = 0; edit < edits; edit++) {
    text = text.replace(at, at, ' ');
    const change = { start: at, oldEnd: at, newEnd: at + 1 };
    window.push(timed(() => tracker.update({ text, path }, [change])));
    if (edit >= 20) continue;
    const whole = String(text);
    full.push(timed(() => scanner.scan({ text: whole, path })));
  }
  return { window, full };
}

function timed(work: () => unknown): number {
  const before = threadClock();
  work();
  return threadClock() - before;
}
