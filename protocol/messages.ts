// Custom messages between client and server. None carries a secret's value: ranges and names only.

export interface Position {
  readonly line: number;
  readonly character: number;
}
/** As in LSP: zero-based, UTF-16, end exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Request: where the values of an env document stand. */
export const envValuesRequest = 'scabbard/envValues';
export interface EnvValuesParams {
  readonly uri: string;
}
export interface EnvValue {
  readonly key: string;
  /** The whole written value with its quotes; what a new value replaces. */
  readonly range: Range;
  /** What masking hides: the value without its quotes; one range per line for multi-line values. */
  readonly masks: readonly Range[];
  /** False for empty, placeholder, boolean, number and `@sensitive=false` values: nothing to hide. */
  readonly sensitive: boolean;
}
export interface EnvValuesResult {
  /** Version of the document the ranges belong to; null for a file that is not open. */
  readonly version: number | null;
  readonly values: readonly EnvValue[];
  /** Where a new key goes and what must surround `KEY=value`. */
  readonly insertion: { readonly position: Position; readonly before: string; readonly after: string };
}

/** Request: how the credential in a range would move to a store; null when it cannot. With a reference, the edit that writes it. */
export const storeMoveRequest = 'scabbard/storeMove';
export interface StoreMoveParams {
  readonly uri: string;
  readonly range: Range;
  /** Once the store has the value: what `.env` is to hold. */
  readonly reference?: string;
}
/** `Edit` is LSP's WorkspaceEdit. The value is in none of this: the client reads it from the document, at `range`. */
export interface StoreMoveResult<Edit> {
  /** Of the document that `range` counts in. */
  readonly version: number;
  readonly range: Range;
  readonly ruleId: string;
  /** Suggested for the secret. */
  readonly name: string;
  readonly edit?: Edit;
}

/** Server command (workspace/executeCommand): scan all folders; progress by the server, cancellable. Answers with a ScanSummary. */
export const scanWorkspaceCommand = 'scabbard.server.scanWorkspace';
export interface ScanSummary {
  readonly cancelled: boolean;
  readonly files: number;
  readonly findings: number;
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
}

/** Server command with one argument, the URI of an example file: create the .env beside it by workspace/applyEdit. Answers its URI when applied, else null. */
export const createEnvCommand = 'scabbard.server.createEnv';

/** Notification from the server: a fix it planned was applied in the editor. */
export const fixAppliedNotification = 'scabbard/fixApplied';
export interface FixAppliedParams {
  /** Env files that the fix created: the client sets mode 0600. */
  readonly created: readonly string[];
  readonly nextSteps: readonly string[];
  /** Keys of a created .env for which the client offers to generate values. */
  readonly generate?: { readonly uri: string; readonly keys: readonly string[] };
}

/** Sent by the client in initializationOptions. */
export interface InitializationOptions {
  readonly trusted: boolean;
  /** Folder that holds the tree-sitter files; default is beside server.js. */
  readonly grammarFolder?: string;
  /** Lines below this level are not logged. Never holds document text at any level. */
  readonly logLevel?: 'off' | 'error' | 'warning' | 'info' | 'debug' | 'trace';
  /** Settings for editors that do not answer workspace/configuration: the section `scabbard` or an object that holds it. */
  readonly settings?: unknown;
}

/** Notification from the client: the workspace was trusted after the start. */
export const trustGrantedNotification = 'scabbard/trustGranted';
/** Notification from the client with `{ level }`: the log level of the output channel changed. */
export const logLevelNotification = 'scabbard/logLevel';
