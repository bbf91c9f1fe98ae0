// Log levels: VS Code's numbers, the protocol's words.

import { LogLevel } from 'vscode';
import type { InitializationOptions } from '../../protocol/messages';

/** The protocol's name of an output channel's level. */
export function levelName(level: LogLevel): NonNullable<InitializationOptions['logLevel']> {
  const names = {
    [LogLevel.Off]: 'off',
    [LogLevel.Trace]: 'trace',
    [LogLevel.Debug]: 'debug',
    [LogLevel.Info]: 'info',
    [LogLevel.Warning]: 'warning',
    [LogLevel.Error]: 'error',
  } as const;
  return names[level];
}
