import assert from 'node:assert/strict';
import type { Extraction } from '../../server/engine/findings/finding';
import { createScanner } from '../../server/engine/scan';
import { base62, hexLower, secret, seq } from '../../server/engine/shape/grammar';
import { createLines } from '../../server/engine/text/lines';
import { candidateOf, checked, detectorOf, plain, ruleOf, sampleOf, scanText, spansOf } from './support/harness';

const token = sampleOf(checked);
const named = ruleOf('test/named', hexLower(32), { context: ['zqservice'] });
const value = sampleOf(named);

describe('a scan', () => {
  it('says what stands where, and never the value', () => {
    const { findings, suppressed, failures } = scanText(`const apiKey = "${token}";`);
    assert.deepEqual(
      { findings, suppressed, failures },
      {
        findings: [
          {
            ruleId: 'test/checked',
            title: 'Test test/checked',
            class: 'critical',
            confidence: 'certain',
            start: 16,
            end: 56,
            envName: 'TEST_KEY',
            masked: 'zqa_…',
            evidence: ['begins with zqa_', 'its built-in checksum is right'],
            ordinal: 0,
            highEntropy: true,
            name: 'apiKey',
          },
        ],
        suppressed: [],
        failures: [],
      },
    );
    assert.equal(JSON.stringify(findings).includes(token.slice(4, 12)), false);
  });

  it('numbers the findings of each rule in the order of the text', () => {
    const text = [sampleOf(checked, 1), sampleOf(plain, 1), sampleOf(checked, 2)].join(' ');
    const { findings } = scanText(text);
    assert.deepEqual(
      findings.map(({ ruleId, ordinal }) => `${ruleId} ${ordinal}`),
      ['test/checked 0', 'test/plain 0', 'test/checked 1'],
    );
  });

  it('keeps nothing between texts', () => {
    const scanner = createScanner({ rules: [checked], detectors: [] });
    const results = [token, 'nothing', token].map((text) => scanner.scan({ text, path: 'a' }).findings.length);
    assert.deepEqual(results, [1, 0, 1]);
  });

  for (const [name, before] of Object.entries({
    CRLF: 'one\r\ntwo\r\n',
    'a lone CR': 'one\rtwo\r',
    'a BOM': '\ufeffone\ntwo\n',
    'emoji and tabs': '\u{1f511}\u{1f511}\n\t\u{1f511}x\n',
  }))
    it(`has exact positions after ${name}`, () => {
      const text = `${before}\t\u{1f511}k = "${token}"\r\n`;
      const { findings } = scanText(text);
      const lines = createLines(text);
      assert.equal(text.slice(findings[0]!.start, findings[0]!.end), token);
      assert.deepEqual(lines.positionAt(findings[0]!.start), { line: 2, character: 8 });
      assert.deepEqual(lines.positionAt(findings[0]!.end), { line: 2, character: 48 });
    });
});

describe('dummies', () => {
  const bodies = [
    'x'.repeat(32),
    '0'.repeat(32),
    '12345678901234567890123456789012',
    'abcdefghijklmnopqrstuvwxyz012345',
    'ThisIsJustAnExampleKeyForTheDocs',
    'A1b2C3d4E5f6G7h8I9j0K1EXAMPLE000',
  ];
  for (const body of bodies)
    it(`are no findings: ${body}`, () => {
      assert.deepEqual(scanText(`key = "zqb_${body}"`).findings, []);
    });

  it('of a context rule are words of code, digests and parts of paths', () => {
    const scan = (text: string) => spansOf(scanText(text, { rules: [named, word] }).findings);
    assert.deepEqual(scan(`zqservice integrity sha256:${value}`), []);
    assert.deepEqual(scan(`zqservice https://zq.example/commit/${value}`), []);
    assert.deepEqual(scan(`zqservice ${value}/tree`), []);
    assert.deepEqual(scan('zqservice getAuthenticationTokenForUser'), []);
    assert.equal(scan(`zqservice = ${value}`).length, 1);
  });
  const word = ruleOf('test/word', base62(31), { context: ['zqservice'] });

  it('are judged by the least entropy the rule states', () => {
    const body = 'a1a2a3a4a5a6a7a8b1b2b3b4b5b6b7b8';
    assert.equal(scanText(`zqb_${body}`, { rules: [{ ...plain, minEntropy: 2 }] }).findings.length, 1);
    assert.equal(scanText(`zqb_${body}`, { rules: [{ ...plain, minEntropy: 4 }] }).findings.length, 0);
  });
});

describe('confidence', () => {
  const of = (text: string, path = 'src/app.ts') => {
    const short = ruleOf('test/short', seq('zqs', base62(20)));
    return scanText(text, { rules: [checked, plain, named, short], input: { path } }).findings[0]?.confidence;
  };
  const short = `zqs${sampleOf(ruleOf('test/body', base62(20)))}`;

  it('is certain by checksum or a telling literal, likely otherwise', () => {
    assert.equal(of(token), 'certain');
    assert.equal(of(sampleOf(plain)), 'certain');
    assert.equal(of(short), 'likely');
    assert.equal(of(`zqservice=${value}`), 'likely');
  });

  it('falls in tests, examples and documentation, unless it is certain', () => {
    for (const path of ['test/app.ts', 'examples/app.ts', 'docs/app.md']) {
      assert.equal(of(short, path), 'possible', path);
      assert.equal(of(`zqservice=${value}`, path), 'possible', path);
      assert.equal(of(sampleOf(plain), path), 'certain', path);
    }
  });
});

