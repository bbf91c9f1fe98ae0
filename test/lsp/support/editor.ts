// An editor made for tests: talks to the whole server over an in-memory connection and keeps all that was said.

import { PassThrough } from 'node:stream';
import {
  type ApplyWorkspaceEditParams,
  type ClientCapabilities,
  type CodeAction,
  type ConfigurationParams,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  ProposedFeatures,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type RegistrationParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  type WorkspaceFolder,
} from 'vscode-languageserver/node';
import { type FixAppliedParams, fixAppliedNotification, type InitializationOptions } from '../../../protocol/messages';
import { all as rules } from '../../../rules';
import { all as checks } from '../../../server/checks';
import { detectors } from '../../../server/engine/judge/detectors';
import { all as fixes } from '../../../server/fixes';
import { all as formats } from '../../../server/formats';
import { all as languages } from '../../../server/languages';
import { all as features } from '../../../server/lsp/features';
import { type ServerParts, startServer } from '../../../server/lsp/server';
import { createFakeClock, type FakeClock } from './fake-clock';
import { grammarFolder } from './grammar-folder';

/** What VS Code can do, as far as the server asks. */
export const fullCapabilities: ClientCapabilities = {
  workspace: {
    applyEdit: true,
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create', 'rename', 'delete'],
      changeAnnotationSupport: { groupsOnLabel: true },
    },
  },
  textDocument: {
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } },
      dataSupport: true,
      isPreferredSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    publishDiagnostics: {
      relatedInformation: true,
      versionSupport: true,
      codeDescriptionSupport: true,
      dataSupport: true,
    },
  },
  window: { workDoneProgress: true },
};

export interface EditorOptions {
  readonly folders?: readonly string[];
  /** More initialize parameters, e.g. a `rootUri` of an older client. */
  readonly params?: Partial<InitializeParams>;
  readonly capabilities?: ClientCapabilities;
  readonly options?: Partial<InitializationOptions>;
  /** Section `scabbard` by folder URI, '' for none. */
  readonly settings?: Record<string, unknown>;
  readonly parts?: Partial<ServerParts>;
}

export interface TestEditor {
  readonly clock: FakeClock;
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  readonly settings: Record<string, unknown>;
  readonly published: PublishDiagnosticsParams[];
  readonly logged: string[];
  readonly warned: string[];
  readonly registered: RegistrationParams['registrations'];
  readonly fixesApplied: FixAppliedParams[];
  readonly editsAsked: ApplyWorkspaceEditParams[];
  /** Every byte the server said. */
  traffic(): string;
  open(uri: string, text: string, languageId?: string): Promise<void>;
  change(uri: string, version: number, ...changes: TextDocumentContentChangeEvent[]): Promise<void>;
  /** Changes a document, lets the typing delay pass and answers with what is published for that version. */
  type(uri: string, version: number, text: string): Promise<Diagnostic[]>;
  close(uri: string): Promise<void>;
  notify(method: string, params: unknown): Promise<void>;
  /** Sends one frame with this content, which need not be a message or JSON at all. */
  raw(content: string): Promise<void>;
  /** All that was sent before has been received. */
  barrier(): Promise<void>;
  /** The next publication (or an earlier one not yet taken) for this file that the test accepts. */
  diagnostics(uri: string, accept?: (params: PublishDiagnosticsParams) => boolean): Promise<Diagnostic[]>;
  hover(uri: string, line: number, character: number): Promise<Hover | null>;
  actions(uri: string, range: Range, only?: string[]): Promise<CodeAction[]>;
  resolve(action: CodeAction): Promise<CodeAction>;
  stop(): Promise<void>;
}

