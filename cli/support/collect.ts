// Scans the given paths and gathers the report. No value is kept: each text is let go once its findings are described.

import { basename, dirname, relative } from 'node:path';
import type { Confidence } from '../../protocol/finding';
import type { Report, ReportedFinding } from '../../protocol/report';
import { createPolicy } from '../../server/workspace/apply-config';
import type { Detect } from '../../server/workspace/detect';
import { createIgnore } from '../../server/workspace/git/git-ignore';
import { pathWithin } from '../../server/workspace/git/repository';
import { findProject, type Project, projectPath } from '../../server/workspace/project';
import { readText, type TextRead } from '../../server/workspace/reading/read-text';
import type { Pool } from '../../server/workspace/scanning/pool';
import { type Scanned, scanInBatches } from '../../server/workspace/scanning/scan-files';
import { UsageError } from './arguments';
import { examineEnvFiles, isEnvFile } from './env-problems';
import { type Examined, examine, inputFor, type Scope, type Text } from './examine';

export interface Request {
  /** Absolute paths of files and folders that exist. */
  readonly targets: readonly { readonly path: string; readonly isFolder: boolean }[];
  /** Folder the report's paths are relative to. */
  readonly base: string;
  /** Of texts that are no files, and of env files for their drift. */
  loadDetect(): Promise<Detect>;
  readonly pool: Pool;
  readonly minimumConfidence: Confidence | undefined;
  readonly configPath: string | undefined;
  readonly noIgnore: boolean;
  readonly signal: AbortSignal;
  readonly onFile: (filesSoFar: number) => void;
}

export interface Failure {
  readonly ruleId: string;
  readonly file: string;
  /** Holds no text of the file. */
  readonly message: string;
}

export interface Collected {
  readonly findings: ReportedFinding[];
  readonly stats: Omit<Report['stats'], 'elapsedMs'>;
  readonly suppressed: number;
  readonly accepted: number;
  /** Files and whole folders left out by ignore rules. */
  readonly ignored: number;
  /** Rules that failed, with the file; each cost only itself. */
  readonly failures: readonly Failure[];
  readonly projects: readonly Project[];
}

/** Everything that was found until the end or until the signal. */
export async function collect(request: Request): Promise<Collected> {
  const total = newTotal(request.targets.length);
  for (const target of request.targets) {
    const scope = await scopeOf(request, target.isFolder ? target.path : dirname(target.path));
    total.projects.set(scope.project.configPath ?? scope.project.folder, scope.project);
    await collectTarget(request, { root: target.path, scope }, total);
  }
  return finish(total);
}

/** The same for a text that is no file, or not yet; `path` (absolute) is what it stands for. */
export async function collectText(
  request: Omit<Request, 'targets' | 'pool'>,
  path: string,
  read: TextRead,
): Promise<Collected> {
  const total = newTotal(1);
  const file = nameFor(request.base, path);
  const scope = await scopeOf(request, dirname(path));
  total.projects.set(scope.project.folder, scope.project);
  if ('skipped' in read) total.skipped.set(file, read.skipped);
  else {
    const result = (await request.loadDetect())({ ...inputFor(scope, path), text: read.text });
    const scanned: ScannedFile = { kind: 'file', path, file, text: read.text, bytes: read.bytes, result };
    count(total, scanned);
    await addFile(scope, total, scanned);
  }
  return finish(total);
}

export type ScopeRequest = Pick<Request, 'loadDetect' | 'configPath' | 'minimumConfidence'>;

interface Total {
  readonly findings: ReportedFinding[];
  readonly skipped: Map<string, string>;
  /** Where more than one path was given. */
  readonly seen: Set<string> | undefined;
  readonly failures: Failure[];
  readonly projects: Map<string, Project>;
  files: number;
  bytes: number;
  suppressed: number;
  accepted: number;
  ignored: number;
}

const newTotal = (targets: number): Total => ({
  findings: [],
  skipped: new Map(),
  seen: targets > 1 ? new Set() : undefined,
  failures: [],
  projects: new Map(),
  files: 0,
  bytes: 0,
  suppressed: 0,
  accepted: 0,
  ignored: 0,
});

