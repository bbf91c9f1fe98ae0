// Matching of git's ignore patterns, without regular expressions: a hostile pattern costs at most pattern × name.

type Token =
  | { readonly kind: 'char'; readonly char: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'star' }
  | { readonly kind: 'set'; readonly negated: boolean; readonly holds: (char: string) => boolean };

/** `**` stands for any number of folders. */
type Segment = readonly Token[] | '**';

export interface Pattern {
  /** Starts with `!`: takes back what an earlier pattern ignored. */
  readonly negative: boolean;
  /** Ends with `/`: matches folders only. */
  readonly folderOnly: boolean;
  /** Has no slash: matched against the name alone, at any depth. */
  readonly nameOnly: boolean;
  readonly segments: readonly Segment[];
  readonly ignoreCase: boolean;
}

/** Patterns of a `.gitignore`-style text, in order (gitignore(5)). Lines that can never match are left out. */
export function parsePatterns(text: string, ignoreCase = false): readonly Pattern[] {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  return lines.flatMap((line) => {
    const pattern = parsePattern(line.endsWith('\r') ? line.slice(0, -1) : line, ignoreCase);
    return pattern ? [pattern] : [];
  });
}

/** What the last matching pattern says of a path (relative, with `/`): true ignored, false taken back, undefined nothing. */
export function judge(patterns: readonly Pattern[], path: string, isFolder: boolean): boolean | undefined {
  for (let index = patterns.length - 1; index >= 0; index--) {
    const pattern = patterns[index]!;
    if (matches(pattern, path, isFolder)) return !pattern.negative;
  }
  return undefined;
}

/** True when the path itself (not a folder above it) matches. */
export function matches(pattern: Pattern, path: string, isFolder: boolean): boolean {
  if (pattern.folderOnly && !isFolder) return false;
  const folded = pattern.ignoreCase ? path.toLowerCase() : path;
  const parts = folded.split('/');
  return pattern.nameOnly ? matchSegment(pattern.segments[0]!, parts.at(-1)!) : matchSegments(pattern.segments, parts);
}

function parsePattern(line: string, ignoreCase: boolean): Pattern | undefined {
  if (line === '' || line.startsWith('#') || line.length > 4096) return undefined;
  const negative = line.startsWith('!');
  let body = trimEnd(negative ? line.slice(1) : line);
  const folderOnly = body.endsWith('/');
  if (folderOnly) body = body.slice(0, -1);
  if (body === '') return undefined;
  const texts = splitSegments(ignoreCase ? body.toLowerCase() : body);
  const nameOnly = texts.length === 1;
  if (texts[0] === '' && !nameOnly) texts.shift();
  const segments: Segment[] = [];
  for (const text of texts) {
    const segment = text === '**' && !nameOnly ? text : tokenize(text);
    if (!segment) return undefined;
    segments.push(segment);
  }
  return { negative, folderOnly, nameOnly, segments, ignoreCase };
}

/** Trailing spaces do not count unless the last one is escaped. */
function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === ' ' && !isEscaped(text, end - 1)) end--;
  return text.slice(0, end);
}

function isEscaped(text: string, index: number): boolean {
  let slashes = 0;
  while (text[index - 1 - slashes] === '\\') slashes++;
  return slashes % 2 === 1;
}

/** An escaped slash is a slash. */
function splitSegments(body: string): string[] {
  const segments = [''];
  for (let index = 0; index < body.length; index++) {
    const char = body[index]!;
    const escapedSlash = char === '\\' && body[index + 1] === '/';
    if (char === '/' || escapedSlash) segments.push('');
    else segments[segments.length - 1] += char === '\\' ? char + (body[++index] ?? '') : char;
    if (escapedSlash) index++;
  }
  return segments;
}