export async function startEditor(given: EditorOptions = {}): Promise<TestEditor> {
  const clock = createFakeClock();
  const [up, down] = [new PassThrough(), new PassThrough()];
  let traffic = '';
  down.on('data', (bytes: Buffer) => {
    traffic += bytes.toString('utf8');
  });
  startServer(
    createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down)),
    serverParts(clock, given.parts),
  );
  const connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const heard = listen(connection, given.settings ?? {});
  connection.listen();
  const initialized = await connection.sendRequest<InitializeResult>('initialize', initializeParams(given));
  await connection.sendNotification('initialized', {});
  const barrier = async () => {
    await connection.sendRequest('textDocument/hover', nowhere);
  };
  const notify = async (method: string, params: unknown) => {
    await connection.sendNotification(method, params);
    await barrier();
  };
  const change: TestEditor['change'] = (uri, version, ...contentChanges) =>
    notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  await barrier();
  return {
    clock,
    connection,
    initialized,
    ...heard,
    traffic: () => traffic,
    barrier,
    notify,
    raw: (content) => {
      up.write(`Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`);
      return barrier();
    },
    change,
    open: (uri, text, languageId = 'plaintext') =>
      notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } }),
    type: async (uri, version, text) => {
      await change(uri, version, { text });
      clock.advance(1000);
      return heard.diagnostics(uri, (params) => params.version === version);
    },
    close: (uri) => notify('textDocument/didClose', { textDocument: { uri } }),
    hover: (uri, line, character) =>
      connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line, character } }),
    actions: (uri, range, only) =>
      connection.sendRequest('textDocument/codeAction', {
        textDocument: { uri },
        range,
        context: { diagnostics: [], ...(only ? { only } : {}) },
      }),
    resolve: (action) => connection.sendRequest('codeAction/resolve', action),
    stop: async () => {
      await connection.sendRequest('shutdown');
      connection.dispose();
    },
  };
}

const nowhere = { textDocument: { uri: 'file:///nowhere' }, position: { line: 0, character: 0 } };

function serverParts(clock: FakeClock, more: Partial<ServerParts> = {}): ServerParts {
  const registries = { rules, detectors, formats, checks, languages, fixes, features };
  return { ...registries, clock, grammarFolder, version: 'test', ...more };
}

function initializeParams({
  folders = [],
  params,
  capabilities = fullCapabilities,
  options,
}: EditorOptions): InitializeParams {
  const workspaceFolders: WorkspaceFolder[] = folders.map((uri) => ({
    uri,
    name: uri.slice(uri.lastIndexOf('/') + 1),
  }));
  const initializationOptions: InitializationOptions = { trusted: true, logLevel: 'trace', ...options };
  return { processId: null, rootUri: null, capabilities, workspaceFolders, initializationOptions, ...params };
}

/** Answers what the server asks and remembers what it tells. */
function listen(connection: ProtocolConnection, settings: Record<string, unknown>) {
  const published: PublishDiagnosticsParams[] = [];
  const logged: string[] = [];
  const warned: string[] = [];
  const registered: RegistrationParams['registrations'] = [];
  const fixesApplied: FixAppliedParams[] = [];
  const editsAsked: ApplyWorkspaceEditParams[] = [];
  const taken = new Set<PublishDiagnosticsParams>();
  const waiting = new Set<() => void>();
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params);
    for (const look of [...waiting]) look();
  });
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => void logged.push(message));
  connection.onNotification('window/showMessage', ({ message }: { message: string }) => void warned.push(message));
  connection.onNotification(fixAppliedNotification, (params: FixAppliedParams) => void fixesApplied.push(params));
  connection.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
    registered.push(...registrations);
    return null;
  });
  connection.onRequest('client/unregisterCapability', () => null);
  connection.onRequest('window/workDoneProgress/create', () => null);
  connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams) =>
    items.map(({ scopeUri }) => settings[scopeUri ?? ''] ?? settings[''] ?? null),
  );
  connection.onRequest('workspace/applyEdit', (params: ApplyWorkspaceEditParams) => {
    editsAsked.push(params);
    return { applied: true };
  });
  const diagnostics: TestEditor['diagnostics'] = (uri, accept = () => true) =>
    new Promise((found) => {
      const look = () => {
        const match = published.find((params) => params.uri === uri && !taken.has(params) && accept(params));
        if (!match) return;
        taken.add(match);
        waiting.delete(look);
        found(match.diagnostics);
      };
      waiting.add(look);
      look();
    });
  return { published, logged, warned, registered, fixesApplied, editsAsked, settings, diagnostics };
}
