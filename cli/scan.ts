// `scabbard scan`: finds secrets in files, folders or standard input.

import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { addAbortSignal } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { type Confidence, confidences } from '../protocol/finding';
import type { Report } from '../protocol/report';
import { decode, sizeLimit } from '../server/workspace/reading/read-text';
import { reasonOf } from '../server/workspace/reading/safe-read';
import { createWorkerPool, defaultThreads } from '../server/workspace/scanning/worker-pool';
import { renderExplanation } from './report/explanation';
import type { Renderer } from './report/renderer';
import { renderers } from './report/renderers';
import type { ExitCode, Given, Subcommand } from './subcommand';
import { UsageError } from './support/arguments';
import { baseOf, type Target } from './support/base';
import { type Collected, collect, collectText, type Request } from './support/collect';
import { explainLine, lineOf } from './support/explain';
import { type Io, printable } from './support/io';
import { createProgress } from './support/progress';
import { version } from './support/version';
import { warnings } from './support/warnings';
import { writeWhole } from './support/write-file';

const scan: Subcommand = {
  name: 'scan',
  operands: '[PATH…]',
  summary: 'Find secrets in files and folders (default: the working directory).',
  details: [
    'Files that git ignores are left out, also what .scabbardignore and "exclude" in',
    '.scabbard.json name, and outside a git repository node_modules and the like.',
    'A path given here is scanned even if it is ignored itself.',
    '',
    '--explain answers as a scan of the working directory would; exit code 1 means that',
    'something on the line is reported, 0 that nothing is.',
  ].join('\n'),
  options: {
    stdin: { help: 'Scan what is piped in instead of files.' },
    'stdin-path': { value: 'PATH', help: 'The path that text stands for; no file is read.' },
    format: { value: 'FORMAT', choices: ['text', 'json', 'sarif'], help: 'What to write (default: text).' },
    output: { value: 'FILE', help: 'Write the report to a file instead of the terminal.' },
    'min-confidence': { value: 'LEVEL', choices: confidences, help: 'Report findings of at least this confidence.' },
    config: { value: 'FILE', help: 'Use this file instead of the .scabbard.json found.' },
    jobs: { value: 'N', help: 'Scan with so many threads (default: 1, on 4 processors and more up to 4).' },
    'no-ignore': { help: 'Leave out nothing but .git.' },
    explain: { value: 'FILE:LINE', help: 'Say what was found on a line, what was not, and why.' },
  },
  run,
};
export default scan;

async function run(given: Given, io: Io): Promise<ExitCode> {
  const started = performance.now();
  checkUsage(given);
  if (given.has('explain')) return await explain(given, io);
  const progress = createProgress(io.stderr);
  const common = commonRequest(given, io, progress.show);
  const { collected, base } = given.has('stdin')
    ? await fromStdin(given, io, common)
    : await fromPaths(given, io, common);
  await progress.clear();
  if (io.signal.aborted) {
    await io.stderr.write('scabbard: stopped.\n');
    return 130;
  }
  const { findings, stats } = collected;
  const elapsedMs = Math.round(performance.now() - started);
  const report: Report = { version: 1, tool: { name: 'scabbard', version }, findings, stats: { ...stats, elapsedMs } };
  await write(given, io, { report, collected, base });
  if (findings.length > 0) return 1;
  return collected.failures.length > 0 ? 2 : 0;
}

function checkUsage(given: Given): void {
  if (given.has('stdin') && given.positionals.length > 0) throw new UsageError('Give either --stdin or paths.');
  if (given.has('stdin-path') && !given.has('stdin')) throw new UsageError('--stdin-path needs --stdin.');
  if (!given.has('explain')) return;
  if (given.has('stdin') || given.positionals.length > 0) throw new UsageError('Give either --explain or paths.');
  if (given.text('format') === 'sarif') throw new UsageError('--explain answers in text or JSON.');
}

async function explain(given: Given, io: Io): Promise<ExitCode> {
  const common = commonRequest(given, io, () => undefined);
  const { path, line } = await lineOf(given.text('explain')!, io.cwd);
  const { parts } = await import('./support/parts');
  const explanation = await explainLine({ ...common, parts: parts(), cwd: io.cwd }, path, line);
  const isJson = given.text('format') === 'json';
  await put(given, io, isJson ? `${JSON.stringify(explanation, null, 2)}\n` : renderExplanation(explanation));
  return explanation.reported ? 1 : 0;
}

