// Reads `name.before.txt` and `name.after.txt`: several files in one text, and what is said about them.

import { readdirSync, readFileSync } from 'node:fs';
import type { Files } from '../../support/memory-host';

/**
 * Lines `@word rest` come first, then `=== path` before the text of each file. Words in a before file: `@tracked` and
 * `@credential` (what the engine finds in the example), `@outside` a repository. In an after file: `@title` of the
 * fix, `@stays` if the problem does, `@next` a part of a next step, `@generate` the keys. `⟦random⟧` stands for 32 bytes.
 */
export interface Fixture {
  readonly said: ReadonlyMap<string, string>;
  readonly files: Files;
}

export interface FixtureCase {
  readonly fixId: string;
  readonly name: string;
  readonly before: Fixture;
  readonly after: Fixture;
}

const folder = new URL('../../fixtures/env/', import.meta.url);

export function fixtureCases(): readonly FixtureCase[] {
  return readdirSync(folder).flatMap((fixId) =>
    readdirSync(new URL(`${fixId}/`, folder))
      .filter((name) => name.endsWith('.before.txt'))
      .map((file) => {
        const read = (name: string) => parseFixture(readFileSync(new URL(`${fixId}/${name}`, folder), 'utf8'));
        const after = file.replace('.before.', '.after.');
        return { fixId, name: file.replace('.before.txt', ''), before: read(file), after: read(after) };
      }),
  );
}

function parseFixture(text: string): Fixture {
  const [head, ...sections] = text.split(/^=== /m);
  const words = [...head!.matchAll(/^@(\S+) ?(.*)$/gm)];
  return {
    said: new Map(words.map(([, word, rest]) => [word!, rest!])),
    files: Object.fromEntries(
      sections.map((section) => {
        const end = section.indexOf('\n');
        return [section.slice(0, end), section.slice(end + 1)];
      }),
    ),
  };
}
