// Reads the cases of test/fixtures/move: `name.before.ext`, `name.after.ext`, and `name.about.json` where more must be said.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../fixtures/move');

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface MoveCase {
  /** `python/run/plain` */
  readonly id: string;
  readonly extension: string;
  readonly fileName: string;
  readonly before: string;
  /** The value between `⟦` and `⟧` in the fixture. */
  readonly span: Span;
  readonly after: string;
  readonly about: About;
}

/** What differs from the usual: value as written, name API_KEY, no other files, any next steps. */
export interface About {
  readonly name?: string;
  readonly value?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly nextSteps?: readonly string[];
}

export interface RefusedCase {
  readonly id: string;
  readonly extension: string;
  readonly fileName: string;
  readonly text: string;
  readonly span: Span;
}

const names = (): readonly string[] => (readdirSync(folder, { recursive: true }) as string[]).sort();
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** Removes the marks; answers with the text and the spans between them. */
export function unmark(marked: string): { readonly text: string; readonly spans: readonly Span[] } {
  const spans: Span[] = [];
  let text = '';
  for (const part of marked.split(/(⟦[^⟧]*⟧)/)) {
    const value = /^⟦([^⟧]*)⟧$/.exec(part)?.[1];
    if (value !== undefined) spans.push({ start: text.length, end: text.length + value.length });
    text += value ?? part;
  }
  return { text, spans };
}

export function moveCases(): readonly MoveCase[] {
  return names().flatMap((name) => {
    const [, id, extension] = /^(.*)\.before\.(\w+)$/.exec(name) ?? [];
    if (!id || !extension) return [];
    const { text, spans } = unmark(read(name));
    if (spans.length !== 1) throw new Error(`${name} must mark one value`);
    const about = names().includes(`${id}.about.json`) ? (JSON.parse(read(`${id}.about.json`)) as About) : {};
    const after = read(`${id}.after.${extension}`);
    return [{ id, extension, fileName: fileName(id, extension), before: text, span: spans[0]!, after, about }];
  });
}

/** Every mark of a `name.refused.ext` is a case of its own. */
export function refusedCases(): readonly RefusedCase[] {
  return names().flatMap((name) => {
    const [, id, extension] = /^(.*)\.refused\.(.+)$/.exec(name) ?? [];
    if (!id || !extension) return [];
    const { text, spans } = unmark(read(name));
    return spans.map((span) => {
      const line = text.slice(0, span.start).split('\n').length;
      return { id: `${id}:${line}`, extension, fileName: fileName(id, extension), text, span };
    });
  });
}

const fileName = (id: string, extension: string): string => `${id.slice(id.lastIndexOf('/') + 1)}.${extension}`;
