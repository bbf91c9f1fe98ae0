// An edited document has the findings of a full scan, after every one of many thousand edits.

import assert from 'node:assert/strict';
import { all } from '../../../rules';
import type { Change } from '../../../server/engine/findings/finding';
import { detectors } from '../../../server/engine/judge/detectors';
import { createScanner } from '../../../server/engine/scan';
import { sample, seededRandom } from '../../../server/engine/shape/sample';
import { piecesOf as textOf } from '../../../server/engine/text/pieces';
import { keyBody, pem } from '../judge/support/keys';
import { token } from '../judge/support/tokens';

const scanner = createScanner({ rules: all, detectors });
const derHead = [0x30, 0x82, 0x04, 0xa4, 0x02, 0x01, 0x00];

/** What is typed, pasted and cut: pieces of files that hold secrets, and pieces of secrets. */
function piecesOf(random: () => number): readonly string[] {
  const rules = Array.from({ length: 60 }, () => all[Math.floor(random() * all.length)]!);
  const samples = rules.map((rule) => `${rule.context?.[0] ?? 'value'}_key = "${sample(rule.shape, random).text}"\n`);
  return [
    ...samples,
    ...samples.map((one) => one.slice(0, Math.floor(one.length / 2))),
    'password = "kR7!mq2wZp"\n',
    'db:\n  host: h\n  password: kR7!mq2wZp\n',
    'zendesk:\n  url: u\n  auth:\n    token: ',
    `const jwt = "${token({ sub: 'a-31' })}";\n`,
    `${pem('RSA PRIVATE KEY', keyBody(derHead, 300))}\n`,
    '-----BEGIN RSA PRIVATE KEY-----\n',
    '-----END RSA PRIVATE KEY-----\n',
    'postgres://app:kR7mq2wZp@db.internal/shop\n',
    ' // scabbard:ignore\n',
    '# secretlint-disable\n',
    '# secretlint-enable\n',
    'contraseña = "kR7!mq2wZp"\n',
    'пароль: kR7!mq2wZp\n',
    `${'x'.repeat(2100)} `,
  ];
}

/** Single characters, those that open and close most of all. */
const typed = [
  '"',
  "'",
  '`',
  '\n',
  '  ',
  '=',
  ':',
  '\\',
  '{',
  '}',
  '(',
  ')',
  ',',
  'a',
  'Z',
  '7',
  '_',
  '-',
  '\u{1f511}',
];

const random20 = seededRandom(20);
const letters = 'abcdefghkmnpqrstuvwxyzABCDEFGHKMNPQRSTUVWXYZ23456789';
const chance = Array.from({ length: 20 }, () => letters[Math.floor(random20() * letters.length)]!).join('');

/** Values that stand on the line of their name or far behind it. */
const assigned = [
  'password = "kR7!mq2wZp"\n',
  'db_password: kR7!mq2wZp\n',
  `api_key =\n\n      "${chance}"\n`,
  'variable "db_password" {\n  type = string\n  description = "of the data base"\n  default = "kR7!mq2wZp"\n}\n',
  'secret = "kR7!mq2w\\\nZp4tY8"\n',
  'signing_key = new byte[] {\n  0x3f, 0x91, 0x07, 0xa2,\n  0x5c, 0x11, 0xee, 0x48,\n  0x3f, 0x91, 0x07, 0xa2\n}\n',
  `- name: AUTH_TOKEN\n  value: "${chance}"\n`,
  `token = "${'x'.repeat(1900)}"\n`,
  '// the password is "kR7!mq2wZp" and nothing else\n',
];

interface Edited {
  readonly text: string;
  readonly changes: readonly Change[];
}

/** One to three replacements, each in the text that the one before left. */
function edit(text: string, pieces: readonly string[], random: () => number, longest = 24_000): Edited {
  const changes: Change[] = [];
  let current = text;
  for (let left = random() < 0.9 ? 1 : 3; left > 0; left--) {
    const start = Math.floor(random() * (current.length + 1));
    const kind = random();
    const cut = kind < 0.4 ? 0 : kind < 0.9 ? Math.floor(random() * 12) : Math.floor(random() * 400);
    const oldEnd = Math.min(current.length, start + cut);
    const isShrinking = current.length > longest || random() < 0.3;
    const from = random() < 0.7 ? typed : pieces;
    const inserted = isShrinking ? '' : from[Math.floor(random() * from.length)]!;
    changes.push({ start, oldEnd, newEnd: start + inserted.length });
    current = current.slice(0, start) + inserted + current.slice(oldEnd);
  }
  return { text: current, changes };
}

