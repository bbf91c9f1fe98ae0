// The problems of env files that are leaks: what git would take, and values in examples.

import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CredentialClass } from '../../protocol/finding';
import { findDrift } from '../../server/dotenv/drift';
import { envNameOf } from '../../server/dotenv/names';
import type { EnvCode, EnvProblem } from '../../server/dotenv/problem';
import type { Finding } from '../../server/engine/findings/finding';
import { applyPolicy } from '../../server/workspace/apply-config';
import type { Detect } from '../../server/workspace/detect';
import { readEnvFiles } from '../../server/workspace/env-files';
import { projectPath } from '../../server/workspace/project';
import { describe, type Examined, inputFor, type Scope, type Text } from './examine';

const reported: Readonly<Partial<Record<EnvCode, { readonly title: string; readonly class: CredentialClass }>>> = {
  'env/tracked': { title: 'Env file tracked by git', class: 'critical' },
  'env/not-ignored': { title: 'Env file that git does not ignore', class: 'sensitive' },
  'env/secret-in-example': { title: 'Secret in an env example', class: 'critical' },
};

export const isEnvFile = (path: string): boolean => envNameOf(basename(path)) !== undefined;

/** `files` are the env files found by the scan; problems of others are left out. */
export async function examineEnvFiles(scope: Scope, files: readonly Text[]): Promise<readonly Examined[]> {
  if (files.length === 0) return [];
  const detect = await scope.loadDetect();
  const folders = [...new Set(files.map(({ path }) => dirname(path)))];
  const problems: EnvProblem[] = [];
  for (const folder of folders) {
    const found = await readEnvFiles({
      folder,
      ignore: scope.ignore,
      credentials: (path, text) => credentials({ scope, detect }, path, text),
    });
    problems.push(...findDrift(found));
  }
  return files.map((file) =>
    examineProblems(
      scope,
      file,
      problems.filter(({ uri }) => fileURLToPath(uri) === file.path),
    ),
  );
}

interface Examiner {
  readonly scope: Scope;
  readonly detect: Detect;
}

function credentials({ scope, detect }: Examiner, path: string, text: string) {
  const input = inputFor(scope, path);
  const { findings } = detect({ ...input, text });
  const place = { path: input.path, tracked: false, env: 'none' as const };
  return applyPolicy(scope.policy, { findings, text, place }).reported.map(({ finding: { start, end } }) => ({
    start,
    end,
  }));
}

function examineProblems(scope: Scope, file: Text, problems: readonly EnvProblem[]): Examined {
  const place = { path: projectPath(scope.project, file.path), tracked: false, env: 'none' as const };
  const ordinals = new Map<EnvCode, number>();
  const applied = problems.flatMap((problem) => {
    const ordinal = ordinals.get(problem.code) ?? 0;
    ordinals.set(problem.code, ordinal + 1);
    const finding = findingOf(problem, ordinal);
    return finding
      ? [applyPolicy(scope.policy, { findings: [finding], text: file.text, place, severity: problem.severity })]
      : [];
  });
  return {
    findings: describe(
      file,
      applied.flatMap((one) => one.reported),
    ),
    suppressed: 0,
    accepted: applied.reduce((sum, { accepted }) => sum + accepted, 0),
  };
}

function findingOf({ code, start, end, key }: EnvProblem, ordinal: number): Finding | undefined {
  const facts = reported[code];
  return (
    facts && {
      ...facts,
      ruleId: code,
      confidence: 'certain',
      start,
      end,
      envName: key ?? '',
      masked: '…',
      evidence: [],
      ordinal,
      highEntropy: false,
      ...(key === undefined ? {} : { name: key }),
    }
  );
}
