// What an editor window and a terminal agree on: where a window leaves word of itself, and what is said over its socket.

import { join } from 'node:path';
import type { ProblemKind } from '../store';

/** One file per window, for its owner alone: whoever can read it may ask once. */
export interface WindowEntry {
  /** Path of a socket, or name of a pipe. */
  readonly socket: string;
  /** Of the workspace, absolute. */
  readonly folders: readonly string[];
  /** Good for one question; a new one takes its place before the answer is given. */
  readonly token: string;
}

/** One line of JSON, as are the answers. */
export interface Question {
  readonly token: string;
  /** Whose list of secrets it is, absolute. */
  readonly folder: string;
  /** The whole list that the person approves; those of the local vault are answered. */
  readonly references: readonly string[];
}

/** By reference. */
export type Answers = Readonly<Record<string, Answer>>;
export type Answer = { readonly text: string } | Refusal;

export interface Refusal {
  readonly kind: ProblemKind;
  readonly message: string;
}

export type Reply = { readonly answers: Answers } | { readonly refused: Refusal } | { readonly tokenIsUsed: true };

/** Below the user's folder of ours. */
export const windowsFolder = (userFolder: string): string => join(userFolder, 'windows');

/** UTF-16 units of a question at most. */
export const longestQuestion = 500_000;
