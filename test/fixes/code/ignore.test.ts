// `Ignore on this line` and `Ignore this value`.

import assert from 'node:assert/strict';
import { parse } from 'jsonc-parser';
import { fingerprint } from '../../../server/engine/findings/fingerprint';
import { memoryHost } from '../../support/memory-host';
import { apply, titles } from './offers';

const line = 'Ignore on this line';
const value = 'Ignore this value';
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const key = memoryHost({}).random(32);
const config = `{\n  "key": "${hex(key)}"\n}\n`;
const printOf = (text: string): string =>
  fingerprint({ key, finding: { ruleId: 'generic/api-key', ordinal: 0, highEntropy: true }, value: text, path: '' });

interface Row {
  readonly id: string;
  readonly file: string;
  readonly before: string;
  /** `@` stands for the words of the marker. Undefined: no place for a comment. */
  readonly after: string | undefined;
}
const row = (id: string, file: string, before: string, after?: string): Row => ({ id, file, before, after });

const rows: readonly Row[] = [
  row('javascript', 'a.js', '  f("⟦q7⟧");\n', '  f("q7"); // @\n'),
  row('javascript', 'a.js', 'f(`\n⟦q7⟧\n`, `\n`);\n'),
  row('javascript', 'a.js', '  f(`⟦q7⟧\n`);\n', '  // @\n  f(`q7\n`);\n'),
  row('javascript', 'a.js', 'f(`⟦q7\nw⟧`);\r\n', 'f(`q7\nw`); // @\r\n'),
  row('javascript', 'a.js', 'f("⟦q7⟧"); // why', 'f("q7"); // why // @'),
  row('javascriptreact', 'a.jsx', 'f(<A k="⟦q7⟧">\n</A>);', '// @\nf(<A k="q7">\n</A>);'),
  row('javascriptreact', 'a.jsx', 'f(<A\n  k="⟦q7⟧"\n/>);', 'f(<A\n  k="q7" // @\n/>);'),
  row('javascriptreact', 'a.jsx', 'f(<A>\n<B k="⟦q7⟧" />\n</A>);'),
  row('typescript', 'a.ts', 'type A = "⟦q7⟧";', 'type A = "q7"; // @'),
  row('python', 'a.py', 'a = "⟦q7⟧"\r\n', 'a = "q7"  # @\r\n'),
  row('python', 'a.py', 'if b:\n\ta = """⟦q7\nw\n⟧"""\n', 'if b:\n\ta = """q7\nw\n"""  # @\n'),
  row('python', 'a.py', 'a = """⟦q7⟧\n"""\n', '# @\na = """q7\n"""\n'),
  row('python', 'a.py', 'a = """\n⟦q7⟧\n"""\n'),
  row('python', 'a.py', 'a = "⟦q7⟧" \\\n  "w"\n', '# @\na = "q7" \\\n  "w"\n'),
  row('python', 'a.py', 'a = "w" \\\n  "⟦q7⟧" \\\n  "x"\n'),
  row('yaml', 'a.yml', 'a: ⟦q7⟧\n', 'a: q7 # @\n'),
  row('yaml', 'a.yml', 'a: |\n  ⟦q7\n  w⟧\nb: 1\n', 'a: | # @\n  q7\n  w\nb: 1\n'),
  row('yaml', 'a.yml', 'a: |\n  x\n  ⟦q7⟧\n\n  y\n'),
  row('yaml', 'a.yml', "# it's\na: don't\nb: '⟦q7⟧'\n", "# it's\na: don't\nb: 'q7' # @\n"),
  row('json', 'a.json', '{ "a": "⟦q7⟧" }'),
  row('jsonc', 'a.json', '{\n  "a": "⟦q7⟧"\n}', '{\n  "a": "q7" // @\n}'),
  row('plaintext', 'a.txt', 'a ⟦q7⟧'),
  row('shellscript', 'a.sh', 'export A="⟦q7⟧"\n', 'export A="q7" # @\n'),
  row('shellscript', 'a.sh', 'curl \\\n  -u "⟦q7⟧" \\\n  x\n'),
  row('shellscript', 'a.sh', 'cat <<EOF\na=⟦q7⟧\nEOF\n'),
  row('shellscript', 'a.sh', 'cat <<EOF\nb\nEOF\na=⟦q7⟧\n', 'cat <<EOF\nb\nEOF\na=q7 # @\n'),
  row('dockerfile', 'Dockerfile', 'ENV A=⟦q7⟧\n', '# @\nENV A=q7\n'),
  row('makefile', 'Makefile', 'A = ⟦q7⟧\n', '# @\nA = q7\n'),
  row('properties', 'a.properties', 'a=⟦q7⟧\n', '# @\na=q7\n'),
  row('dotenv', '.env', 'A=⟦q7⟧\n', '# @\nA=q7\n'),
  row('plaintext', '.env.production', 'A="x\n⟦q7⟧\ny"\n'),
  row('go', 'a.go', 'a := `\n⟦q7⟧\n`\n'),
  row('go', 'a.go', '\ta := "⟦q7⟧"\n', '\ta := "q7" // @\n'),
  row('rust', 'a.rs', 'fn a<\'b>() { c("⟦q7⟧") }\n', 'fn a<\'b>() { c("q7") } // @\n'),
  row('java', 'a.java', 'var a = """\n  ⟦q7⟧\n  """;\n'),
  row('css', 'a.css', 'a { b: "⟦q7⟧"; }\n', 'a { b: "q7"; } /* @ */\n'),
  row('sql', 'a.sql', "CREATE USER a IDENTIFIED BY '⟦q7⟧';\n", "CREATE USER a IDENTIFIED BY 'q7'; -- @\n"),
  row('html', 'a.html', '<p>⟦q7⟧</p>\n', '<p>q7</p> <!-- @ -->\n'),
  row('html', 'a.html', '<p>\n<a\n  b="⟦q7⟧"\n></a>\n'),
  row('html', 'a.html', '<script>\nf("⟦q7⟧")\n</script>\n'),
  row('markdown', 'a.md', 'Use ⟦q7⟧ here.\n', 'Use q7 here. <!-- @ -->\n'),
  row('markdown', 'a.md', '```\na=⟦q7⟧\n```\n'),
  row('ini', 'a.ini', '[a]\nb = ⟦q7⟧\n', '[a]\n# @\nb = q7\n'),
  row('toml', 'a.toml', 'a = """\n⟦q7⟧\n"""\n'),
  row('terraform', 'a.tf', '  a = "⟦q7⟧"\n', '  a = "q7" # @\n'),
  row('bat', 'a.bat', 'set A=⟦q7⟧\r\n', 'REM @\r\nset A=q7\r\n'),
];

