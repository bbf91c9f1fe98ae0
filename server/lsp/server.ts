// The language server over any connection: answers `initialize`, composes the session, lets each feature register.

import type { Connection, InitializeParams, ServerCapabilities } from 'vscode-languageserver/node';
import type { Feature } from './feature';
import { createLogger, type Logger } from './logger';
import { createSession, type Parts, type Session } from './session';
import { readClient } from './wire/client';
import { createEditor } from './wire/editor';
import { guardedHandlers, inBackground } from './wire/guard';
import { quietLibrary } from './wire/quiet-library';

export interface ServerParts extends Parts {
  readonly features: readonly Feature[];
}

export interface Server {
  readonly log: Logger;
}

/** Starts to listen. The connection's own handlers answer `shutdown` and `exit`. */
export function startServer(connection: Connection, parts: ServerParts): Server {
  const editor = createEditor(connection);
  const log = createLogger(editor.log, 'info');
  quietLibrary(connection, log);
  let session: Session | undefined;
  connection.onInitialize((params: InitializeParams) => {
    const client = readClient(params);
    log.setLevel(client.options.logLevel);
    session = createSession({ params, parts, editor, log });
    const on = guardedHandlers(connection, log, parts.clock);
    for (const feature of parts.features) feature.register?.(on, session);
    const announced = parts.features.map((feature) => feature.capabilities?.(client) ?? {});
    return {
      capabilities: announced.reduce(merge, { positionEncoding: 'utf-16' }),
      serverInfo: { name: 'scabbard', version: parts.version },
    };
  });
  connection.onInitialized(() => {
    for (const { id, initialized } of parts.features) {
      const current = session;
      if (initialized && current) inBackground(log, `Starting ${id}`, () => initialized(current));
    }
  });
  connection.listen();
  return { log };
}

/** `workspace` is the one capability to which several features add. */
function merge(one: Partial<ServerCapabilities>, other: Partial<ServerCapabilities>): ServerCapabilities {
  const workspace = { ...one.workspace, ...other.workspace };
  return { ...one, ...other, ...(Object.keys(workspace).length > 0 ? { workspace } : {}) };
}
