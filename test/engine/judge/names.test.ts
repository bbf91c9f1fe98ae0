// Names that hold secrets, names that only talk about them, places, and the variable names that are suggested.

import assert from 'node:assert/strict';
import { fileKindOf } from '../../../server/engine/judge/assignment/file-kind';
import { detectors } from '../../../server/engine/judge/detectors';
import { envNameOf, judgeName, wordsOf } from '../../../server/engine/judge/name';
import { placeOf } from '../../../server/engine/judge/place';
import { createScanner } from '../../../server/engine/scan';

describe('names', () => {
  const kinds: Readonly<Record<string, readonly string[]>> = {
    password: [
      'password',
      'db_password',
      'dbPassword',
      'DBPASSWORD',
      'smtp.passwd',
      'userPassphrase',
      'PASSWORD_PROD',
      'passwort',
      'motDePasse',
      '密码',
    ],
    secret: ['secret', 'clientSecret', 'SECRET_KEY', 'jwt-secret', 'privateKey', 'encryption_key', 'SECRET_KEY_BASE'],
    token: ['token', 'authToken', 'GITHUB_TOKEN', 'access-token', 'botToken2'],
    'api-key': ['apiKey', 'API_KEY', 'x-api-key', 'apikey', 'accessKey', 'storage_account_key'],
    credentials: ['credentials', 'awsCreds'],
  };
  for (const [kind, names] of Object.entries(kinds))
    for (const name of names) it(`${name} means ${kind}`, () => assert.equal(judgeName(name)?.kind, kind));

  it('a plain key leaves all to the value', () => {
    for (const name of ['key', 'repo_key', 'api.signing.key'])
      assert.equal(judgeName(name)?.strength, name === 'api.signing.key' ? 2 : 0);
  });

  const silent = [
    'publicKey',
    'imageKey',
    'idempotency_key',
    'primary_key',
    'cacheKey',
    'keyboard',
    'monkey',
    'author',
    'passenger',
    'compass',
    'tokenizer',
    'tokenType',
    'token_url',
    'maxTokens',
    'nextPageToken',
    'csrfToken',
    'ChangeToken',
    'lifecycleActionToken',
    'Unexpected_token',
    'tokenPostfix',
    'tokenCurrency',
    'PUSHER_APP_KEY',
    'stripePublishableKey',
    'passwordField',
    'password_hash',
    'hashedPassword',
    'forgotPassword',
    'secretName',
    'secret_arn',
    'keyId',
    'isPassword',
    'root_password_sha2',
  ];
  for (const name of silent) it(`${name} holds no secret`, () => assert.equal(judgeName(name), undefined));

  it('splits every way of writing', () => {
    for (const name of ['dbRootPassword', 'db_root_password', 'db-root-password', 'DB_ROOT_PASSWORD', 'DbRootPassword'])
      assert.deepEqual(wordsOf(name), ['db', 'root', 'password']);
  });
});

describe('variable names', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['db_password', 'DB_PASSWORD'],
    ['apiKey', 'API_KEY'],
    ['password', 'PASSWORD'],
    ['config.db.password', 'DB_PASSWORD'],
    ['this.password', 'PASSWORD'],
    ['server.ssl.key-store-password', 'KEY_STORE_PASSWORD'],
    ['DBPASSWORD', 'DBPASSWORD'],
    ['密码', 'FALLBACK'],
    ['2fa', 'FALLBACK'],
  ];
  for (const [name, expected] of cases)
    it(`${name} becomes ${expected}`, () => assert.equal(envNameOf(name, 'FALLBACK'), expected));
});

describe('places', () => {
  const places: Readonly<Record<string, readonly string[]>> = {
    source: [
      'src/app.ts',
      'latest.py',
      'contest/main.go',
      'config/appsettings.json',
      'AUDIT.txt',
      'src/attestation.ts',
    ],
    test: [
      'test/a.py',
      'src/__tests__/a.ts',
      'a_test.go',
      'a.spec.ts',
      'src/FooTest.java',
      'conftest.py',
      'spec/models/user.rb',
      'fixtures/x.json',
    ],
    example: ['examples/app.js', '.env.example', 'config.sample.yml', 'app.conf.dist'],
    documentation: ['README.md', 'docs/setup.html', 'CHANGELOG.rst'],
    generated: ['jquery.min.js', 'app.js.map', '__pycache__/x.py', 'types.pb.go'],
    lock: ['yarn.lock', 'web/package-lock.json', 'go.sum', 'pnpm-lock.yaml', '.terraform.lock.hcl'],
  };
  for (const [place, paths] of Object.entries(places))
    for (const path of paths) it(`${path} is ${place}`, () => assert.equal(placeOf(path), place));
});

describe('kinds of files', () => {
  const kinds: readonly (readonly [string, string | undefined, string])[] = [
    ['a.ts', undefined, 'code'],
    ['.env.local', undefined, 'config'],
    ['values.yaml.example', undefined, 'yaml'],
    ['Dockerfile.prod', undefined, 'shell'],
    ['locales/de.json', undefined, 'text'],
    ['Untitled-1', 'yaml', 'yaml'],
    ['Untitled-1', 'plaintext', 'prose'],
    ['Untitled-1', 'python', 'code'],
  ];
  for (const [path, language, kind] of kinds)
    it(`${path} (${language ?? 'by name'}) is ${kind}`, () => assert.equal(fileKindOf(path, language), kind));
});

describe('a name that is itself a secret', () => {
  const token = ['Xk29dLq0', 'ZpW81sTe', 'Vb3N'].join('');

  it('gives no name to a variable', () => {
    for (const name of [`${token}_PASSWORD`, `secrets.${token}.password`, `${token}.password`, `${token}Password`]) {
      assert.match(envNameOf(name, 'FALLBACK'), /^(?:FALLBACK|(?:SECRETS_)?PASSWORD)$/);
    }
  });

  it('is not repeated by the evidence', () => {
    const value = ['p8Qz', 'W2m!', 'v6Rk9Tb'].join('');
    const inputs = [
      { text: `o = {"${token}.password": "${value}"}`, path: 'a.js' },
      { text: 'x', path: 'a.yml', extractions: [{ start: 0, end: 1, value, name: `a.${token}.password` }] },
    ];
    for (const input of inputs) {
      const found = createScanner({ rules: [], detectors }).scan(input).findings;
      assert.equal(found.length, 1);
      assert.ok(!JSON.stringify([found[0]!.evidence, found[0]!.envName]).includes(token.slice(0, 8)));
    }
  });
});
