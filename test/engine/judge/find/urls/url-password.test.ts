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
    'git@github.com:owner/name.git',
    'https://medium.internal/@author:note',
    'npm://registry:443',
  ];
  for (const text of silent)
    it(`${text} is silent`, () => assert.deepEqual(findWith(urlPassword, { text, path: 'src/a.ts' }), []));
});
