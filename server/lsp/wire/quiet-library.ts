// The protocol library logs what it cannot understand: whole messages, foreign errors. Of that only its own words are passed on.

import type { Connection } from 'vscode-languageserver/node';
import type { Logger } from '../logger';

/** The library logs through the connection's console, which we use for nothing else. */
export function quietLibrary({ console: library }: Pick<Connection, 'console'>, log: Logger): void {
  library.error = (message) => log.error(ownWords(message));
  library.warn = (message) => log.warning(ownWords(message));
  library.info = (message) => log.info(ownWords(message));
  library.log = (message) => log.debug(ownWords(message));
  library.debug = (message) => log.debug(ownWords(message));
}

/** What it quotes stands after a colon or on the next line. */
const ownWords = (message: string): string => `Protocol: ${/^[^:\r\n]{0,200}/.exec(message)?.[0] ?? ''}`;
