// What Scabbard must know of a programming language to move a literal out of it.

import type { Host } from '../host';
import type { Edit } from '../plan';

export interface MoveRequest {
  readonly text: string;
  readonly uri: string;
  /** UTF-16 span of the secret value; may be a part of a longer literal (a password inside a URL). */
  readonly start: number;
  readonly end: number;
  /** Variable name to read. */
  readonly name: string;
  readonly host: Host;
  /** Workspace folder: how far upward a language may look for the project's files. Without it only beside the file. */
  readonly rootUri?: string;
  /** The env file the value goes to; without it, one beside the project's manifest is assumed. */
  readonly envUri?: string;
}

/** A place in a file, for questions about its syntax. */
export interface PlaceRequest {
  readonly text: string;
  readonly uri: string;
  /** UTF-16. */
  readonly offset: number;
  readonly host: Host;
}

export interface MoveAnswer {
  /** Rewrites the expression so that it means the same, and adds the import where one is needed. */
  readonly edits: readonly Edit[];
  /** The value as the program sees it at run time (escapes resolved): what must stand in `.env`. */
  readonly value: string;
  /** A language may insist on another name (a pydantic-settings field is read under its own). */
  readonly name: string;
  readonly nextSteps: readonly string[];
}

export interface Language {
  readonly id: string;
  /** VS Code language ids. */
  readonly languageIds: readonly string[];
  /** File endings with the dot. */
  readonly extensions: readonly string[];
  /** Undefined when no rewrite would leave a working program. */
  move(request: MoveRequest): Promise<MoveAnswer | undefined>;
  /** Whether a comment may be written at an offset: not inside a literal, for instance. */
  takesComment(request: PlaceRequest): Promise<boolean>;
}
