// An env folder with its files parsed once, and how a problem is stated.

import type { Severity } from '../../../protocol/finding';
import { isSpeakable } from '../../../protocol/speakable';
import { nameOfUri } from '../../uri';
import { type Decorators, decoratorsByKey } from '../decorators';
import type { EnvDocument, EnvFolder } from '../folder';
import { type EnvEntry, type EnvFile, parseEnv, type Span } from '../parse';
import type { EnvCode, EnvProblem } from '../problem';
import { sortEntries } from '../stray';

export interface ParsedDocument extends EnvDocument {
  readonly file: EnvFile;
  /** Without the stray ones. */
  readonly entries: readonly EnvEntry[];
  readonly stray: readonly EnvEntry[];
  /** `.env`, for messages. */
  readonly label: string;
  readonly keys: ReadonlySet<string>;
  /** Keys of commented-out entries. */
  readonly commentedKeys: ReadonlySet<string>;
  readonly decorators: ReadonlyMap<string, Decorators>;
}

export interface ParsedFolder extends EnvFolder {
  readonly layers: readonly ParsedDocument[];
  readonly examples: readonly ParsedDocument[];
}

export function documentOf(document: EnvDocument): ParsedDocument {
  const file = parseEnv(document.text);
  const { variables, stray } = sortEntries(file);
  return {
    ...document,
    file,
    entries: variables,
    stray,
    label: nameOfUri(document.uri),
    keys: new Set(variables.map(({ key }) => key)),
    commentedKeys: new Set(file.comments.flatMap(({ key }) => (key !== undefined && isSpeakable(key) ? [key] : []))),
    decorators: decoratorsByKey(file),
  };
}

/** The examples that document a layer: the one for all modes and the one of its mode. */
export function examplesFor(folder: ParsedFolder, mode: string | undefined): readonly ParsedDocument[] {
  return folder.examples.filter(({ name }) => name.mode === undefined || name.mode === mode);
}

const severities: Record<EnvCode, Severity> = {
  'env/missing-key': 'warning',
  'env/undocumented-key': 'warning',
  'env/duplicate-key': 'warning',
  'env/placeholder-value': 'warning',
  'env/secret-in-example': 'error',
  'env/not-ignored': 'warning',
  'env/tracked': 'error',
  'env/invalid-line': 'error',
  'env/no-example': 'hint',
};

/** A problem with the default severity of its code. */
export function problem(
  code: EnvCode,
  { uri }: { readonly uri: string },
  rest: Pick<EnvProblem, 'message' | 'key' | 'relatedUri'> & { readonly span: Span },
): EnvProblem {
  const { span, ...others } = rest;
  return { code, severity: severities[code], uri, start: span.start, end: span.end, ...others };
}

/** The first line, for what concerns the file as a whole. */
export function firstLine({ text }: { readonly text: string }): Span {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  return { start, end: start + /^[^\r\n]*/.exec(text.slice(start))![0].length };
}

/** The last line that is not blank, for what should have come after it. */
export function lastLine({ text }: { readonly text: string }): Span {
  const end = text.trimEnd().length;
  if (end === 0) return firstLine({ text });
  const before = Math.max(text.lastIndexOf('\n', end - 1), text.lastIndexOf('\r', end - 1)) + 1;
  const start = before === 0 && text.startsWith('\uFEFF') ? 1 : before;
  return { start, end };
}