describe('ignoring on a line', () => {
  for (const { id, file, before, after } of rows)
    it(`${id}: ${JSON.stringify(before)}`, async () => {
      const files = { [file]: before, '.scabbard.json': config };
      const scene = { files, languageId: id };
      if (after === undefined) return assert.ok(!(await titles(scene)).includes(line));
      const { files: written, value: ignored } = await apply(scene, line);
      const words = `scabbard:ignore generic/api-key fp=${printOf(ignored)}`;
      assert.equal(written[file], after.replace('@', words));
      assert.equal(written['.scabbard.json'], config);
    });

  it('makes the key with the first one', async () => {
    const { files } = await apply({ files: { 'a.js': 'f("⟦q7⟧");\n' } }, line);
    assert.equal(files['a.js'], `f("q7"); // scabbard:ignore generic/api-key fp=${printOf('q7')}\n`);
    assert.equal(files['.scabbard.json'], config);
  });

  it('needs no key in an untitled document', async () => {
    const { plan } = await apply({ files: { 'a.js': 'f("⟦q7⟧");\n' }, loose: true }, line);
    assert.equal(plan.changes.length, 1);
    assert.equal(plan.changes[0]!.edits[0]!.newText, ' // scabbard:ignore generic/api-key');
    assert.deepEqual(await titles({ files: { 'a.js': 'f("⟦q7⟧");\n' }, loose: true }), [line]);
  });
});

describe('ignoring a value', () => {
  const ignore = async (text?: string): Promise<string> => {
    const files = { 'a.json': '{ "a": "⟦q7⟧" }', ...(text !== undefined && { '.scabbard.json': text }) };
    return (await apply({ files }, value)).files['.scabbard.json'] ?? '';
  };

  it('makes the file, with a key', async () => {
    assert.equal(
      await ignore(),
      `{\n  "key": "${hex(key)}",\n  "ignoredFingerprints": [\n    "${printOf('q7')}"\n  ]\n}\n`,
    );
  });

  it('keeps comments, order and indentation', async () => {
    const before = `{\r\n\t// ours\r\n\t"exclude": ["dist"], // built\r\n\t"key": "${hex(key)}"\r\n}\r\n`;
    const after = await ignore(before);
    assert.ok(after.startsWith('{\r\n\t// ours\r\n\t"exclude": ["dist"], // built\r\n\t"key": '));
    assert.ok(!/[^\r]\n/.test(after));
    assert.deepEqual(parse(after).ignoredFingerprints, [printOf('q7')]);
  });

  it('adds to a list, behind a byte order mark too', async () => {
    const after = await ignore(`\uFEFF{ "key": "${hex(key)}", "ignoredFingerprints": ["aaaa"] }`);
    assert.ok(after.startsWith('\uFEFF{'));
    assert.deepEqual(parse(after.slice(1)).ignoredFingerprints, ['aaaa', printOf('q7')]);
  });

  it('leaves comments behind the items they are about', async () => {
    const lists = [
      ['\n    "aaaa" // why\n  ', `\n    "aaaa", // why\n    "${printOf('q7')}"\n  `],
      ['\n    "aaaa", // why\n  ', `\n    "aaaa", // why\n    "${printOf('q7')}",\n  `],
      ['', `\n    "${printOf('q7')}"\n  `],
    ];
    for (const [before, after] of lists) {
      const text = (list: string | undefined) => `{\n  "key": "${hex(key)}",\n  "ignoredFingerprints": [${list}],\n}\n`;
      assert.equal(await ignore(text(before)), text(after));
    }
  });

  it('is not offered when the file is not right', async () => {
    for (const text of ['{ "key": ', '[]', '{ "key": "zz" }', '{ "ignoredFingerprints": {} }', ''])
      assert.deepEqual(await titles({ files: { 'a.txt': '⟦q7⟧', '.scabbard.json': text } }), []);
  });

  it('stores of a guessable value 16 bits only', async () => {
    const { files } = await apply({ files: { 'a.txt': '⟦hunter2⟧' }, highEntropy: false }, value);
    const [print] = parse(files['.scabbard.json']!).ignoredFingerprints;
    assert.equal(print.length, 20);
  });
});
