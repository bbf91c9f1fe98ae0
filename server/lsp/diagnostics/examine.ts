// Examines one text: what is reported in it, with the diagnostics that say so.

import type { Diagnostic } from 'vscode-languageserver/node';
import type { Finding, ScanResult } from '../../engine/findings/finding';
import { nameOfUri } from '../../uri';
import { applyPolicy } from '../../workspace/apply-config';
import { configFileName, parseConfig } from '../../workspace/config';
import type { Detect, Detection } from '../../workspace/detect';
import { findingDiagnostic, type Located, problemDiagnostic, type Reported, rangesIn } from '../convert';
import { maximumLength, type Snapshot } from '../documents';
import type { Logger } from '../logger';
import type { Client } from '../wire/client';
import { uriKey } from '../wire/uris';
import { describeFinding } from './describe';
import type { Around, Surroundings } from './surroundings';

export interface Examination {
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
  readonly detection: Detection;
  readonly around: Around;
  readonly client: Client;
  readonly log: Logger;
  readonly isTrusted: () => boolean;
}

/** A document that is typed in: its last examination, and what follows its text from state to state. */
interface Followed {
  revision: number;
  answer: Promise<Examination>;
  readonly detect: (snapshot: Snapshot) => Detect;
}

export function createExaminer(parts: Parts): Examiner {
  const followed = new Map<string, Followed>();
  return {
    document: (snapshot) => {
      const key = uriKey(snapshot.uri);
      const known = followed.get(key);
      if (known?.revision === snapshot.revision) return known.answer;
      const detect = known?.detect ?? follow(parts.detection);
      const answer = examine(parts, snapshot, detect(snapshot));
      followed.set(key, { revision: snapshot.revision, answer, detect });
      return answer;
    },
    file: (source) => examine(parts, source, parts.detection.text),
    scanned: (source, result) => examine(parts, source, () => result),
    drop: (uri) => void followed.delete(uriKey(uri)),
    changed: () => followed.clear(),
  };
}

/** Only what an edit may have changed is looked at again. */
function follow(detection: Detection): Followed['detect'] {
  const track = detection.track();
  let last: { readonly revision: number; readonly path: string } | undefined;
  return (snapshot) => (input) => {
    const changes = last?.path === input.path ? snapshot.changesSince(last.revision) : undefined;
    last = { revision: snapshot.revision, path: input.path };
    return track(input, changes);
  };
}

async function examine(parts: Parts, source: Source, detect: Detect): Promise<Examination> {
  const { uri, text } = source;
  const around = await parts.around.of(uri);
  const nothing = { around, reported: [], diagnostics: [], inExample: [] };
  if (!around.settings.enable) return nothing;
  if (around.excluded) {
    parts.log.debug(`${uri} is left out by an ignore rule.`);
    return nothing;
  }
  if (text.length > maximumLength) {
    parts.log.info(`${uri} is not examined: it is longer than ${maximumLength} characters.`);
    return nothing;
  }
  const result = scan(parts, source, { around, detect });
  const reported = show(parts, source, { around, result });
  const problems = nameOfUri(uri) === configFileName ? configDiagnostics(parts, source) : [];
  const diagnostics = [...reported.map(({ diagnostic }) => diagnostic), ...problems];
  return { around, reported, diagnostics, inExample: around.envPlace === 'example' ? result.findings : [] };
}

interface Scan {
  readonly around: Surroundings;
  readonly detect: Detect;
}

function scan({ log }: Parts, { uri, text, languageId }: Source, { around, detect }: Scan): ScanResult {
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
  return parseConfig(String(source.text)).problems.map(({ start, end, severity, message }) =>
    problemDiagnostic({ code: 'config/invalid', severity, message }, toRange(start, end), client),
  );
}