/** What holds below a folder: the nearest configuration, or that of the request. */
export async function scopeOf(request: ScopeRequest, folder: string): Promise<Scope> {
  const project = await findProject(folder, request.configPath);
  if (!project) throw new UsageError('The file of --config cannot be read.');
  const ignore = createIgnore({
    root: folder,
    exclude: [{ base: project.folder, patterns: project.config.values.exclude ?? [] }],
  });
  const policy = createPolicy(project.config);
  const minimumConfidence = request.minimumConfidence ?? policy.minimumConfidence;
  return { project, ignore, policy: { ...policy, minimumConfidence }, loadDetect: request.loadDetect };
}

interface Walk {
  readonly root: string;
  readonly scope: Scope;
}

async function collectTarget(request: Request, { root, scope }: Walk, total: Total): Promise<void> {
  const { pool, noIgnore, signal, base } = request;
  const envFiles: Text[] = [];
  const scan = {
    root,
    pool,
    noIgnore,
    signal,
    ignore: scope.ignore,
    nameOf: (path: string) => projectPath(scope.project, path),
    common: {
      minimumConfidence: scope.policy.minimumConfidence,
      ...(scope.policy.key ? { fingerprintKey: scope.policy.key } : {}),
    },
  };
  for await (const batch of scanInBatches(scan)) {
    for (const scanned of batch) {
      if (signal.aborted) break;
      // A path can lie below two of the given ones.
      if (total.seen?.has(scanned.path)) continue;
      total.seen?.add(scanned.path);
      if (scanned.kind === 'ignored') total.ignored++;
      else if (scanned.kind === 'skipped') total.skipped.set(nameFor(base, scanned.path), scanned.reason);
      else {
        count(total, scanned);
        if (scanned.text !== undefined) await addFile(scope, total, named(base, scanned));
        request.onFile(total.files);
        if (isEnvFile(scanned.path)) envFiles.push(...(await textOf(named(base, scanned))));
      }
    }
  }
  for (const examined of await examineEnvFiles(scope, envFiles)) add(total, examined);
}

type ScannedFile = Extract<Scanned, { readonly kind: 'file' }>;

/** The text comes along only where something was found in it. */
async function textOf({ path, file, text }: ScannedFile): Promise<readonly Text[]> {
  if (text !== undefined) return [{ path, file, text }];
  const read = await readText(path);
  return 'text' in read ? [{ path, file, text: read.text }] : [];
}

const named = (base: string, scanned: ScannedFile): ScannedFile => ({
  ...scanned,
  file: nameFor(base, scanned.path),
});

function count(total: Total, { bytes }: ScannedFile): void {
  total.files++;
  total.bytes += bytes;
}

/** Of one in which anything was found. */
async function addFile(scope: Scope, total: Total, { path, file, result, text }: ScannedFile): Promise<void> {
  total.failures.push(...result.failures.map((failure) => ({ ...failure, file })));
  if (text !== undefined) add(total, await examine(scope, { path, file, text }, result));
}

function add(total: Total, { findings, suppressed, accepted }: Examined): void {
  total.findings.push(...findings);
  total.suppressed += suppressed;
  total.accepted += accepted;
}

/** Relative to the base with `/`; a file outside of it keeps its way there. */
export const nameFor = (base: string, path: string): string =>
  pathWithin(base, path) || relative(base, path).replaceAll('\\', '/') || basename(path);

function finish(total: Total): Collected {
  const order = (a: ReportedFinding, b: ReportedFinding) =>
    compare(a.file, b.file) ||
    a.startLine - b.startLine ||
    a.startColumn - b.startColumn ||
    compare(a.ruleId, b.ruleId);
  return {
    findings: total.findings.sort(order),
    stats: {
      files: total.files,
      bytes: total.bytes,
      skipped: [...total.skipped].map(([file, reason]) => ({ file, reason })),
    },
    suppressed: total.suppressed,
    accepted: total.accepted,
    ignored: total.ignored,
    failures: total.failures,
    projects: [...total.projects.values()],
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
