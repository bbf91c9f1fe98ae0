// The state of one connection: made once from what the client said, handed to every feature. Registers nothing.

import type { InitializeParams } from 'vscode-languageserver/node';
import type { Check } from '../checks/check';
import type { Detector } from '../engine/detector';
import type { Rule, RuleInfo } from '../engine/rule';
import type { Prebuilt } from '../engine/scan';
import type { Fix } from '../fixes/fix';
import type { Format } from '../formats/format';
import type { Host } from '../host';
import type { Language } from '../languages/language';
import { createDetection } from '../workspace/detect';
import { createLocalPool } from '../workspace/scanning/local-pool';
import type { Pool } from '../workspace/scanning/pool';
import { type Configuration, createConfiguration } from './configuration';
import { type Board, createBoard } from './diagnostics/board';
import { createDrift, type Drift } from './diagnostics/drift';
import { createExaminer, type Examiner } from './diagnostics/examine';
import { createRefresh, type Refresh } from './diagnostics/refresh';
import { ruleInfos } from './diagnostics/rule-infos';
import { type Around, createAround } from './diagnostics/surroundings';
import { createWorkspaceScan, type WorkspaceScan } from './diagnostics/workspace-scan';
import { createDocuments, type Documents } from './documents';
import { createPendingFixes, type PendingFixes } from './fixing/pending-fixes';
import { createFolders, type Folders } from './folders';
import { createHost } from './host';
import type { Logger } from './logger';
import { type Client, readClient } from './wire/client';
import type { Clock } from './wire/clock';
import type { Editor } from './wire/editor';
import { describeError } from './wire/safe-error';
import { uriOfPath } from './wire/uris';

/** Everything the server is composed of; main.ts takes it from the registries, a test may add to it. */
export interface Parts {
  readonly rules: readonly Rule[];
  readonly detectors: readonly Detector[];
  readonly formats: readonly Format[];
  readonly checks: readonly Check[];
  readonly languages: readonly Language[];
  readonly fixes: readonly Fix[];
  readonly clock: Clock;
  /** Ready-made tables of these rules and detectors. */
  readonly prebuilt?: Prebuilt | undefined;
  /** Threads for the files of a workspace scan; without it they are scanned in this thread. */
  readonly createPool?: () => Pool;
  /** Folder with the grammars, unless the client names another one. */
  readonly grammarFolder: string;
  readonly version: string;
}

export interface Session {
  readonly parts: Parts;
  readonly client: Client;
  readonly editor: Editor;
  readonly log: Logger;
  readonly trust: { granted: boolean };
  readonly documents: Documents;
  readonly folders: Folders;
  readonly configuration: Configuration;
  readonly host: Host;
  readonly around: Around;
  readonly examiner: Examiner;
  readonly drift: Drift;
  readonly board: Board;
  readonly refresh: Refresh;
  readonly fixes: PendingFixes;
  readonly scan: WorkspaceScan;
  readonly infos: ReadonlyMap<string, RuleInfo>;
}

interface Given {
  readonly params: InitializeParams;
  readonly parts: Parts;
  readonly editor: Editor;
  readonly log: Logger;
}

/** Wires the pieces together; each knows only those it is given. */
export function createSession({ params, parts, editor, log }: Given): Session {
  const { clock } = parts;
  const client = readClient(params);
  const trust = { granted: client.trusted };
  const isTrusted = () => trust.granted;
  const documents = createDocuments();
  const folders = createFolders(params);
  const configuration = createConfiguration(configurationParts({ client, editor, log }));
  const openText = (path: string) => documents.get(uriOfPath(path))?.text.toString();
  const around = createAround({ folders, configuration, isTrusted, openText });
  const host = createHost({ documents, clock, grammarFolder: client.options.grammarFolder ?? parts.grammarFolder });
  const detection = createDetection({ ...parts, now: clock.now });
  const createPool = parts.createPool ?? (() => createLocalPool(detection));
  const examiner = createExaminer({ detection, around, client, log, isTrusted });
  const drift = createDrift({ host, documents, around, detect: detection.text, client });
  const board = createBoard(documents, editor.publish);
  const refresh = createRefresh({ documents, folders, examiner, drift, board, clock, log, forget: around.changed });
  const scan = createWorkspaceScan({
    configuration,
    around,
    createPool,
    examiner,
    documents,
    board,
    refresh,
    editor,
    client,
  });
  const fixes = createPendingFixes(editor.fixApplied);
  const infos = ruleInfos(parts.rules, parts.detectors);
  return {
    parts,
    client,
    editor,
    log,
    trust,
    documents,
    folders,
    configuration,
    host,
    around,
    examiner,
    drift,
    board,
    refresh,
    fixes,
    scan,
    infos,
  };
}

function configurationParts({ client, editor, log }: { client: Client; editor: Editor; log: Logger }) {
  return {
    pull: client.pullsConfiguration ? editor.configuration : undefined,
    initial: client.options.settings,
    onProblem: (problem: string) => {
      log.warning(`A setting is wrong and its default is used: ${problem}`);
      editor.warn(`A setting is wrong and its default is used. ${problem}`);
    },
    onFailure: (error: unknown) => log.error(`The settings could not be read: ${describeError(error)}`),
  };
}
