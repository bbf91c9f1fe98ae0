// What the server says to the editor on its own account: one small facade over the connection.

import {
  ApplyWorkspaceEditRequest,
  type CancellationToken,
  ConfigurationRequest,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  LogMessageNotification,
  MessageType,
  type ProgressToken,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  ShowMessageNotification,
  UnregistrationRequest,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { type FixAppliedParams, fixAppliedNotification } from '../../../protocol/messages';

export interface Progress {
  readonly token: CancellationToken | undefined;
  report(percentage: number, message: string): void;
  done(): void;
}

export interface Editor {
  publish(params: PublishDiagnosticsParams): void;
  log(type: MessageType, message: string): void;
  warn(message: string): void;
  /** Section `scabbard` for a resource. */
  configuration(scopeUri: string | undefined): Promise<unknown>;
  listenToConfiguration(): Promise<void>;
  /** Watches these glob patterns under an id; replaces an earlier registration with the same id. */
  watch(id: string, patterns: readonly string[]): Promise<void>;
  /** True when the editor applied the edit. */
  apply(edit: WorkspaceEdit, label: string): Promise<boolean>;
  fixApplied(params: FixAppliedParams): void;
  /**
   * A progress that the person may cancel: the one whose token the editor gave with its request, which it cancels with the
   * request, else one that the server starts.
   */
  progress(title: string, given?: ProgressToken): Promise<Progress>;
}

/** Every message goes through here, so a test can read all the server says. */
export function createEditor(connection: Connection): Editor {
  const watching = new Set<string>();
  const tell = (sent: Promise<void>): void => void sent.catch(() => undefined); // The connection is gone: nobody is left to tell.
  const register = (id: string, method: string, registerOptions: unknown) =>
    connection.sendRequest(RegistrationRequest.type, { registrations: [{ id, method, registerOptions }] });
  return {
    publish: (params) => tell(connection.sendNotification(PublishDiagnosticsNotification.type, params)),
    log: (type, message) => tell(connection.sendNotification(LogMessageNotification.type, { type, message })),
    warn: (message) =>
      tell(connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message })),
    configuration: async (scopeUri) => {
      const items = [scopeUri === undefined ? { section: 'scabbard' } : { scopeUri, section: 'scabbard' }];
      const answers: unknown = await connection.sendRequest(ConfigurationRequest.type, { items });
      return Array.isArray(answers) ? (answers[0] as unknown) : undefined;
    },
    listenToConfiguration: () =>
      register('scabbard-configuration', DidChangeConfigurationNotification.method, { section: 'scabbard' }),
    watch: async (id, patterns) => {
      const method = DidChangeWatchedFilesNotification.method;
      if (watching.delete(id)) {
        await connection.sendRequest(UnregistrationRequest.type, { unregisterations: [{ id, method }] });
      }
      if (patterns.length === 0) return;
      watching.add(id);
      await register(id, method, { watchers: patterns.map((globPattern) => ({ globPattern })) });
    },
    apply: async (edit, label) =>
      (await connection.sendRequest(ApplyWorkspaceEditRequest.type, { label, edit })).applied,
    fixApplied: (params) => tell(connection.sendNotification(fixAppliedNotification, params)),
    progress: async (title, given) => {
      const started = given === undefined ? await connection.window.createWorkDoneProgress() : undefined;
      const reporter = started ?? connection.window.attachWorkDoneProgress(given);
      reporter.begin(title, 0, undefined, true);
      return {
        token: started?.token,
        report: (percentage, message) => reporter.report(percentage, message),
        done: () => reporter.done(),
      };
    },
  };
}