function threadsFor(given: Given): number {
  const jobs = given.text('jobs');
  if (jobs === undefined) return defaultThreads(availableParallelism());
  if (!/^[1-9]\d?$/.test(jobs)) throw new UsageError('--jobs wants a number from 1 to 99.');
  return Number(jobs);
}

type Common = Omit<Request, 'targets' | 'base' | 'pool'>;

function commonRequest(given: Given, io: Io, onFile: Common['onFile']): Common {
  const config = given.text('config');
  return {
    loadDetect: async () => (await import('./support/parts')).sharedDetect(),
    minimumConfidence: given.text('min-confidence') as Confidence | undefined,
    configPath: config === undefined ? undefined : resolve(io.cwd, config),
    noIgnore: given.has('no-ignore'),
    signal: io.signal,
    onFile,
  };
}

interface Scanned {
  readonly collected: Collected;
  /** Folder the report's paths are relative to. */
  readonly base: string;
}

async function fromPaths(given: Given, io: Io, common: Common): Promise<Scanned> {
  const paths = given.positionals.length > 0 ? given.positionals : ['.'];
  const targets = await Promise.all(paths.map((path) => targetOf(io.cwd, path)));
  const base = baseOf(targets, io.cwd);
  const entry = join(__dirname, 'worker.js');
  leaveProcessorsAlone();
  const pool = createWorkerPool({ entry, threads: threadsFor(given), onThread: keepNurserySmall });
  try {
    return { collected: await collect({ ...common, targets, base, pool }), base };
  } finally {
    await pool.close();
  }
}

/**
 * V8's helping threads took a quarter of a scan's processor time: waking them for nurseries this small costs more than they
 * collect, and with half as much inlining they compile less, to code that is no slower here.
 */
function leaveProcessorsAlone(): void {
  setFlagsFromString('--no-parallel-scavenge');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=450');
}

/**
 * What a scan makes is short-lived, and a larger nursery for it only costs memory: V8 would let it grow to 48 MB here. Setting up
 * a thread's heap, it puts the factor back to 2 for the whole process.
 */
const keepNurserySmall = (): void => setFlagsFromString('--semi-space-growth-factor=1');

async function targetOf(cwd: string, path: string): Promise<Target> {
  // An unset variable in a script must not become the working directory.
  if (path === '') throw new UsageError('A path is empty.');
  try {
    const kind = await stat(resolve(cwd, path));
    if (!kind.isFile() && !kind.isDirectory()) throw new UsageError(`${printable(path)} is no file and no folder.`);
    return { path: resolve(cwd, path), isFolder: kind.isDirectory() };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${printable(path)}: ${reasonOf(error).replace('deleted while scanned', 'not found')}.`);
  }
}

async function fromStdin(given: Given, io: Io, common: Common): Promise<Scanned> {
  const path = resolve(io.cwd, given.text('stdin-path') ?? 'stdin');
  const base = baseOf([{ path, isFolder: false }], io.cwd);
  const bytes = await readAll(io.stdin, io.signal);
  const read = bytes ? decode(bytes) : { skipped: `larger than ${sizeLimit / 1_000_000} MB` };
  const collected = await collectText({ ...common, base }, path, read);
  return { collected, base: given.has('stdin-path') ? base : dirname(path) };
}

/** Undefined when there is more than a file may have; what came until then when stopped. */
async function readAll(stream: Io['stdin'], signal: AbortSignal): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of addAbortSignal(signal, stream)) {
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
      length += bytes.length;
      if (length > sizeLimit) return undefined;
      chunks.push(bytes);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return Buffer.concat(chunks);
}

interface Finished extends Scanned {
  readonly report: Report;
}

async function write(given: Given, io: Io, { report, collected, base }: Finished): Promise<void> {
  for (const warning of await warnings(collected, io.cwd)) await io.stderr.write(`scabbard: ${warning}\n`);
  const render: Renderer = renderers[given.text('format') ?? 'text']!;
  const colours = !given.has('output') && io.stdout.colours;
  await put(given, io, render(report, { base, cwd: io.cwd, collected, colours }));
}

async function put(given: Given, io: Io, text: string): Promise<void> {
  const output = given.text('output');
  if (output === undefined) await io.stdout.write(text);
  else await writeWhole(resolve(io.cwd, output), text);
}