/** Undefined for what git never matches: an unclosed set, a lone backslash at the end. */
function tokenize(text: string): readonly Token[] | undefined {
  const chars = Array.from(text);
  const tokens: Token[] = [];
  for (let index = 0; index < chars.length; index++) {
    const char = chars[index]!;
    if (char === '*') {
      if (tokens.at(-1)?.kind !== 'star') tokens.push({ kind: 'star' });
    } else if (char === '?') tokens.push({ kind: 'any' });
    else if (char === '[') {
      const set = readSet(chars, index);
      if (!set) return undefined;
      tokens.push(set.token);
      index = set.last;
    } else if (char === '\\') {
      if (++index === chars.length) return undefined;
      tokens.push({ kind: 'char', char: chars[index]! });
    } else tokens.push({ kind: 'char', char });
  }
  return tokens;
}

function readSet(chars: readonly string[], open: number): { readonly token: Token; readonly last: number } | undefined {
  const tests: ((char: string) => boolean)[] = [];
  let index = open + 1;
  const negated = chars[index] === '!' || chars[index] === '^';
  if (negated) index++;
  for (const first = index; index < chars.length; index++) {
    if (chars[index] === ']' && index > first) {
      return { token: { kind: 'set', negated, holds: (char) => tests.some((test) => test(char)) }, last: index };
    }
    const named = chars[index] === '[' && chars[index + 1] === ':' ? namedClass(chars, index) : undefined;
    if (named) {
      tests.push(named.test);
      index = named.last;
      continue;
    }
    if (chars[index] === '\\') index++;
    const from = chars[index];
    let to = from;
    if (chars[index + 1] === '-' && chars[index + 2] !== undefined && chars[index + 2] !== ']') {
      index += chars[index + 2] === '\\' ? 3 : 2;
      to = chars[index];
    }
    if (from === undefined || to === undefined) return undefined;
    tests.push((char) => from <= char && char <= to);
  }
  return undefined;
}

const classes: Readonly<Record<string, RegExp>> = {
  alnum: /[A-Za-z0-9]/,
  alpha: /[A-Za-z]/,
  blank: /[ \t]/,
  cntrl: /[\x00-\x1f\x7f]/,
  digit: /[0-9]/,
  graph: /[\x21-\x7e]/,
  lower: /[a-z]/,
  print: /[\x20-\x7e]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /[ \t\n\v\f\r]/,
  upper: /[A-Z]/,
  xdigit: /[A-Fa-f0-9]/,
};

function namedClass(chars: readonly string[], open: number) {
  const close = chars.indexOf(']', open + 2);
  if (close < 0 || chars[close - 1] !== ':') return undefined;
  const set = classes[chars.slice(open + 2, close - 1).join('')];
  return { test: (char: string) => set?.test(char) ?? false, last: close };
}

/** Greedy, going back to the last `**` only: enough, since a later `**` can take whatever an earlier one could. */
function matchSegments(pattern: readonly Segment[], parts: readonly string[]): boolean {
  let at = 0;
  let part = 0;
  let retryAt = -1;
  let retryPart = 0;
  while (part < parts.length) {
    const segment = pattern[at];
    if (segment === '**') {
      // At the end `**` stands for what is inside a folder: at least one name.
      if (at === pattern.length - 1) return true;
      retryAt = ++at;
      retryPart = part;
    } else if (segment && matchSegment(segment, parts[part]!)) {
      at++;
      part++;
    } else if (retryAt >= 0) {
      at = retryAt;
      part = ++retryPart;
    } else return false;
  }
  return at === pattern.length;
}

function matchSegment(segment: Segment, name: string): boolean {
  if (segment === '**') return true;
  const chars = Array.from(name);
  let at = 0;
  let index = 0;
  let retryAt = -1;
  let retryIndex = 0;
  while (index < chars.length) {
    const token = segment[at];
    if (token?.kind === 'star') {
      retryAt = ++at;
      retryIndex = index;
    } else if (token && matchToken(token, chars[index]!)) {
      at++;
      index++;
    } else if (retryAt >= 0) {
      at = retryAt;
      index = ++retryIndex;
    } else return false;
  }
  while (segment[at]?.kind === 'star') at++;
  return at === segment.length;
}

function matchToken(token: Token, char: string): boolean {
  if (token.kind === 'char') return token.char === char;
  if (token.kind === 'set') return token.holds(char) !== token.negated;
  return true;
}