describe('a document that is typed in', function () {
  this.timeout(300_000);

  for (let seed = 1; seed <= 20; seed++) {
    it(`has the findings of a full scan after each of 500 edits (${seed})`, () => {
      const random = seededRandom(seed);
      const pieces = piecesOf(random);
      let text = '';
      while (text.length < 20_000)
        text += pieces[Math.floor(random() * pieces.length)]! + 'const a = 1; // ordinary\n'.repeat(64);
      const path = ['src/app.ts', 'deploy/values.yaml', 'notes.md', 'a.env'][seed % 4]!;
      const tracker = scanner.track();
      tracker.update({ text, path });
      for (let count = 0; count < 500; count++) {
        const edited = edit(text, pieces, random);
        text = edited.text;
        const found = tracker.update({ text, path }, edited.changes);
        assert.deepEqual(found, scanner.scan({ text, path }), `edit ${count}`);
      }
    });
  }

  for (let seed = 1; seed <= 4; seed++) {
    it(`has them in a long text that lies in pieces, of which little is read again (${seed})`, () => {
      const random = seededRandom(50 + seed);
      const pieces = piecesOf(random);
      let text = '';
      while (text.length < 300_000)
        text += pieces[Math.floor(random() * pieces.length)]! + 'const a = 1; // ordinary\n'.repeat(200);
      const path = ['src/app.ts', 'deploy/values.yaml', 'notes.md', 'a.env'][seed % 4]!;
      const tracker = scanner.track();
      let document = textOf(text);
      tracker.update({ text: document, path });
      for (let count = 0; count < 150; count++) {
        const edited = edit(text, pieces, random, 400_000);
        const [{ start, oldEnd, newEnd }, ...more] = edited.changes as [Change, ...Change[]];
        // Of several changes the text between them is not known here.
        document =
          more.length > 0 ? textOf(edited.text) : document.replace(start, oldEnd, edited.text.slice(start, newEnd));
        text = edited.text;
        const found = tracker.update({ text: document, path }, edited.changes);
        assert.deepEqual(found, scanner.scan({ text, path }), `edit ${count}`);
      }
    });
  }

  it('keeps its findings when it is told of no change', () => {
    const text = `password = "kR7!mq2wZp"\n${'const a = 1; // ordinary\n'.repeat(600)}`;
    const tracker = scanner.track();
    const found = tracker.update({ text, path: 'a.ts' });
    assert.equal(found.findings.length, 1);
    assert.deepEqual(tracker.update({ text, path: 'a.ts' }, []), found);
  });

  for (let seed = 1; seed <= 4; seed++) {
    it(`has them where every edit is close to assigned values (${seed})`, () => {
      const random = seededRandom(100 + seed);
      const any = (from: readonly string[]): string => from[Math.floor(random() * from.length)]!;
      const path = ['src/app.ts', 'deploy/values.yaml', 'notes.md', 'a.env'][seed % 4]!;
      const around = 'const a = 1; // ordinary\n'.repeat(600);
      const block = (): string => Array.from({ length: 8 }, () => any(assigned)).join('');
      let text = around + block() + around;
      const tracker = scanner.track();
      tracker.update({ text, path });
      for (let count = 0; count < 1500; count++) {
        const first = around.length - 20;
        const last = text.length - around.length + 20;
        const start = first + Math.floor(random() * (last - first));
        const oldEnd =
          random() < 0.5 ? start : Math.min(last, start + Math.floor(random() * (last - first > 4000 ? 900 : 6)));
        const inserted = random() < 0.15 ? any(assigned) : any(typed);
        text = text.slice(0, start) + inserted + text.slice(oldEnd);
        const found = tracker.update({ text, path }, [{ start, oldEnd, newEnd: start + inserted.length }]);
        assert.deepEqual(found, scanner.scan({ text, path }), `edit ${count}`);
      }
    });
  }
});
