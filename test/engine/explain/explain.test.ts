// Each step that lets something go says so when asked, and none says a character of it.

import assert from 'node:assert/strict';
import { all as rules } from '../../../rules';
import { createExplain, type Step } from '../../../server/engine/explain/explain';
import type { Extraction } from '../../../server/engine/findings/finding';
import { detectors } from '../../../server/engine/judge/detectors';
import { compileShape } from '../../../server/engine/shape/compile';
import { sample, seededRandom } from '../../../server/engine/shape/sample';
import { tokenOf } from '../../cli/support/secrets';

describe('explain', () => {
  const explain = createExplain({ rules, detectors });

  /** The steps for the marked part of a text, `⟦…⟧`, or for all of it. */
  function stepsOf(marked: string, path = 'src/app.ts', extractions: readonly Extraction[] = []): readonly Step[] {
    const start = Math.max(0, marked.indexOf('⟦'));
    const text = marked.replace(/[⟦⟧]/g, '');
    const end = marked.includes('⟧') ? marked.indexOf('⟧') - 1 : text.length;
    return explain({ text, path, extractions }, { start, end });
  }

  /** Of the one step that names the rule. */
  const whyOf = (steps: readonly Step[], rule: string): string | undefined =>
    steps.find((step) => step.rules.includes(rule))?.why;

  const github = tokenOf('github/personal-access-token');
  const broken = github.slice(0, -1) + (github.endsWith('A') ? 'B' : 'A');
  const uuid = '3f9a1c7e-2b8d-4546-9c1d-7e5a4b3f2c1d';

  const values: readonly [string, string, string, RegExp][] = [
    ['a placeholder', 'api_key = "your-api-key-here"', 'generic/api-key', /placeholder/],
    [
      'a documented dummy',
      `aws_secret_access_key = "${'wJalrXUtnFEMI'}/K7MDENG/bPxRfiCYEXAMPLEKEY"`,
      'aws/secret-access-key',
      /documents/,
    ],
    ['a reference', 'password = "${DB_PASSWORD}"', 'generic/password', /refers|encrypted/],
    ['a public value', 'secretKey = "sha256:3f9a1c7e2b8d0546"', 'generic/secret', /public/],
    ['an ordinary word', 'password = "changeme"', 'generic/password', /ordinary|placeholder/],
    ['an improbable value', 'token = "page-title"', 'generic/token', /probability of|form is that of code/],
    ['a name that says no secret', 'tokenCount = "Qw8zLm44tRb1"', 'generic/*', /name does not say/],
    ['an expression', 'const password = readPassword();', 'generic/password', /no literal value is assigned/],
    ['a wrong checksum', `x = "${broken}"`, 'github/personal-access-token', /checksum is wrong/],
    ['a longer run', `x = "${github}AbC"`, 'github/personal-access-token', /longer run/],
    ['a short run', 'x = "ghp_short"', 'github/personal-access-token', /no \d+ characters in a row/],
    ['a low entropy', `x = "ghp_${'ab'.repeat(18)}"`, 'github/personal-access-token', /checksum|random|placeholder/],
    ['an address without a user', 'x = "https://acme.io/docs"', 'postgres/connection-string', /without a user/],
    [
      'a default in an address',
      'x = "postgres://app:password@example.com/x"',
      'postgres/connection-string',
      /ordinary word/,
    ],
    ['a token of two parts', `x = "eyJ${'hbGciOiJIUzI1NiJ9'}"`, 'jwt/token', /three parts/],
    ['an empty key block', '-----BEGIN RSA PRIVATE KEY-----\n-----END RSA PRIVATE KEY-----', 'private-key/*', /body/],
  ];
  for (const [what, text, rule, why] of values) {
    it(`says what is wrong with ${what}`, () => {
      assert.match(whyOf(stepsOf(text), rule) ?? 'nothing said', why);
    });
  }

  it('calls what the generic rules are found by after them', () => {
    const labels = stepsOf('const API_KEYS = loadKeys();', 'src/a.ts').flatMap(({ rules }) => rules);
    assert.deepEqual(
      labels.filter((label) => label.startsWith('generic')),
      ['generic/*'],
    );
  });

  it('says in which files names say nothing', () => {
    const text = 'password: "hunter2-Wq8zLm44"';
    assert.match(whyOf(stepsOf(text, 'pnpm-lock.yaml'), 'generic/*') ?? '', /lock files/);
    assert.match(whyOf(stepsOf(text, 'src/app.min.js'), 'generic/*') ?? '', /machine-written/);
    assert.match(whyOf(stepsOf(text, 'locales/en.json'), 'generic/*') ?? '', /translations/);
    const long = `${'x'.repeat(2100)} password = "hunter2-Wq8zLm44"`;
    assert.match(whyOf(stepsOf(long), 'generic/password') ?? '', /machine-written/);
  });

  it('says which rule won an overlap', () => {
    const steps = stepsOf(`api_token = "${github}"`);
    assert.equal(whyOf(steps, 'generic/token'), 'github/personal-access-token knows more about the same characters');
  });

  it('says that a context word is missing, or that the name beside the value is another one', () => {
    const id = stepsOf(`sparkpost = { templateId: "${uuid.replaceAll('-', '')}aabbccdd" }`);
    assert.match(whyOf(id, 'sparkpost/api-key') ?? '', /identifier|entropy|speaks of a secret/);
  });

  it('answers for the span only, and says nothing of plain text', () => {
    assert.deepEqual(stepsOf('⟦plain words⟧\npassword = "changeme"'), []);
    const steps = stepsOf('password = "changeme"\n⟦pwd = "changeme"⟧');
    assert.ok(steps.length > 0 && steps.every(({ start }) => start >= 22));
  });

  it('speaks of extracted values at their place in the file', () => {
    const text = 'data:\n  note: aGVsbG8gd29ybGQ=\n';
    const start = text.indexOf('aGVs');
    const extraction = { start, end: start + 16, value: 'hello world', name: 'data.note' };
    assert.deepEqual(stepsOf(text, 'secret.yaml', [extraction]), [
      {
        of: 'word',
        rules: ['generic/*'],
        start,
        end: start + 16,
        why: 'the name does not say that it holds a secret',
      },
    ]);
    const named = { ...extraction, value: 'changeme', name: 'data.password' };
    assert.match(whyOf(stepsOf(text, 'secret.yaml', [named]), 'generic/password') ?? '', /ordinary|placeholder/);
  });

  it('says nothing within a value that is found', () => {
    const start = 'x = "'.length;
    const within = stepsOf(`x = "${github}"`).filter((step) => step.start > start && step.of === 'word');
    assert.deepEqual(within, []);
  });

  it('says no six characters of any value', () => {
    for (const [index, rule] of rules.entries()) {
      const { text: token } = sample(rule.shape, seededRandom(index));
      const runs = compileShape(rule.shape).match(token, 0)?.runs ?? [];
      // Cut, so that it is let go, and whole.
      for (const value of [token, token.slice(0, -1), `${token}A`]) {
        const steps = stepsOf(`${rule.context?.[0] ?? ''} ${rule.env} = "${value}"`);
        const said = steps.map(({ rules: ids, why }) => `${ids.join(' ')} ${why}`).join('\n');
        for (const run of runs)
          for (let at = 0; at + 6 <= run.text.length; at++)
            assert.ok(!said.includes(run.text.slice(at, at + 6)), `${rule.id}: a part of the value is said`);
      }
    }
  });
});
