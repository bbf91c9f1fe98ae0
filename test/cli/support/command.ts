// Runs the real command line as its own process, from a bundle made once per test run.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type Report, reportSchema } from '../../../protocol/report';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

const root = join(__dirname, '..', '..', '..');
let bundle: { readonly folder: string; readonly cli: string } | undefined;

/** For a `before` hook. */
export async function bundleCli(): Promise<string> {
  if (bundle) return bundle.cli;
  const folder = mkdtempSync(join(tmpdir(), 'scabbard-cli-'));
  const cli = join(folder, 'cli.js');
  await build({
    absWorkingDir: root,
    entryPoints: { cli: 'cli/main.ts', worker: 'server/worker.ts' },
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // The UMD build of jsonc-parser cannot be bundled.
    mainFields: ['module', 'main'],
    logLevel: 'error',
    define: { 'process.env.SCABBARD_VERSION': '"1.2.3"' },
  });
  bundle = { folder, cli };
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return cli;
}

export async function run(args: readonly string[], { cwd, input, env = {} }: RunOptions): Promise<Ran> {
  const child = spawn(process.execPath, [await bundleCli(), ...args], {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const collect = (stream: NodeJS.ReadableStream): (() => string) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    return () => Buffer.concat(chunks).toString('utf8');
  };
  const [out, err] = [collect(child.stdout), collect(child.stderr)];
  child.stdin.on('error', () => undefined);
  child.stdin.end(input ?? '');
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, out: out(), err: err() };
}

/** A scan's JSON report, checked against its schema. */
export async function scanJson(
  args: readonly string[],
  options: RunOptions,
): Promise<Report & { readonly code: number | null }> {
  const { code, out, err } = await run(['scan', ...args, '--format', 'json'], options);
  if (out === '') throw new Error(`no report: ${err}`);
  return { ...reportSchema.parse(JSON.parse(out)), code };
}