describe('two rules on one value', () => {
  it('leave the one that wants a context word where that stands', () => {
    const shared = { common: ruleOf('test/common', seq('zqc_', base62(32))) };
    const special = ruleOf('test/special', seq('zqc_', base62(32)), { context: ['zqservice'] });
    const rules = [shared.common, special];
    const text = sampleOf(special);
    assert.deepEqual(
      scanText(text, { rules }).findings.map(({ ruleId }) => ruleId),
      ['test/common'],
    );
    assert.deepEqual(
      scanText(`zqservice ${text}`, { rules }).findings.map(({ ruleId }) => ruleId),
      ['test/special'],
    );
  });

  it('leave the shape before a generic detector', () => {
    const generic = detectorOf('generic', ({ text }) => [candidateOf('generic/token', 0, text.length, 40)], 'k=');
    const { findings } = scanText(`k=${token}`, { detectors: [generic] });
    assert.deepEqual(spansOf(findings), ['test/checked[2,42)']);
  });
});

describe('what throws', () => {
  it('costs only itself, and its message holds nothing of the text', () => {
    const broken = detectorOf(
      'test/broken',
      ({ text }) => {
        throw new RangeError(`found ${text}`);
      },
      token.slice(0, 6),
    );
    const badSet = ruleOf('test/bad-set', seq('zqa_', hexLower(2)));
    const exploding = {
      ...badSet,
      get title(): string {
        throw new TypeError(token);
      },
    };
    const { findings, failures } = scanText(`${token} zqa_0f`, { rules: [checked, exploding], detectors: [broken] });
    assert.deepEqual(spansOf(findings), ['test/checked[0,40)']);
    assert.deepEqual(failures, [
      { ruleId: 'test/broken', message: 'RangeError' },
      { ruleId: 'test/bad-set', message: 'TypeError' },
    ]);
  });

  it('is named once', () => {
    const broken = detectorOf('test/broken', () => {
      throw 'a text';
    });
    const { failures } = scanText('x', { detectors: [broken] });
    assert.deepEqual(failures, [{ ruleId: 'test/broken', message: 'thrown value' }]);
  });
});

describe('extracted values', () => {
  const scan = (text: string, extraction: Extraction) =>
    scanText(text, { rules: [checked, named], input: { extractions: [extraction] } }).findings;

  it('that are decoded are searched, and the finding spans the written value', () => {
    const written = Buffer.from(token).toString('base64');
    const text = `data:\n  key: ${written}\n`;
    const span = { start: 13, end: 13 + written.length };
    const found = scan(text, { ...span, value: token, name: 'data.key', note: 'base64 in a Kubernetes Secret' });
    assert.deepEqual(spansOf(found), [`test/checked[${span.start},${span.end})`]);
    assert.equal(found[0]!.name, 'data.key');
    assert.ok(found[0]!.evidence.includes('base64 in a Kubernetes Secret'));
  });

  it('bring the words of their key path as context', () => {
    const text = `zqservice:\n  key: "${value}"\n`;
    const found = scan(text, { start: 19, end: 51, value, name: 'zqservice.key' });
    assert.deepEqual(spansOf(found), ['test/named[19,51)']);
  });

  it('written as they are give no second finding, only a name', () => {
    const text = `auth: "Bearer ${token}"`;
    const found = scan(text, { start: 7, end: 14 + token.length, value: `Bearer ${token}`, name: 'http.auth' });
    assert.deepEqual(spansOf(found), [`test/checked[14,${14 + token.length})`]);
    assert.equal(found[0]!.name, 'http.auth');
  });

  it('that are weak stay weak, however they are encoded', () => {
    const weak = 'summer-of-the-administrator-2024';
    const written = Buffer.from(weak).toString('base64');
    const generic = detectorOf(
      'generic',
      ({ text }) => [candidateOf('generic/password', 0, text.length, 40)],
      written.slice(0, 4),
    );
    const extractions = [{ start: 0, end: written.length, value: weak, name: 'data.password' }];
    const { findings } = scanText(written, { rules: [], detectors: [generic], input: { extractions } });
    assert.equal(findings[0]!.highEntropy, false);
    assert.equal(scanText(written, { rules: [], detectors: [generic] }).findings[0]!.highEntropy, true);
  });
});

describe('a marked span', () => {
  it('is all that is reported and masked', () => {
    const rule = ruleOf('test/marked', seq('Zqkey=', secret(base62(40))));
    const text = sampleOf(rule);
    const { findings } = scanText(text, { rules: [rule] });
    assert.deepEqual(spansOf(findings), ['test/marked[6,46)']);
    assert.equal(findings[0]!.masked, '…');
  });
});
