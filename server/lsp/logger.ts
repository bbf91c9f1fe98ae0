// What the server tells its log: method names, addresses of files, counts and milliseconds. Never text of a document.

import { MessageType } from 'vscode-languageserver/node';
import type { InitializationOptions } from '../../protocol/messages';

export const logLevels = ['off', 'error', 'warning', 'info', 'debug', 'trace'] as const;
export type LogLevel = NonNullable<InitializationOptions['logLevel']>;

export interface Logger {
  error(message: string): void;
  warning(message: string): void;
  info(message: string): void;
  debug(message: string): void;
  trace(message: string): void;
  /** An unknown level is ignored. */
  setLevel(level: unknown): void;
}

type Speaking = Exclude<LogLevel, 'off'>;

// MessageType.Debug came with LSP 3.18; `Log` is understood by every client.
const types: Record<Speaking, MessageType> = {
  error: MessageType.Error,
  warning: MessageType.Warning,
  info: MessageType.Info,
  debug: MessageType.Log,
  trace: MessageType.Log,
};

/** `send` gets the lines at or above the level. Callers pass sentences of ours only. */
export function createLogger(send: (type: MessageType, message: string) => void, level: unknown): Logger {
  let threshold = rank(level) ?? logLevels.indexOf('info');
  const at = (own: Speaking) => (message: string) => {
    if (logLevels.indexOf(own) <= threshold) send(types[own], message);
  };
  return {
    error: at('error'),
    warning: at('warning'),
    info: at('info'),
    debug: at('debug'),
    trace: at('trace'),
    setLevel: (next) => {
      threshold = rank(next) ?? threshold;
    },
  };
}

function rank(level: unknown): number | undefined {
  const index = (logLevels as readonly unknown[]).indexOf(level);
  return index < 0 ? undefined : index;
}
