// The .env language read without loss: every key, value, comment and broken line with its place.

/** UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface EnvEntry {
  readonly key: string;
  readonly keySpan: Span;
  /** The value as written, with its quotes; empty, right after the separator, where there is none. */
  readonly written: Span;
  /** The value without its quotes. */
  readonly inner: Span;
  readonly quote: '' | "'" | '"' | '`';
  /** What a program sees: unquoted, line ends and escapes resolved. */
  readonly value: string;
  /** The comment on the same line, from its `#`. */
  readonly comment?: Span;
  /** All lines of the entry, without the last line end. */
  readonly line: Span;
  /** Comments on the lines directly above; they start with `#`. */
  readonly above: readonly Span[];
}

export interface EnvComment extends Span {
  /** The key of a commented-out entry: `# KEY=`. */
  readonly key?: string;
}

export interface EnvFile {
  readonly text: string;
  /** The first line end of the file, LF when it has none. */
  readonly eol: '\n' | '\r\n' | '\r';
  /** In file order; duplicates included, the last one wins. */
  readonly entries: readonly EnvEntry[];
  /** Comments on lines of their own. */
  readonly comments: readonly EnvComment[];
  /** Lines that every loader skips: neither blank, nor comment, nor `KEY=value`. */
  readonly invalid: readonly Span[];
}

/**
 * Reads the dialect of the npm package `dotenv` 18, which is the oracle of the tests: `export`, `KEY: value`, three
 * kinds of quotes, values over several lines, `#` comments, LF, CRLF and lone CR. Total and linear in the text.
 */
export function parseEnv(text: string): EnvFile {
  const entries: EnvEntry[] = [];
  const comments: EnvComment[] = [];
  const invalid: Span[] = [];
  let above: Span[] = [];
  for (let at = 0; ; ) {
    const start = skip(anySpace, text, at);
    if (isBlankBetween(text, at, start)) above = [];
    if (start >= text.length) return { text, eol: eolOf(text), entries, comments, invalid };
    if (text[start] === '#') {
      const comment = readComment(text, start);
      comments.push(comment);
      if (comment.key === undefined) above.push(comment);
      else above = [];
      at = comment.end;
      continue;
    }
    const entry = readEntry(text, start, above);
    above = [];
    if (entry) entries.push(entry);
    else invalid.push({ start, end: trimmedEnd(text, start, endOfLine(text, start)) });
    at = entry ? (entry.comment?.end ?? skip(lineSpace, text, entry.written.end)) : endOfLine(text, start);
  }
}

/** The value that counts for each key: the last one. */
export function valuesOf(file: EnvFile): ReadonlyMap<string, string> {
  return new Map(file.entries.map((entry) => [entry.key, entry.value]));
}

const anySpace = /\s*/y;
/** White space within a line; dotenv takes U+2028 and U+2029 for line ends too. */
const lineSpace = /[^\S\n\r\u2028\u2029]*/y;
const lineEnd = /[\n\r\u2028\u2029]/g;

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** Offset of the first match at or after `at`, else the end of the text. */
function find(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.index ?? text.length;
}

const endOfLine = (text: string, at: number): number => find(lineEnd, text, at);
const trimmedEnd = (text: string, start: number, end: number): number =>
  start + text.slice(start, end).trimEnd().length;
const eolOf = (text: string): EnvFile['eol'] => (/\r\n|\n|\r/.exec(text)?.[0] ?? '\n') as EnvFile['eol'];

function isBlankBetween(text: string, start: number, end: number): boolean {
  return (text.slice(start, end).match(/\r\n?|\n/g) ?? []).length > 1;
}

function readComment(text: string, start: number): EnvComment {
  const end = endOfLine(text, start);
  const key = /^#+\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=/.exec(text.slice(start, end))?.[1];
  return key === undefined ? { start, end } : { start, end, key };
}

const exportWord = /export\s+(?=[\w.-])/y;
const keyCharacters = /[\w.-]*/y;
/** `=` may have space, even line ends, before it; a colon needs exactly one space character after it. */
const separator = /\s*=|:(?:\r\n|\s)/y;

function readEntry(text: string, start: number, above: readonly Span[]): EnvEntry | undefined {
  const keyStart = skip(exportWord, text, start);
  const keyEnd = skip(keyCharacters, text, keyStart);
  const valueStart = skip(separator, text, keyEnd);
  if (keyEnd === keyStart || valueStart === keyEnd) return undefined;
  const written = quotedSpan(text, valueStart) ?? plainSpan(text, valueStart);
  const quote = quoteOf(text.slice(written.start, written.end));
  const after = skip(lineSpace, text, written.end);
  const comment = text[after] === '#' ? { start: after, end: endOfLine(text, after) } : undefined;
  return {
    key: text.slice(keyStart, keyEnd),
    keySpan: { start: keyStart, end: keyEnd },
    written,
    inner: quote ? { start: written.start + 1, end: written.end - 1 } : written,
    quote,
    value: meaningOf(text.slice(written.start, written.end)),
    ...(comment && { comment }),
    line: { start: startOfLine(text, start), end: comment?.end ?? after },
    above,
  };
}

function startOfLine(text: string, at: number): number {
  let start = at;
  while (start > 0 && !/[\n\r\u2028\u2029\uFEFF]/.test(text[start - 1]!)) start--;
  return start;
}

/** A quoted value may start on a later line and run over many; only space or a comment may follow its closing quote. */
function quotedSpan(text: string, valueStart: number): Span | undefined {
  const start = skip(anySpace, text, valueStart);
  const close = /["'`]/.test(text[start] ?? '') ? closingQuote(text, start) : undefined;
  return close === undefined ? undefined : { start, end: close + 1 };
}

/** The first quote without a backslash before it, else the last one with, if the value can end there. */
function closingQuote(text: string, open: number): number | undefined {
  const quote = text[open]!;
  const escaped: number[] = [];
  for (let at = text.indexOf(quote, open + 1); at !== -1; at = text.indexOf(quote, at + 1)) {
    if (text[at - 1] === '\\') {
      escaped.push(at);
      continue;
    }
    if (canEndAfter(text, at)) return at;
    break;
  }
  return escaped.findLast((at) => canEndAfter(text, at));
}

function canEndAfter(text: string, at: number): boolean {
  const next = skip(lineSpace, text, at + 1);
  return next >= text.length || /[#\n\r\u2028\u2029]/.test(text[next]!);
}

const plainEnd = /[#\n\r]/g;

function plainSpan(text: string, valueStart: number): Span {
  const end = find(plainEnd, text, valueStart);
  const raw = text.slice(valueStart, end);
  const start = valueStart + (raw.length - raw.trimStart().length);
  return raw.trim() === '' ? { start: valueStart, end: valueStart } : { start, end: trimmedEnd(text, start, end) };
}

function quoteOf(written: string): EnvEntry['quote'] {
  const first = written[0];
  if (written.length < 2 || first !== written.at(-1)) return '';
  return first === "'" || first === '"' || first === '`' ? first : '';
}

/** Resolves a written value. Quotes count per line because dotenv's do; a backslash means something only in double quotes. */
function meaningOf(written: string): string {
  const unquoted = written
    .replace(/\r\n?/g, '\n')
    .replace(/^'[\s\S]*'$|^"[\s\S]*"$|^`[\s\S]*`$/gm, (quoted) => quoted.slice(1, -1));
  if (written[0] !== '"') return unquoted;
  return unquoted.replace(/\\[nr]/g, (sequence) => (sequence === '\\n' ? '\n' : '\r'));
}
