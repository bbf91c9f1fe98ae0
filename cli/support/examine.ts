// From what was detected in one text to what the report says of it.

import { basename } from 'node:path';
import type { ReportedFinding } from '../../protocol/report';
import { envNameOf } from '../../server/dotenv/names';
import type { Finding, ScanInput, ScanResult } from '../../server/engine/findings/finding';
import { createLines } from '../../server/engine/text/lines';
import { applyPolicy, envPlaceOf, type Place, type Policy, type Reported } from '../../server/workspace/apply-config';
import type { Detect } from '../../server/workspace/detect';
import type { Ignore } from '../../server/workspace/git/git-ignore';
import { type Project, projectPath } from '../../server/workspace/project';

/** What holds for everything below one scanned path. */
export interface Scope {
  readonly project: Project;
  readonly policy: Policy;
  readonly ignore: Ignore;
  loadDetect(): Promise<Detect>;
}

export interface Text {
  /** Absolute. */
  readonly path: string;
  /** As the report names it. */
  readonly file: string;
  readonly text: string;
}

export interface Examined {
  readonly findings: readonly ReportedFinding[];
  /** Hidden by inline markers. */
  readonly suppressed: number;
  /** Hidden by `.scabbard.json`. */
  readonly accepted: number;
}

/** What the engine is told of a file besides its text. */
export function inputFor({ project, policy }: Scope, path: string): Omit<ScanInput, 'text'> {
  return { path: projectPath(project, path), ...(policy.key ? { fingerprintKey: policy.key } : {}) };
}

export async function examine(scope: Scope, given: Text, result: ScanResult): Promise<Examined> {
  const place = await placeOf(scope, given.path);
  const { reported, accepted } = applyPolicy(scope.policy, { findings: result.findings, text: given.text, place });
  return { findings: describe(given, reported), suppressed: result.suppressed.length, accepted };
}

/** What a file's place says about findings in it. */
export async function placeOf({ ignore, project }: Scope, path: string): Promise<Place> {
  const env = envPlaceOf(
    envNameOf(basename(path)),
    (await ignore.repository(path)) !== undefined,
    await ignore.gitIgnored(path),
  );
  return { path: projectPath(project, path), tracked: await ignore.tracked(path), env };
}

/** Places in lines and columns from 1, as the report has them. */
export function describe({ file, text }: Text, reported: readonly Reported[]): readonly ReportedFinding[] {
  if (reported.length === 0) return [];
  const lines = createLines(text);
  return reported.map(({ finding, severity, fingerprint }) => {
    const start = lines.positionAt(finding.start);
    const end = lines.positionAt(finding.end);
    return {
      ruleId: finding.ruleId,
      title: finding.title,
      class: classOf(finding),
      confidence: finding.confidence,
      severity,
      file,
      startLine: start.line + 1,
      startColumn: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
      fingerprint,
      masked: finding.masked,
      ...(finding.envName ? { env: finding.envName } : {}),
    };
  });
}

/** Public values are never reported; the type does not know it. */
const classOf = (finding: Finding): ReportedFinding['class'] =>
  finding.class === 'public' ? 'internal' : finding.class;
