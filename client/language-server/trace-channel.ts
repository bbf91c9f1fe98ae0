// The only trace channel the client library gets: off unless asked for, and then method names only.

import { type Disposable, EventEmitter, LogLevel, type LogOutputChannel, workspace } from 'vscode';
import { methodOf } from './method-trace';

/** Follows the setting `scabbard.trace`; the library's own trace settings and the channel's log level change nothing. */
export function createTraceChannel(log: LogOutputChannel, own: { push(item: Disposable): unknown }): LogOutputChannel {
  const levelOf = () =>
    workspace.getConfiguration('scabbard').get('trace') === 'methods' ? LogLevel.Trace : LogLevel.Off;
  const changed = new EventEmitter<LogLevel>();
  let level = levelOf();
  own.push(changed);
  own.push(
    workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('scabbard.trace')) return;
      level = levelOf();
      changed.fire(level);
    }),
  );
  const ignore = () => {};
  return {
    name: log.name,
    get logLevel() {
      return level;
    },
    onDidChangeLogLevel: changed.event,
    trace: (line) => {
      const method = methodOf(line);
      // As information: it was asked for by name, so the channel's own level must not swallow it.
      if (method !== undefined) log.info(method);
    },
    debug: ignore,
    info: ignore,
    warn: ignore,
    error: ignore,
    append: ignore,
    appendLine: ignore,
    replace: ignore,
    clear: ignore,
    show: ignore,
    hide: ignore,
    dispose: ignore,
  };
}
