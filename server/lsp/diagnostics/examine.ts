// Examines one text: what is reported in it, with the diagnostics that say so.

import type { Diagnostic } from 'vscode-languageserver/node';
import type { Finding, ScanResult } from '../../engine/finding';
import { nameOfUri } from '../../uri';
import { applyPolicy } from '../../workspace/apply-config';
import { configFileName, parseConfig } from '../../workspace/config';
import type { Detect } from '../../workspace/detect';
import { findingDiagnostic, type Located, problemDiagnostic, type Reported, rangesIn } from '../convert';
import { maximumLength, type Snapshot } from '../documents';
import type { Logger } from '../logger';
import type { Client } from '../wire/client';
import { uriKey } from '../wire/uris';
import { describeFinding } from './describe';
import type { Around, Surroundings } from './surroundings';

export interface Examination {
  readonly text: string;
  readonly around: Surroundings;
  /** In the order of the text. */
  readonly reported: readonly Shown[];
  /** All of the file: the findings' and those of a configuration file. */
  readonly diagnostics: readonly Diagnostic[];
  /** Credentials in an example, which `env/secret-in-example` stands for. */
  readonly inExample: readonly Finding[];
}

/** A finding and how it is shown. */
export interface Shown extends Reported {
  readonly diagnostic: Diagnostic;
}

export interface Source extends Located {
  readonly languageId?: string;
}

export interface Examiner {
  /** Of an open document; remembered until it or anything around it changes. */
  document(snapshot: Snapshot): Promise<Examination>;
  /** Of a text from disk. */
  file(source: Source): Promise<Examination>;
  /** The same of a text that was already scanned. */
  scanned(source: Source, result: ScanResult): Promise<Examination>;
  /** The document was closed. */
  drop(uri: string): void;
  /** Settings, trust, ignore rules or git changed. */
  changed(): void;
}

interface Parts {
  readonly detect: Detect;
  readonly around: Around;
  readonly client: Client;
  readonly log: Logger;
  readonly isTrusted: () => boolean;
}

export function createExaminer(parts: Parts): Examiner {
  const known = new Map<string, { readonly revision: number; readonly answer: Promise<Examination> }>();
  return {
    document: (snapshot) => {
      const key = uriKey(snapshot.uri);
      const last = known.get(key);
      if (last?.revision === snapshot.revision) return last.answer;
      const answer = examine(parts, snapshot);
      known.set(key, { revision: snapshot.revision, answer });
      return answer;
    },
    file: (source) => examine(parts, source),
    scanned: (source, result) => examine(parts, source, result),
    drop: (uri) => void known.delete(uriKey(uri)),
    changed: () => known.clear(),
  };
}

async function examine(parts: Parts, source: Source, scanned?: ScanResult): Promise<Examination> {
  const { uri, text } = source;
  const around = await parts.around.of(uri);
  const nothing = { text, around, reported: [], diagnostics: [], inExample: [] };
  if (!around.settings.enable) return nothing;
  if (around.excluded) {
    parts.log.debug(`${uri} is left out by an ignore rule.`);
    return nothing;
  }
  if (text.length > maximumLength) {
    parts.log.info(`${uri} is not examined: it is longer than ${maximumLength} characters.`);
    return nothing;
  }
  const result = scanned ?? scan(parts, source, around);
  const reported = show(parts, source, { around, result });
  const problems = nameOfUri(uri) === configFileName ? configDiagnostics(parts, source) : [];
  const diagnostics = [...reported.map(({ diagnostic }) => diagnostic), ...problems];
  return { text, around, reported, diagnostics, inExample: around.envPlace === 'example' ? result.findings : [] };
}

function scan({ detect, log }: Parts, { uri, text, languageId }: Source, around: Surroundings): ScanResult {
  // A cell's text is no notebook file, so its path must not say so.
  const path = uri.startsWith('vscode-notebook-cell:')
    ? around.projectPath.replace(/\.ipynb$/, '')
    : around.projectPath;
  const result = detect({ text, path, languageId, fingerprintKey: around.policy.key });
  for (const { ruleId, message } of result.failures) log.error(`Rule ${ruleId} failed in ${uri}: ${message}`);
  return result;
}

function show(
  { client, log, isTrusted }: Parts,
  source: Source,
  { around, result }: { readonly around: Surroundings; readonly result: ScanResult },
): readonly Shown[] {
  const { policy, projectPath, tracked, envPlace } = around;
  const place = { path: projectPath, tracked, env: envPlace };
  const { reported, accepted } = applyPolicy(policy, { findings: result.findings, text: source.text, place });
  const hidden = result.suppressed.length + accepted;
  // In a workspace nobody vouched for, its own markers may hide things: say how many.
  if (hidden > 0)
    log[isTrusted() ? 'debug' : 'info'](`Findings hidden by markers or lists in ${source.uri}: ${hidden}`);
  const toRange = rangesIn(source);
  const words = { inEnvFile: envPlace === 'exposed', committed: tracked, hasHome: around.path !== undefined };
  return reported.map((one) => {
    const shown = { ...one, message: describeFinding(one.finding, words) };
    const range = toRange(one.finding.start, one.finding.end);
    return { ...shown, diagnostic: findingDiagnostic(shown, range, { uri: source.uri, client }) };
  });
}

function configDiagnostics({ client }: Parts, source: Source): readonly Diagnostic[] {
  const toRange = rangesIn(source);
  return parseConfig(source.text).problems.map(({ start, end, severity, message }) =>
    problemDiagnostic({ code: 'config/invalid', severity, message }, toRange(start, end), client),
  );
}
