// Labelled lines for measuring and fitting: read from a file that is never part of the repository.

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** One labelled range of lines as the file has it: gzipped JSON, one object a line. */
interface Row {
  readonly repo: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** `T` credential, `F` none, `X` placeholder or example. */
  readonly label: 'T' | 'F' | 'X';
  readonly categories: readonly string[];
  /** Columns from 1 in the labelled text, end exclusive; an end of null reaches to the end of the line. */
  readonly value: { readonly startColumn: number; readonly endColumn: number | null } | null;
  readonly before: readonly string[];
  readonly text: readonly string[];
  readonly after: readonly string[];
}

/** Repositories whose lines are looked at and fitted on, and those that only ever give figures. */
export type Half = 'tuning' | 'apart';

/** All that is labelled on one range of lines. */
export interface Sample {
  readonly half: Half;
  readonly repo: string;
  readonly file: string;
  /** First labelled line, from 1. */
  readonly line: number;
  readonly category: string;
  /** `T` when any credential stands there. */
  readonly label: 'T' | 'F' | 'X';
  /** Context and labelled lines; the offsets bound the labelled ones. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Line number (from 1) of the first line of `text`. */
  readonly firstLine: number;
  /** Offsets in `text` of the labelled credentials. */
  readonly values: readonly { readonly start: number; readonly end: number }[];
}

/** Reads the samples; rows of the category UUID are left out, and rows of the same lines are one sample. */
export function readSamples(path: string): readonly Sample[] {
  const rows = gunzipSync(readFileSync(path))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row)
    .filter(({ categories }) => !categories.includes('UUID'));
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${lineKey(row.repo, row.file, row.line)}:${row.text.length}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].map(toSample);
}

/** Identity of a line of a file. */
export const lineKey = (repo: string, file: string, line: number): string => `${repo}/${file}:${line}`;

function toSample(rows: readonly Row[]): Sample {
  const trues = rows.filter(({ label }) => label === 'T');
  const row = trues[0] ?? rows.find(({ label }) => label === 'X') ?? rows[0]!;
  const head = row.before.map((line) => `${line}\n`).join('');
  const body = row.text.join('\n');
  const values = trues.flatMap(({ value }) =>
    value
      ? [
          {
            start: head.length + value.startColumn - 1,
            end: head.length + (value.endColumn === null ? row.text[0]!.length : value.endColumn - 1),
          },
        ]
      : [],
  );
  return {
    half: halfOf(row.repo),
    repo: row.repo,
    file: row.file,
    line: row.line,
    category: row.categories[0]!,
    label: row.label,
    text: `${head}${body}${row.after.map((line) => `\n${line}`).join('')}`,
    start: head.length,
    end: head.length + body.length,
    firstLine: row.line - row.before.length,
    values,
  };
}

/** A repository is in one half as a whole: the upper bit of the FNV-1a hash (32 bits) of its name decides. */
export function halfOf(repo: string): Half {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(repo, 'utf8')) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 31 === 0 ? 'tuning' : 'apart';
}
