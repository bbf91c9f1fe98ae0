// Where a marker comment hides a finding without changing what the file means.

import type { Finding } from '../../engine/findings/finding';
import { suppress } from '../../engine/suppress/suppress';
import { createLines, type Lines } from '../../engine/text/lines';
import { takesCommentAt } from '../../languages/support/comment-place';
import { type CommentSyntax, comment, commentSyntax } from '../../languages/support/comments';
import { lineEnd } from '../../languages/support/nodes';
import type { Edit } from '../../plan';
import type { FixContext } from '../fix';

interface Marked {
  readonly context: FixContext;
  readonly finding: Finding;
  /** What the comment says. */
  readonly words: string;
  readonly key: Uint8Array | undefined;
}

/** The edit that writes the marker; undefined where the file has no place for a comment. */
export async function markerEdit(marked: Marked): Promise<Edit | undefined> {
  const { context, finding, words } = marked;
  const syntax = commentSyntax(context.languageId, context.uri);
  if (!syntax) return undefined;
  const lines = createLines(context.text);
  for (const edit of candidates(context, { lines, syntax, finding, written: comment(syntax, words) }))
    if ((await takesComment(context, edit.start, syntax)) && hides(marked, edit)) return edit;
  return undefined;
}

interface Writing {
  readonly lines: Lines;
  readonly syntax: CommentSyntax;
  readonly finding: Finding;
  readonly written: string;
}

/** At the end of the line, of the value's last line, above it; around the line that opens a block. */
function candidates({ text, languageId }: FixContext, { lines, syntax, finding, written }: Writing): readonly Edit[] {
  const first = lines.positionAt(finding.start).line;
  const last = lines.positionAt(finding.end).line;
  const behind = (line: number): readonly Edit[] => {
    const { start, end } = lines.lineAt(line);
    // Python's style (PEP 8) asks for two spaces.
    const gap = /\s$/.test(text.slice(start, end)) ? '' : languageId === 'python' ? '  ' : ' ';
    return syntax.trailing ? [{ start: end, end, newText: `${gap}${written}` }] : [];
  };
  const above = (line: number): readonly Edit[] => {
    const { start, end } = lines.lineAt(line);
    const indent = /^[ \t]*/.exec(text.slice(start, end))![0];
    return [{ start, end: start, newText: `${indent}${written}${lineEnd(text)}` }];
  };
  const head = first > 0 ? [...behind(first - 1), ...above(first - 1)] : [];
  return [...behind(first), ...(last > first ? behind(last) : []), ...above(first), ...head];
}

/** Parsed where the language can be, else judged by quotes and blocks. */
async function takesComment(
  { text, uri, languageId, languages, host }: FixContext,
  offset: number,
  syntax: CommentSyntax,
): Promise<boolean> {
  const language = languages.find(({ languageIds }) => languageIds.includes(languageId));
  return language ? language.takesComment({ text, uri, offset, host }) : takesCommentAt(text, offset, syntax);
}

/** Tries it: the engine itself says whether the finding would be hidden. */
function hides({ context: { text, uri }, finding, key }: Marked, edit: Edit): boolean {
  const shift = edit.start <= finding.start ? edit.newText.length : 0;
  const moved = { ...finding, start: finding.start + shift, end: finding.end + shift };
  const after = text.slice(0, edit.start) + edit.newText + text.slice(edit.end);
  return suppress({ text: after, path: uri, ...(key && { fingerprintKey: key }) }, [moved]).suppressed.length === 1;
}
