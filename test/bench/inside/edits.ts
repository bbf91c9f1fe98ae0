// One character typed into documents of several lengths: what the whole server spends until the diagnostics are out.

import { readFileSync } from 'node:fs';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { all as rules } from '../../../rules';
import { detectors } from '../../../server/engine/judge/detectors';
import { createScanner } from '../../../server/engine/scan';
import { sample, seededRandom } from '../../../server/engine/shape/sample';
import type { Clock } from '../../../server/lsp/wire/clock';
import { startEditor } from '../../lsp/support/editor';
import { answer, cpuSince } from './answer';

export interface EditsGiven {
  /** Path of ordinary code with at least as many lines as the longest document. */
  readonly code: string;
  /** Lines of the documents. */
  readonly sizes: readonly number[];
  readonly edits: number;
}

export interface EditsAnswer {
  /** By number of lines: CPU milliseconds of each edit in the server, without the update of the text. */
  readonly server: Readonly<Record<string, readonly number[]>>;
  /** By number of lines: CPU milliseconds of each edit in the engine alone, by its window and by a full scan. */
  readonly engine: Readonly<Record<string, { readonly window: readonly number[]; readonly full: readonly number[] }>>;
}

answer(async ({ code, sizes, edits }: EditsGiven): Promise<EditsAnswer> => {
  const all = readFileSync(code, 'utf8').split('\n');
  const server: Record<string, readonly number[]> = {};
  const engine: Record<string, EditsAnswer['engine'][string]> = {};
  for (const size of sizes) {
    const given = documentOf(all.slice(0, size));
    // Twice: the first time compiles.
    await inServer(given, edits);
    server[size] = await inServer(given, edits);
    inEngine(given, edits);
    engine[size] = inEngine(given, edits);
  }
  return { server, engine };
});

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
  const editor = await startEditor({ parts: { clock }, options: { logLevel: 'info' } });
  const uri = 'untitled:code.ts';
  await editor.open(uri, text, 'typescript');
  await editor.diagnostics(uri);
  const spent: number[] = [];
  for (let version = 2; version < edits + 2; version++) {
    const position = { line, character: 0 };
    const contentChanges = [{ range: { start: position, end: position }, text: ' ' }];
    const published = editor.diagnostics(uri, (params) => params.version === version);
    const before = process.cpuUsage();
    updating = 0;
    await editor.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
    const found = await published;
    spent.push(cpuSince(before) - updating);
    if (!found.some(({ range }) => range.start.line === line))
      throw new Error('the secret was not found after an edit');
  }
  await editor.stop();
  return spent;
}

/** CPU milliseconds that the library spent on the text since this was set to 0. */
let updating = 0;
const library = TextDocument as { update: typeof TextDocument.update };
const { update } = TextDocument;
library.update = (document, changes, version) => {
  const before = process.cpuUsage();
  const updated = update(document, changes, version);
  // The pieces of the text become one string, and the table of its lines is made.
  updated.getText().charCodeAt(0);
  updated.positionAt(0);
  updating += cpuSince(before);
  return updated;
};

function inEngine({ text: first, line }: Given, edits: number): EditsAnswer['engine'][string] {
  const scanner = createScanner({ rules, detectors });
  const tracker = scanner.track();
  const at = first.split('\n', line).join('\n').length + 1;
  const path = 'code.ts';
  let text = first;
  tracker.update({ text, path });
  const window: number[] = [];
  const full: number[] = [];
  for (let edit = 0; edit < edits; edit++) {
    text = `${text.slice(0, at)} ${text.slice(at)}`;
    text.charCodeAt(0);
    const change = { start: at, oldEnd: at, newEnd: at + 1 };
    window.push(timed(() => tracker.update({ text, path }, [change])));
    if (edit < 20) full.push(timed(() => scanner.scan({ text, path })));
  }
  return { window, full };
}

function timed(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  return cpuSince(before);
}
