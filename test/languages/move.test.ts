// Literals become reads of the environment: every case of test/fixtures/move, text in, text out.

import assert from 'node:assert/strict';
import javascript from '../../server/languages/javascript';
import type { Language } from '../../server/languages/language';
import python from '../../server/languages/python';
import typescript from '../../server/languages/typescript';
import { grammars } from '../support/grammars';
import { applyEdits, type Files, memoryHost, root, uriOf } from '../support/memory-host';
import { type MoveCase, moveCases, refusedCases, type Span, unmark } from './cases';

const languages: readonly Language[] = [javascript, typescript, python];

const languageOf = (fileName: string): Language =>
  languages.find(({ extensions }) => extensions.some((extension) => fileName.endsWith(extension)))!;

const move = (fileName: string, text: string, { start, end, files = {} }: Span & { readonly files?: Files }) =>
  languageOf(fileName).move({
    text,
    uri: uriOf(fileName),
    start,
    end,
    name: 'API_KEY',
    host: memoryHost({ [fileName]: text, ...files }, { grammars }),
    rootUri: root,
  });

const moveCase = ({ fileName, before, span, about }: MoveCase) =>
  move(fileName, before, { ...span, ...(about.files && { files: about.files }) });

describe('moving a literal out', () => {
  for (const one of moveCases())
    it(one.id, async () => {
      const answer = await moveCase(one);
      assert.ok(answer, 'it was refused');
      assert.equal(applyEdits(one.before, answer.edits), one.after);
      assert.equal(answer.value, one.about.value ?? one.before.slice(one.span.start, one.span.end));
      assert.equal(answer.name, one.about.name ?? 'API_KEY');
      if (one.about.nextSteps) assert.deepEqual(answer.nextSteps, one.about.nextSteps);
    });
});

describe('a literal that must stay', () => {
  for (const { id, fileName, text, span } of refusedCases())
    it(id, async () => assert.equal(await move(fileName, text, span), undefined));
});

describe('moving a literal out of a file with CRLF', () => {
  for (const one of moveCases())
    it(one.id, async () => {
      const { text, spans } = unmark(
        `${one.before.slice(0, one.span.start)}⟦${one.before.slice(one.span.start, one.span.end)}⟧${one.before.slice(one.span.end)}`.replaceAll(
          '\n',
          '\r\n',
        ),
      );
      const answer = await move(one.fileName, text, {
        ...spans[0]!,
        ...(one.about.files && { files: one.about.files }),
      });
      assert.ok(answer, 'it was refused');
      assert.equal(applyEdits(text, answer.edits), one.after.replaceAll('\n', '\r\n'));
      assert.equal(answer.value, one.about.value ?? one.before.slice(one.span.start, one.span.end));
    });
});

describe('moving a literal out behind a byte order mark', () => {
  for (const one of moveCases().filter(({ before }) => !before.startsWith('#!')))
    it(one.id, async () => {
      const { start, end } = one.span;
      const files = one.about.files && { files: one.about.files };
      const answer = await move(one.fileName, `\uFEFF${one.before}`, { start: start + 1, end: end + 1, ...files });
      assert.ok(answer, 'it was refused');
      assert.equal(applyEdits(`\uFEFF${one.before}`, answer.edits), `\uFEFF${one.after}`);
    });
});
