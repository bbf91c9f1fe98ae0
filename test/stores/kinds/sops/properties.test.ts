// What holds for any SOPS file: it reads back what went in, a write changes one value alone, and nothing moved or removed is accepted.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { formatSopsName, parseSopsName } from '../../../../stores/parts/sops/names';
import { parseAs } from '../../../../stores/parts/sops/place';
import { openContents } from '../../../../stores/parts/sops/sealed/contents';
import { readMetadata } from '../../../../stores/parts/sops/sealed/metadata';
import { compilePattern } from '../../../../stores/parts/sops/sealed/pattern';
import { withValue } from '../../../../stores/parts/sops/set-value';
import { leavesOf } from '../../../../stores/parts/sops/text/tree';
import { encrypted, type Keys, newKeys } from '../../servers/sops';
import {
  keyTexts,
  plainLeaves,
  type Scalar,
  type Tree,
  type TreeFormat,
  texts,
  trees,
  written,
} from '../../support/sops-trees';

let keys: Keys;
before(async () => {
  keys = await newKeys();
});

const dataKey = createHash('sha256').update('a data key of tests').digest();
const formats = ['json', 'yaml'] as const;

function opened(format: TreeFormat, file: string) {
  const parsed = parseAs(format, file);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  const metadata = readMetadata(parsed.value.metadata);
  assert.ok(metadata.ok, JSON.stringify(metadata));
  return {
    parsed: parsed.value,
    metadata: metadata.value,
    contents: openContents(parsed.value, metadata.value, dataKey),
  };
}

/** Place and value of every leaf. */
function leaves(format: TreeFormat, file: string): readonly (readonly [string, string])[] {
  const { parsed, contents } = opened(format, file);
  assert.ok(contents.ok, JSON.stringify(contents));
  return [...leavesOf(parsed.roots[0]!)].map(({ path, leaf }) => [
    JSON.stringify(path),
    leaf.type === 'null' ? 'null' : contents.value.values.get(leaf)!.bytes.toString(),
  ]);
}

/** Numbers have no exponent there, and are the same number. */
function isSame(text: string | undefined, value: Scalar): boolean {
  if (typeof value === 'number') return text !== undefined && !/e/i.test(text) && Number(text) === value;
  if (typeof value === 'boolean') return text === (value ? 'True' : 'False');
  return text === String(value);
}

const seal = (root: Tree, format: TreeFormat, macOnlyEncrypted = false) =>
  encrypted({ format, text: written(root, format), recipients: [keys.recipient], key: dataKey, macOnlyEncrypted });
const runs = { numRuns: 30 };

