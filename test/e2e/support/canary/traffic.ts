// Records what editor and language server say to each other. The product has no switch for it: the installed copy is wrapped.

import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One message of the protocol with who sent it; a restarted server is another process. */
export interface Said {
  readonly process: number;
  readonly from: 'client' | 'server';
  readonly message: Message;
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

/** Puts a recorder before the server of the extension installed below `dataFolder`; it appends to `file`. */
export function recordTraffic(dataFolder: string, file: string): void {
  const extensions = join(dataFolder, 'extensions');
  const name = readdirSync(extensions).find((entry) => entry.startsWith('scabbard.'));
  const server = join(extensions, name!, 'dist/server.js');
  renameSync(server, join(extensions, name!, 'dist/recorded-server.js'));
  writeFileSync(server, recorder(file));
}

const recorder = (file: string): string => `
const { appendFileSync } = require('node:fs');
const record = (from, message) =>
  appendFileSync(${JSON.stringify(file)}, JSON.stringify({ process: process.pid, from, message }) + '\\n');
const send = process.send;
process.send = (message, ...rest) => {
  record('server', message);
  return send.call(process, message, ...rest);
};
process.on('message', (message) => record('client', message));
require('./recorded-server.js');
`;

export function readTraffic(file: string): readonly Said[] {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  return lines.map((line) => JSON.parse(line) as Said);
}

/**
 * Each message as text, named by who said what, without the parts that may hold document text: the text of opened and
 * changed documents to the server, and the edit of a fix the person chose from it.
 */
export function withoutDocumentText(said: readonly Said[]): readonly { name: string; text: string }[] {
  const asked = new Map<string, string>();
  for (const { process, from, message } of said) {
    if (message.method && message.id !== undefined) asked.set(`${process} ${from} ${message.id}`, message.method);
  }
  return said.map(({ process, from, message }) => {
    const asker = from === 'client' ? 'server' : 'client';
    const method = message.method ?? `answer to ${asked.get(`${process} ${asker} ${message.id}`)}`;
    return { name: `${from}: ${method}`, text: JSON.stringify(redact(`${from}: ${method}`, message)) };
  });
}

/** Where document text may stand, by message. Everything else is searched. */
const mayHoldText: Readonly<Record<string, readonly string[]>> = {
  'client: textDocument/didOpen': ['params', 'textDocument', 'text'],
  'client: textDocument/didChange': ['params', 'contentChanges', '*', 'text'],
  'server: answer to codeAction/resolve': ['result', 'edit'],
  'server: workspace/applyEdit': ['params', 'edit'],
};

const redact = (name: string, message: Message): unknown => without(message, mayHoldText[name] ?? []);

/** A copy without the field at the path; `*` stands for every element of a list. */
function without(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((element) => without(element, step === '*' ? rest : [step, ...rest]));
  const fields = Object.entries(value).filter(([key]) => key !== step || rest.length > 0);
  return Object.fromEntries(fields.map(([key, field]) => [key, key === step ? without(field, rest) : field]));
}
