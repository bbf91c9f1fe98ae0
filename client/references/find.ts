// Where references stand in an env file.

import { parseReference, type Reference, referenceSchemes } from '../../protocol/reference';

export interface FoundReference {
  readonly reference: Reference;
  readonly line: number;
  /** UTF-16 columns in the line, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Of the variable. */
  readonly key: string;
}

const entry = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*[=:]\s*(["'`]?)/;
const written = new RegExp(`(?:${referenceSchemes.join('|')})(?:\\+[\\w-]+)?://[^\\s"'\`]+`);

/** In the order of the lines; comments hold none. */
export function findReferences(text: string): readonly FoundReference[] {
  return text.split(/\r\n|\n|\r/).flatMap((content, line) => {
    const head = entry.exec(content);
    if (!head) return [];
    const from = head[0].length;
    const found = written.exec(content.slice(from));
    const reference = found?.index === 0 ? parseReference(found[0]) : undefined;
    return reference ? [{ reference, line, start: from, end: from + found![0].length, key: head[1]! }] : [];
  });
}

export interface RotateBy {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Of the variable below. */
  readonly key: string;
  /** Milliseconds since 1970: the end of that day (UTC). */
  readonly due: number;
}

const decorator = /@rotate-by\s*=\s*(\d{4}-\d{2}-\d{2})\b/;

/** `# @rotate-by=2027-01-01` in the comments above a key. */
export function findRotateBy(text: string): readonly RotateBy[] {
  const found: RotateBy[] = [];
  let pending: Omit<RotateBy, 'key'> | undefined;
  text.split(/\r\n|\n|\r/).forEach((content, line) => {
    const head = entry.exec(content);
    if (head && pending) found.push({ ...pending, key: head[1]! });
    const match = content.trimStart().startsWith('#') ? decorator.exec(content) : null;
    const day = match ? Date.parse(`${match[1]}T23:59:59Z`) : Number.NaN;
    if (match && !Number.isNaN(day))
      pending = { line, start: match.index, end: match.index + match[0].length, due: day };
    else if (head || content.trim() === '') pending = undefined;
  });
  return found;
}
