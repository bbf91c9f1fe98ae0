// Whether a comment may be written at a place, for languages that are not parsed: quotes, heredocs, block scalars.

import type { CommentSyntax, Trap } from './comments';

/** True when text written at `offset` (UTF-16) would be read as a comment. Says no when in doubt. */
export function takesCommentAt(text: string, offset: number, syntax: CommentSyntax): boolean {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const continued = offset === lineStart && /\\\r?\n$/.test(text.slice(0, lineStart));
  if (continued || /\\\s*$/.test(text.slice(lineStart, offset))) return false;
  return !insideLiteral(text, offset, syntax) && !syntax.traps.some((trap) => traps[trap](text, offset));
}

/** Walks the text once from its start; total, for malformed input too. */
function insideLiteral(text: string, offset: number, syntax: CommentSyntax): boolean {
  for (let at = 0; at < offset; ) {
    const comment = commentEnd(text, at, syntax);
    // Inside a comment more words do no harm, unless the comment would be closed by them.
    if (comment !== undefined && comment > offset) return syntax.line === undefined;
    const literal = comment === undefined ? literalEnd(text, at, syntax) : undefined;
    if (literal !== undefined && literal > offset) return true;
    at = comment ?? literal ?? at + 1;
  }
  return false;
}

function commentEnd(text: string, at: number, { line, block }: CommentSyntax): number | undefined {
  if (block && text.startsWith(block[0], at)) {
    const close = text.indexOf(block[1], at + block[0].length);
    return close < 0 ? text.length + 1 : close + block[1].length;
  }
  if (line === undefined || !text.startsWith(line, at)) return undefined;
  // `$#` and `a--b` start no comment.
  return line === '//' || at === 0 || /\s/.test(text[at - 1]!) ? endOfLine(text, at) : undefined;
}

/** End of the literal that starts here, or undefined when none does. */
function literalEnd(text: string, at: number, { multiline }: CommentSyntax): number | undefined {
  const open = [...multiline, '"', "'"]
    .sort((one, other) => other.length - one.length)
    .find((delimiter) => text.startsWith(delimiter, at));
  // The apostrophe of a word is no quote.
  if (!open || (open === "'" && /\w/.test(text.charAt(at - 1)))) return undefined;
  const close = closing[open] ?? open;
  const limit = multiline.includes(open) ? text.length : endOfLine(text, at);
  for (let end = at + open.length; end < limit; end++) {
    if (text[end] === '\\') end++;
    else if (text.startsWith(close, end)) return end + close.length;
  }
  return multiline.includes(open) ? text.length + 1 : limit;
}

const closing: Readonly<Record<string, string>> = { '@"': '"', "@'": "'", '[[': ']]' };

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : text[end - 1] === '\r' ? end - 1 : end;
}

const traps: Readonly<Record<Trap, (text: string, offset: number) => boolean>> = {
  heredoc: (text, offset) =>
    [...text.slice(0, offset).matchAll(/<<[-~]?\s*(["']?)([A-Za-z_]\w*)\1/g)].some(({ index, 0: all, 2: word }) => {
      const begun = text.indexOf('\n', index + all.length);
      if (begun < 0 || begun >= offset) return false;
      const end = new RegExp(`^[ \\t]*${word}\\b`, 'm').exec(text.slice(begun + 1));
      return !end || begun + 1 + end.index >= offset;
    }),
  blockScalar: (text, offset) => insideBlockScalar(text, offset),
  fence: (text, offset) => (text.slice(0, offset).match(/^[ \t]*(?:```|~~~)/gm) ?? []).length % 2 === 1,
  tag: (text, offset) => insideTag(text.slice(0, offset)),
};

/** A YAML line below `key: |` that is indented further. */
function insideBlockScalar(text: string, offset: number): boolean {
  const lines = text.slice(0, offset).split(/\r?\n/);
  const next = /^[^\r\n]*/.exec(text.slice(offset))![0];
  let indent = indentOf(`${lines.pop()}${next}`);
  for (const line of lines.reverse()) {
    if (line.trim() === '' || indentOf(line) >= indent) continue;
    if (/(?:^|[\s:-])[|>][-+]?\d?[-+]?\s*(?:#.*)?$/.test(line)) return true;
    indent = indentOf(line);
  }
  return false;
}

const indentOf = (line: string): number => line.search(/\S|$/);

/** Inside `<a …`, and inside scripts and styles, where `<!--` is no comment. */
function insideTag(before: string): boolean {
  const code = before.replace(/<!--[\s\S]*?-->/g, '');
  const opened = code.match(/<(?:script|style|textarea|pre|code)\b/gi)?.length ?? 0;
  const closed = code.match(/<\/(?:script|style|textarea|pre|code)\s*>/gi)?.length ?? 0;
  return opened > closed || /<[A-Za-z/!?][^>]*$/.test(code) || /<!\[CDATA\[(?:(?!\]\]>)[\s\S])*$/.test(code);
}
