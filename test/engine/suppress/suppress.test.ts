import assert from 'node:assert/strict';
import { fingerprint } from '../../../server/engine/findings/fingerprint';
import { base62, chars, seq } from '../../../server/engine/shape/grammar';
import { cpuTime } from '../../support/cpu-time';
import { checked, plain, ruleOf, sampleOf, scanText } from '../support/harness';

const [token, other] = [sampleOf(checked), sampleOf(plain)];

/** How many findings of a text with `@` for a token (and `%` for one of another rule) are shown, and how many hidden. */
function counts(marked: string): string {
  const { findings, suppressed } = scanText(marked.replaceAll('@', token).replaceAll('%', other));
  return `${findings.length} shown, ${suppressed.length} hidden`;
}

const hidden: readonly string[] = [
  'x = "@" // scabbard:ignore',
  'x = "@" # scabbard:ignore test/checked',
  'x = "@" # scabbard:ignore test/* used by the demo',
  'x = "@" # scabbard:ignore it is revoked',
  '// scabbard:ignore\nx = "@"',
  '  # scabbard:ignore test/checked reason\r\nx = "@"',
  '<!-- scabbard:ignore -->\r<b>@</b>',
  '/* scabbard:ignore */\nx = "@"',
  '-- scabbard:ignore\nx = "@"',
  '; scabbard:ignore\nx = "@"',
  'x = "@"\n// scabbard:ignore-file',
  '# scabbard:ignore-file test/checked\n\n\nx = "@"',
  'x = "@" // gitleaks:allow',
  'x = "@" // betterleaks:allow',
  'x = "@" # kingfisher:ignore',
  'x = "@" # trufflehog:ignore',
  'x = "@" # ggignore',
  'x = "@"  # pragma: allowlist secret',
  'x = "@"  // pragma: whitelist secret',
  '# pragma: allowlist nextline secret\nx = "@"',
  '// pragma: whitelist nextline secret\nx = "@"',
  '// secretlint-disable-next-line\nx = "@"',
  'x = "@" // secretlint-disable-line',
  '// secretlint-disable\nx = "@"\n// secretlint-enable',
  '/* secretlint-disable test */\n\nx = "@"',
  'x = "@" // secretlint-disable-line @secretlint/secretlint-rule-test -- no key',
  'x = "@" // secretlint-disable-line @secretlint/secretlint-rule-preset-recommend',
];

const shown: readonly string[] = [
  'x = "@"\n// scabbard:ignore',
  '// scabbard:ignore\n\nx = "@"',
  'y = 1 // scabbard:ignore\nx = "@"',
  'y = "a", // scabbard:ignore\nx = "@"',
  'x = "@" // scabbard:ignore test/other',
  'x = "@" // scabbard:ignore other/*',
  'x = "@" // scabbard:ignored',
  'x = "@" // scabbard:ignore-files',
  '# scabbard:ignore-file test/other\nx = "@"',
  '// gitleaks:allow\nx = "@"',
  '# trufflehog:ignore\nx = "@"',
  '# pragma: allowlist secret\nx = "@"',
  'x = "@" # pragma: allowlist nextline secret',
  'x = "@" # biggignored',
  'x = "@" // secretlint-disable-next-line',
  '// secretlint-disable\n// secretlint-enable\nx = "@"',
  '// secretlint-disable test\n// secretlint-enable test\nx = "@"',
  'x = "@" // secretlint-disable-line @secretlint/secretlint-rule-github',
  'x = "@" // scabbard:ignore fp=0123456789abcdef',
];

