// Headers, command lines and statements that carry a credential, and connection strings of keys and values.

import assert from 'node:assert/strict';
import { detect, fill } from '../support/fixture';

const basic = (user: string, password: string): string => Buffer.from(`${user}:${password}`).toString('base64');

describe('HTTP credentials', () => {
  it('basic credentials are the encoded pair', () => {
    const encoded = basic('ann', 'kR7!mq2wZp');
    const text = `headers: { Authorization: 'Basic ${encoded}' }`;
    assert.deepEqual(
      detect(text, 'src/a.js').map(({ ruleId, start, end }) => [ruleId, text.slice(start, end)]),
      [['generic/basic-auth', encoded]],
    );
  });

  for (const text of [
    `Authorization: Basic ${basic('user', 'password')}`,
    'Authorization: Basic <credentials>',
    'a Basic Authentication scheme',
    `Basic ${Buffer.from('no colon here').toString('base64')}`,
  ])
    it(`'${text}' is silent`, () => assert.deepEqual(detect(text, 'src/a.http'), []));

  const cases: Readonly<Record<string, string>> = {
    'curl -H "Authorization: Bearer ⟦base62 40⟧" https://api.internal': 'generic/bearer-token',
    "curl --user 'ann:⟦password⟧' https://api.internal": 'generic/command-password',
    "ALTER USER ann IDENTIFIED BY '⟦password⟧';": 'generic/command-password',
    'ConvertTo-SecureString "⟦password⟧" -AsPlainText -Force': 'generic/command-password',
    'cs = "Server=tcp:db01;Initial Catalog=shop;User ID=app;Password=⟦password⟧;"': 'generic/connection-string',
    'cs = "Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=root;SharedAccessKey=⟦base62 43⟧="':
      'generic/connection-string',
  };
  for (const [marked, ruleId] of Object.entries(cases)) {
    it(marked, () => {
      const { text, expected } = fill('run.txt', marked);
      const found = detect(text, 'run.txt');
      assert.deepEqual(
        found.map((one) => [one.ruleId, one.start]),
        [[ruleId, expected[0]!.start]],
      );
    });
  }

  for (const text of [
    'Authorization: Bearer ${TOKEN}',
    'Authorization: Bearer <token>',
    'the bearer authentication-scheme-name',
    'curl -u $USER:$PASSWORD https://api.internal',
    'curl -u user:password https://api.internal',
    "IDENTIFIED BY '<password>'",
    'cs = "Server=db01;User Id=app;Password={0};"',
    'cs = "Server=db01;User Id=app;Password=%DB_PASSWORD%;"',
  ])
    it(`'${text}' is silent`, () => assert.deepEqual(detect(text, 'run.txt'), []));
});