describe('any SOPS file', () => {
  for (const format of formats) {
    it(`gives back what went into ${format}`, () =>
      fc.assert(
        fc.asyncProperty(trees, fc.boolean(), async (root, only) => {
          const file = await seal(root, format, only);
          const wanted = [...plainLeaves(root)];
          const got = leaves(format, file);
          assert.deepEqual(
            got.map(([path]) => path),
            wanted.map(([path]) => path),
          );
          for (const [at, [path, value]] of wanted.entries()) assert.ok(isSame(got[at]?.[1], value), path);
        }),
        runs,
      )).timeout(120_000);

    it(`keeps every other value of ${format} when one is set`, () =>
      fc.assert(
        fc.asyncProperty(trees, fc.nat(), keyTexts, texts, async (root, which, added, value) => {
          const file = await seal(root, format);
          const { parsed, metadata } = opened(format, file);
          const all = [...leavesOf(parsed.roots[0]!)];
          const path = all.length > 0 && which % 2 ? all[which % all.length]!.path : [added];
          const parts = path.map(String);
          const set = withValue({
            file: { path: '', mark: '', parsed },
            metadata,
            key: dataKey,
            parts,
            text: value,
            onlyNew: false,
            now: Date.UTC(2027, 0),
          });
          if (!set.ok) return assert.equal(set.problem.kind, 'unsupported');
          const name = JSON.stringify(path);
          const others = (leavesIn: ReturnType<typeof leaves>) => leavesIn.filter(([one]) => one !== name);
          const after = leaves(format, set.value.text);
          assert.deepEqual(others(after), others(leaves(format, file)));
          const now = after.find(([one]) => one === name)?.[1];
          assert.equal(now === 'True' || now === 'False' ? now.toLowerCase() : now, value);
        }),
        runs,
      )).timeout(120_000);

    it(`of ${format} is refused when a ciphertext was flipped, moved or removed`, () =>
      fc.assert(
        fc.asyncProperty(trees, fc.nat(), fc.nat(), async (root, which, letter) => {
          const file = await seal(root, format);
          const { parsed } = opened(format, file);
          const sealed = [...leavesOf(parsed.roots[0]!)].filter(({ leaf }) => leaf.text !== '');
          if (sealed.length === 0) return;
          const { leaf, path } = sealed[which % sealed.length]!;
          const data = /data:([^,]+)/.exec(leaf.text)![1]!;
          const at = leaf.text.indexOf(data) + (letter % Math.max(data.replace(/=+$/, '').length - 1, 1));
          const flipped = leaf.text.slice(0, at) + (leaf.text[at] === 'A' ? 'B' : 'A') + leaf.text.slice(at + 1);
          const twin = sealed.find((one) => one.leaf !== leaf && JSON.stringify(one.path) !== JSON.stringify(path));
          const forgeries = [
            file.replace(leaf.text, () => flipped),
            file.replace(leaf.text, () => ''),
            file.replace(leaf.text, () => 'plain'),
          ];
          if (
            twin &&
            twin.path.filter((part) => typeof part === 'string').join() !==
              path.filter((part) => typeof part === 'string').join()
          ) {
            forgeries.push(file.replace(leaf.text, () => twin.leaf.text));
          }
          for (const forged of forgeries) {
            assert.notEqual(forged, file);
            assert.equal(opened(format, forged).contents.ok, false);
          }
        }),
        runs,
      )).timeout(120_000);
  }
});

describe('any name in a SOPS file', () => {
  it('leads back to its path', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 }), (path) => {
        const name = formatSopsName(['a b', 'c.yaml'], path);
        if (name === undefined) return assert.deepEqual(path, ['']);
        assert.doesNotMatch(name, /\s/);
        assert.deepEqual(parseSopsName(name), { segments: ['a b', 'c.yaml'], parts: path });
      }),
    );
  });
});

describe('any pattern of a SOPS file', () => {
  const atom = fc.constantFrom(
    'a',
    'b',
    '.',
    '[ab]',
    '[^a]',
    '\\d',
    '\\w',
    '\\b',
    '^',
    '$',
    '(?:a|b)',
    '(ab)',
    '\\.',
    '[a-c]',
  );
  const pattern = fc.array(fc.tuple(atom, fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,2}', '*?')), {
    minLength: 1,
    maxLength: 6,
  });

  it('means what it means elsewhere, where both know it', () => {
    fc.assert(
      fc.property(
        pattern,
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '.', '\n', ' ') }),
        (parts, subject) => {
          const source = parts.map(([one, times]) => one + (/^(?:\\b|[$^])$/.test(one) ? '' : times)).join('');
          assert.equal(compilePattern(source)?.(subject), new RegExp(source).test(subject), source);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is refused when it is not certain', () => {
    const wrong = [
      '(',
      ')',
      '[',
      '[b-a]',
      'a**',
      '*',
      '{2}',
      '(?=a)',
      '(?<!a)',
      '\\1',
      '\\p{L}',
      '\\Qa',
      '(?i)é',
      'a{1001}',
      '(a{1000}){1000}',
      '((){1000}){1000}',
      'a'.repeat(501),
    ];
    for (const source of wrong) assert.equal(compilePattern(source), undefined, source);
  });

  it('takes linear time', () => {
    assert.equal(compilePattern('^(a+)+$')?.(`${'a'.repeat(5000)}b`), false);
    assert.equal(compilePattern('(?i)^DB_(?:PASS|KEY)$')?.('db_Key'), true);
  });
});