describe('inline markers', () => {
  for (const text of hidden) it(`hide: ${JSON.stringify(text)}`, () => assert.equal(counts(text), '0 shown, 1 hidden'));
  for (const text of shown) it(`leave: ${JSON.stringify(text)}`, () => assert.equal(counts(text), '1 shown, 0 hidden'));

  it('hide all findings of their line, unless they name a rule', () => {
    assert.equal(counts('x = "@", y = "%" // scabbard:ignore'), '0 shown, 2 hidden');
    assert.equal(counts('x = "@", y = "%" // scabbard:ignore test/plain'), '1 shown, 1 hidden');
  });

  it('open and close as often as they are written', () => {
    const text = '@\n// secretlint-disable\n@\n// secretlint-enable\n@\n// secretlint-disable\n@';
    assert.equal(counts(text), '2 shown, 2 hidden');
  });

  it('keep the number of the findings after a hidden one', () => {
    const { findings, suppressed } = scanText(`${token} // scabbard:ignore\n${sampleOf(checked, 2)}`);
    assert.deepEqual([suppressed[0]?.ordinal, findings[0]?.ordinal], [0, 1]);
  });
});

describe('a marker within a value', () => {
  it('hides nothing', () => {
    const quoted = ruleOf('test/quoted', seq('zqq<', chars('a-z0-9: /=', 40, 60), '>'));
    const text = 'zqq<k7 w2 scabbard:ignore 93hd8 x1q mz0 4ty6 u8o2 b5>';
    assert.equal(scanText(text, { rules: [quoted] }).findings.length, 1);
  });
});

describe('a value of several lines', () => {
  const block = ruleOf('test/block', seq('-----ZQ', chars('A-Za-z0-9\\n', 80, 90), '-----END'));
  const body = sampleOf(ruleOf('test/body', base62(40)), 4);
  const text = `-----ZQ\n${body}\n${body.split('').reverse().join('')}\n-----END`;
  const hides = (before: string, after = ''): boolean =>
    scanText(`${before}${text}${after}`, { rules: [block] }).suppressed.length === 1;

  it('counts by its first and last line and the line that opens it', () => {
    assert.ok(hides('k = """', '""" # scabbard:ignore'));
    assert.ok(hides('# scabbard:ignore\n'));
    assert.ok(hides('key: | # scabbard:ignore\n'));
    assert.ok(hides('# scabbard:ignore\nkey: |\n'));
    assert.ok(hides('// gitleaks:allow\nconst pem = `\n') === false);
    assert.ok(hides('key: 1 # scabbard:ignore\n') === false);
  });
});

describe('a marker with a fingerprint', () => {
  const fingerprintKey = Uint8Array.from({ length: 32 }, (_, index) => 255 - index);
  const [finding] = scanText(token).findings;
  const print = fingerprint({ key: fingerprintKey, finding: finding!, value: token, path: 'src/app.ts' });
  const isHidden = (value: string, comment: string, key: Uint8Array | undefined = fingerprintKey): boolean => {
    const input = key ? { fingerprintKey: key } : {};
    return scanText(`x = "${value}" // scabbard:ignore ${comment}`, { input }).suppressed.length === 1;
  };

  it('hides the value it was written for, wherever it stands', () => {
    assert.ok(isHidden(token, `fp=${print}`));
    assert.ok(isHidden(token, `test/checked fp=${print.slice(0, 8)} for the demo`));
  });

  it('reports a changed value again', () => {
    assert.equal(isHidden(sampleOf(checked, 2), `fp=${print}`), false);
  });

  it('needs 8 digits', () => {
    assert.equal(isHidden(token, `fp=${print.slice(0, 7)}`), false);
  });

  it('hides nothing without the key', () => {
    const { suppressed } = scanText(`x = "${token}" // scabbard:ignore fp=${print}`);
    assert.equal(suppressed.length, 0);
  });
});

describe('many markers', () => {
  it('cost time in proportion to the text', () => {
    const text = `${'// secretlint-disable\n// secretlint-enable\n'.repeat(20_000)}${`${token} // gitleaks:allow\n`.repeat(3000)}`;
    assert.equal(scanText(text).suppressed.length, 3000);
  });

  it('takes a line of very many rule names in its stride', () => {
    const text = `x = "${token}" // secretlint-disable-line ${'a '.repeat(200_000)}`;
    const spent = cpuTime(() => assert.equal(scanText(text).findings.length, 1));
    assert.ok(spent < 2000, `${spent} ms`);
  });
});
