// What a fix wants done, as data: no protocol type, no file touched. lsp/convert.ts is the only translator.

/** Replace [start, end) of the file's current text; UTF-16 offsets; edits of one file do not overlap. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

export interface FileChange {
  readonly uri: string;
  /** True when the file does not exist yet; then the edits apply to the empty text. */
  readonly create: boolean;
  readonly edits: readonly Edit[];
}

export interface Plan {
  readonly changes: readonly FileChange[];
  /** Names the files and what happens in them; no value. Shown with the change. */
  readonly description: string;
  /** What the person should still do, in words: `Start with: node --env-file=.env …`. */
  readonly nextSteps: readonly string[];
  /** Keys in a created `.env` for which generating a value makes sense. */
  readonly generate?: readonly string[];
}
