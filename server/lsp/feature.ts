// One feature of the protocol: the capability it announces and the handlers that keep the promise, in one file.

import type { ServerCapabilities } from 'vscode-languageserver/node';
import type { Session } from './session';
import type { Client } from './wire/client';
import type { Handlers } from './wire/guard';

export interface Feature {
  readonly id: string;
  /** What the server announces for it, given what the client can do. */
  readonly capabilities?: (client: Client) => Partial<ServerCapabilities>;
  /** Registers the handlers; all state lives in the session. */
  readonly register?: (on: Handlers, session: Session) => void;
  /** Runs once the client is ready to be asked. */
  readonly initialized?: (session: Session) => Promise<void>;
}
