// What is written to be replaced, what names another value, and what is merely ordinary.

import assert from 'node:assert/strict';
import { isPlaceholder, isReference, isWeak } from '../../../server/engine/judge/placeholder';

const placeholders = [
  'changeme',
  'your-api-key',
  'YOUR_TOKEN_HERE',
  'put your key here',
  'insert_your_password',
  '<token>',
  '[your key]',
  '{password}',
  '__PASSWORD__',
  '@@SECRET@@',
  'xxxxxxxx',
  'XXXX-XXXX-XXXX',
  'sk_live_xxxxxxxxxxxx',
  '********',
  '................',
  'aaaaaaaaaaaa',
  'abababababab',
  '0123456789abcdef',
  '1234567890123456',
  'abcdefghijklmnop',
  'a-dummy-value',
  'not-a-real-key',
  'smtp.example.com',
  `AKIAIOSFODNN7${'EXAMPLE'}`,
  `je7MtGbClwBF/2Zp9Utk/h3yCo8nvb${'EXAMPLEKEY'}`,
  'REDACTED',
  'TODO',
];

const references = [
  '$PASSWORD',
  '${PASSWORD}',
  '${PASSWORD:-x}',
  '$(cat file)',
  '%PASSWORD%',
  '{{ password }}',
  '{{ .Values.token }}',
  '<%= token %>',
  '#{password}',
  'prefix-${ID}-suffix',
  'process.env.TOKEN',
  'os.environ["TOKEN"]',
  'op://vault/item/field',
  'vault:secret/data/app#password',
  'ref+awssecrets://name',
  'arn:aws:secretsmanager:eu-west-1:123456789012:secret:x',
  'projects/p/secrets/s/versions/1',
  '/run/secrets/db',
  '@Microsoft.KeyVault(SecretUri=x)',
  '!Ref Password',
  'ENC[AES256_GCM,data:abc]',
  'ENC(abc)',
  '{cipher}abc',
  '$ANSIBLE_VAULT;1.1;AES256',
];

const settings = [
  'true',
  '8080',
  '3000',
  'localhost',
  'production',
  'info',
  'eu-west-1',
  'http://localhost:3000',
  'redis',
  '10000000',
  'UTF-8',
  'a@b.io',
];

describe('placeholders', () => {
  for (const value of placeholders) it(`'${value}' is one`, () => assert.equal(isPlaceholder(value), true));
  for (const value of [...settings, 'kR7!mq2w', 'correct horse battery'])
    it(`'${value}' is none`, () => assert.equal(isPlaceholder(value), false));
  it('finds no word in a long random text by chance', () =>
    assert.equal(isPlaceholder(`${'Zk3v9Qw7'.repeat(20)}fake${'Rt5y8Ui2'.repeat(20)}`), false));
});

describe('references', () => {
  for (const value of references) it(`'${value}' names another value`, () => assert.equal(isReference(value), true));
  for (const value of ['kR7!mq2w', 'pa$$word', 'P$9x', 'abc%def', ...settings])
    it(`'${value}' stands for itself`, () => assert.equal(isReference(value), false));
});

describe('weak values', () => {
  for (const value of [
    'password',
    'Password123',
    'postgres',
    'admin',
    'test123',
    '123456',
    'qwer5678',
    'string',
    'null',
  ])
    it(`'${value}' is one`, () => assert.equal(isWeak(value), true));
  for (const value of ['kR7!mq2w', 'sunflower7', 'b4n4n4'])
    it(`'${value}' is none`, () => assert.equal(isWeak(value), false));
});
