// JSON Web Tokens: only signed ones that decode, and none that the documentation prints.

import assert from 'node:assert/strict';
import { jwt } from '../../../../server/engine/judge/find/jwt';
import { findWith } from '../../support/harness';
import { token } from '../support/tokens';

const found = (text: string): readonly string[] =>
  findWith(jwt, { text, path: 'src/a.ts' }).map(({ start, end }) => text.slice(start, end));

describe('JSON Web Tokens', () => {
  const good = token({ sub: 'a-31', exp: 4102444800 });

  it('are found as a whole, with certainty', () => {
    assert.deepEqual(found(`Authorization: Bearer ${good}\n`), [good]);
    assert.equal(findWith(jwt, { text: good, path: 'a' })[0]?.confidence, 'certain');
  });

  it('are each found', () => assert.deepEqual(found(`${good} ${good}.`), [good, good]));

  it('lend their name to the variable', () =>
    assert.equal(findWith(jwt, { text: `const adminJwt = "${good}"`, path: 'a' })[0]?.envName, 'ADMIN_JWT'));

  const silent: Readonly<Record<string, string>> = {
    'the sample of jwt.io': token({ sub: '1234567890', name: 'John Doe', iat: 1516239022 }),
    'the sample of RFC 7519': token({ iss: 'joe', exp: 1300819380 }),
    'unsigned by algorithm': token({ sub: 'a-31' }, { alg: 'none' }),
    'unsigned by omission': `${good.slice(0, good.lastIndexOf('.'))}.`,
    'a placeholder signature': `${good.slice(0, good.lastIndexOf('.'))}.signature`,
    'a public role': token({ iss: 'supabase', role: 'anon' }),
    'no JSON inside': 'eyJhYmNkZWZnaGlq.eyJhYmNkZWZnaGlq.abcdefghijklmnopqrstuvwxyz',
    'a Mapbox token': `pk.${good}`,
    'without an algorithm': token({ sub: 'a-31' }, { typ: 'JWT' }),
  };
  for (const [what, text] of Object.entries(silent)) it(`are not: ${what}`, () => assert.deepEqual(found(text), []));
});
