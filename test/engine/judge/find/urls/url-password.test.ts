// Passwords in URLs: the finding is the password alone, and defaults of containers are only possible.

import assert from 'node:assert/strict';
import { urlPassword } from '../../../../../server/engine/judge/find/urls/url-password';
import { findWith } from '../../../support/harness';
import { fill } from '../../support/fixture';

describe('passwords in URLs', () => {
  const hits: readonly (readonly [string, string, string])[] = [
    ['DATABASE_URL=postgres://app:⟦password⟧@db.internal:5432/shop', 'postgres/connection-string', 'DATABASE_PASSWORD'],
    ['url = "postgresql+asyncpg://app:⟦password⟧@10.0.0.5/shop"', 'postgres/connection-string', 'POSTGRES_PASSWORD'],
    ['jdbc:mysql://app:⟦password⟧@db.internal/shop', 'mysql/connection-string', 'MYSQL_PASSWORD'],
    [
      '"mongodb+srv://app:⟦password⟧@cluster0.abcde.mongodb.net/?w=majority"',
      'mongodb/connection-string',
      'MONGODB_PASSWORD',
    ],
    ['redis://:⟦password⟧@cache.internal:6379/0', 'redis/connection-string', 'REDIS_PASSWORD'],
    ['BILLING_QUEUE_URL: amqps://app:⟦password⟧@mq.internal/', 'amqp/connection-string', 'BILLING_QUEUE_PASSWORD'],
    ['git clone https://ann:⟦base62 24⟧@git.internal/app.git', 'generic/url-password', 'URL_PASSWORD'],
    ['ftp://ann:⟦password⟧@files.internal', 'generic/url-password', 'URL_PASSWORD'],
    ['"mysql://${user}:⟦password⟧@${host}:3306/shop"', 'mysql/connection-string', 'MYSQL_PASSWORD'],
    ["`mongodb://${process.env.DB_USER || 'app'}:⟦password⟧@h/shop`", 'mongodb/connection-string', 'MONGODB_PASSWORD'],
    ['f"postgres://{settings[\'user\']}:⟦password⟧@{host}/shop"', 'postgres/connection-string', 'POSTGRES_PASSWORD'],
    ['"mysql://%s:⟦password⟧@%s/shop" % (user, host)', 'mysql/connection-string', 'MYSQL_PASSWORD'],
    ['"mysql://" + user + ":⟦password⟧@" + host + "/shop"', 'mysql/connection-string', 'MYSQL_PASSWORD'],
    [
      'mongodb://app:⟦password⟧@a.internal:27017,b.internal:27017,c.internal/shop?replicaSet=rs0',
      'mongodb/connection-string',
      'MONGODB_PASSWORD',
    ],
    ['index-url = https://ann:⟦password⟧@pypi.internal/simple', 'generic/url-password', 'INDEX_PASSWORD'],
    ['https://⟦base62 32⟧@git.internal/app.git', 'generic/url-token', 'URL_TOKEN'],
    ['https://⟦base62 32⟧:x-oauth-basic@git.internal/app.git', 'generic/url-token', 'URL_TOKEN'],
    ['https://⟦base62 32⟧:@api.internal/v1', 'generic/url-token', 'URL_TOKEN'],
    ['smtp://mailer%40shop:⟦password⟧@mail.internal:587', 'generic/url-password', 'URL_PASSWORD'],
  ];
  for (const [marked, ruleId, envName] of hits) {
    it(marked, () => {
      const { text, expected } = fill('src/a.env', marked);
      const found = findWith(urlPassword, { text, path: 'src/a.env' });
      assert.deepEqual(
        found.map(({ start, end, ...rest }) => ({
          start,
          end,
          ruleId: rest.ruleId,
          confidence: rest.confidence,
          envName: rest.envName,
        })),
        [{ ...expected[0], ruleId, confidence: 'likely', envName }],
      );
    });
  }

  const odd = ['kR/7mq2#wZp', 'kR@7mq2wZp', 'kR?7m#q2', 'kR7 mq2 wZp', '%2FkR7mq2%40', 'kR/7m@q2'];
  for (const password of odd)
    it(`a password may hold what has a meaning in URLs: ${password}`, () => {
      const text = `url = "postgres://app:${password}@db.internal:5432/shop"`;
      const found = findWith(urlPassword, { text, path: 'src/a.py' });
      assert.deepEqual(
        found.map(({ start, end }) => text.slice(start, end)),
        [password],
      );
    });

  it('so may one of a web address', () => {
    const text = 'git clone https://ann:kR/7mq2#wZp@git.internal/app.git';
    assert.deepEqual(
      findWith(urlPassword, { text, path: 'src/a.sh' }).map(({ start, end }) => text.slice(start, end)),
      ['kR/7mq2#wZp'],
    );
  });

  const possible = [
    'postgres://postgres:postgres@localhost:5432/app',
    'amqp://guest:guest@rabbitmq:5672',
    'mysql://root:root@127.0.0.1/app',
  ];
  for (const text of possible)
    it(`${text} is only possible`, () =>
      assert.deepEqual(
        findWith(urlPassword, { text, path: 'src/a.ts' }).map(({ confidence }) => confidence),
        ['possible'],
      ));

  const silent = [
    'postgres://user:password@host:5432/db',
    'postgres://app:${DB_PASSWORD}@db/app',
    'postgres://app:$DB_PASSWORD@db/app',
    'mysql://%s:%s@%s/%s',
    'mongodb://<user>:<password>@cluster0/app',
    'redis://:{password}@cache:6379',
    'https://user:your-password@example.com',
    'https://ann:****@git.internal/app.git',
    'http://localhost:3000/@scope/name',
    'https://host.internal:8443/path?email=a@b.io',
    'https://a:b@host.internal/?abc',
    'sqlserver://db.internal:1433;database=a;user=app@acme;password=k3v9Tz2mQw7x',
    'git@github.com:owner/name.git',
    'https://medium.internal/@author:note',
    'npm://registry:443',
    'postgres://{user}:{password}@{host}/shop',
    'postgres://{user}:password@{host}/shop',
    '"mysql://" + user + ":" + password + "@" + host',
    'https://${host}:${port}/@scope/name',
    'http://localhost:8080/#a@b.io',
    'http://host.internal:port/a@b.io',
    'docker://alpine:3.19@sha256:0123',
    'see http://a.internal:b and mail c@d.internal',
    'https://0123456789abcdef0123456789abcdef@o1.ingest.sentry.io/42',
    'https://0123456789abcdef0123456789abcdef@errors.internal/42',
    'https://some-long-user-name-of-a-person@dev.azure.com/a',
    'https://cdn.internal/npm/package-of-a-long-name@1.0.0/index.js',
  ];
  for (const text of silent)
    it(`${text} is silent`, () => assert.deepEqual(findWith(urlPassword, { text, path: 'src/a.ts' }), []));
});
