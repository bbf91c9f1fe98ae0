// The pure folders need no platform: no built-in of Node can be bundled, and no global but TextEncoder is there.

import assert from 'node:assert/strict';
import { runInContext } from 'node:vm';
import { all } from '../../../rules';
import { base62 } from '../../../server/engine/shape/grammar';
import { sample, seededRandom } from '../../../server/engine/shape/sample';
import type { Examined } from './support/pure';
import { bundled, type PureContext, pureContext } from './support/pure-context';

describe('the pure code', () => {
  let pure: PureContext;
  before(() => {
    pure = pureContext();
  });

  it('cannot be bundled with a built-in of Node', () => {
    assert.throws(() => bundled("import { readFileSync } from 'node:fs'; export const examine = readFileSync;"));
  });

  it('runs where there is no platform', () => {
    const platform = 'typeof process + typeof require + typeof Buffer + typeof setTimeout + typeof TextDecoder';
    assert.equal(runInContext(platform, pure.context), 'undefined'.repeat(5));
  });

  it('finds what it should', () => {
    for (const { path, text, ruleId, value, ...expected } of cases()) {
      const start = text.indexOf(value);
      const found = [{ ruleId, start, end: start + value.length }];
      assert.deepEqual(pure.examine(text, path), { found, related: [], failures: [], keys: [], ...expected }, path);
    }
  });
});

interface Case extends Partial<Pick<Examined, 'related' | 'keys'>> {
  readonly path: string;
  readonly text: string;
  readonly ruleId: string;
  readonly value: string;
}

/** A rule, a generic finding, and values that an env file, a Dockerfile and a manifest hold. */
function cases(): readonly Case[] {
  const rule = all.find(({ id }) => id === 'stripe/live-secret-key')!;
  const { text: token } = sample(rule.shape, seededRandom(7));
  const secret = sample(base62(32), seededRandom(8)).text;
  const encoded = Buffer.from(secret).toString('base64');
  return [
    {
      path: 'src/app.ts',
      text: `use("${token}");
`,
      ruleId: rule.id,
      value: token,
    },
    {
      path: 'src/mail.ts',
      text: `login({ password: "${secret}" });
`,
      ruleId: 'generic/password',
      value: secret,
    },
    {
      path: '.env',
      text: `API_SECRET=${secret}
`,
      ruleId: 'generic/secret',
      value: secret,
      keys: ['API_SECRET'],
    },
    {
      path: 'Dockerfile',
      text: `FROM alpine\nENV API_SECRET ${secret}\n`,
      ruleId: 'generic/secret',
      value: secret,
      related: ['docker/env-secret'],
    },
    {
      path: 'k8s/secret.yaml',
      text: `kind: Secret\ndata: { password: ${encoded} }\n`,
      ruleId: 'generic/password',
      value: encoded,
      // dotenv takes a colon for a sign of assignment.
      keys: ['kind', 'data'],
    },
  ];
}
