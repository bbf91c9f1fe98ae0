// One entry of the command palette: what it is called, when it is there, what it does. One file per command in this folder.

import type { LogOutputChannel, Uri } from 'vscode';
import type { RandomBytes } from '../../protocol/generate';
import type { AccessLog } from '../../stores/use/access-log';
import type { ExpiringClipboard } from '../features/expiring-clipboard';
import type { Masking } from '../features/masking/masking';
import type { PrivateFiles } from '../features/private-files';
import type { Server } from '../language-server/server';
import type { ReferenceChecks } from '../references/check';
import type { StoreSession } from '../stores/session';

/** What commands work with. They import `vscode` for the rest, inside of functions only. */
export interface Surroundings {
  readonly server: Server;
  readonly masking: Masking;
  readonly privateFiles: PrivateFiles;
  readonly accessLog: AccessLog;
  readonly stores: StoreSession;
  readonly references: ReferenceChecks;
  readonly clipboard: ExpiringClipboard;
  readonly random: RandomBytes;
  readonly log: LogOutputChannel;
}

/** Id, title, icon, enablement and when go into package.json by `npm run generate`. */
export interface Command {
  readonly id: `scabbard.${string}`;
  /** Shown after `Scabbard: `. */
  readonly title: string;
  /** A codicon, `$(eye)`, where it stands in a menu. */
  readonly icon?: string;
  /** When it can run: greyed out elsewhere. */
  readonly enablement?: string;
  /** When the palette lists it. */
  readonly when?: string;
  /** Without a running server the person is told so and offered a restart. */
  readonly needsServer: boolean;
  /** A button above an editor hands over the address of its document; code of ours may say more. */
  readonly run: (surroundings: Surroundings, resource?: Uri, details?: unknown) => Promise<void> | void;
}
