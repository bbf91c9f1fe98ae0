// Logins in AWS that other programs make: single sign-on, `aws login`, programs for credentials, the machine itself.

import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { chmodSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { words } from '../../../../stores/parts/aws/login/process';
import { newToken } from '../../servers/aws-login';
import { closed, newSession } from '../../servers/aws-sm';
import { textOf } from '../../support/aws';
import { type AwsWorld, kindOf, openWorld, withProcessEnv, write } from '../../support/aws-world';
import { newFolder } from '../../support/test-host';

describe('stores: AWS Secrets Manager, logins of other programs', () => {
  let world: AwsWorld;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  describe('single sign-on', () => {
    const config = `[default]\nregion = eu-west-3\nsso_session = work\nsso_account_id = 123456789012\nsso_role_name = Reader
[sso-session work]\nsso_region = eu-west-3\nsso_start_url = https://work.example/start\n`;
    const old = `[default]\nregion = eu-west-3\nsso_start_url = https://work.example/start\nsso_region = eu-west-3\nsso_account_id = 123456789012\nsso_role_name = Reader\n`;
    const cacheOf = (key: string) =>
      join(world.home, '.aws/sso/cache', `${createHash('sha1').update(key).digest('hex')}.json`);

    function keepToken(key: string, more: object, minutes: number): string {
      const accessToken = newToken();
      world.login.tokens.add(accessToken);
      const expiresAt = new Date(Date.now() + minutes * 60_000).toISOString().replace(/\.\d+/, '');
      write(cacheOf(key), JSON.stringify({ accessToken, expiresAt, ...more }));
      return accessToken;
    }

    beforeEach(() => void world.login.roles.set('123456789012/Reader', {}));

    it('takes the token that “aws sso login” left', async () => {
      keepToken('work', { region: 'eu-west-3' }, 60);
      const one = world.store({}, { config });
      for (let times = 3; times > 0; times--) assert.equal(await textOf(one, 'one'), 'first');
      world.assertOnly('portal.sso', 'secretsmanager');
      assert.equal(world.login.asked.length, 1);
    });

    it('takes the token of profiles without a session', async () => {
      keepToken('https://work.example/start', {}, 60);
      assert.equal(await textOf(world.store({}, { config: old }), 'one'), 'first');
    });

    it('asks for a login where there is no token, or one that is over, wrong or of another region', async () => {
      const one = world.store({}, { config });
      assert.equal(await kindOf(one), 'login-needed');
      keepToken('work', { region: 'eu-west-3' }, -1);
      assert.equal(await kindOf(one), 'login-needed');
      keepToken('work', { region: 'us-east-1' }, 60);
      assert.equal(await kindOf(one), 'login-needed');
      for (const text of ['', '{', 'null', '[]', '{"accessToken":7}']) {
        write(cacheOf('work'), text);
        assert.equal(await kindOf(one), 'login-needed');
      }
      assert.deepEqual(world.urls, []);
      keepToken('work', {}, 60);
      world.login.tokens.clear();
      assert.equal(await kindOf(one), 'login-needed');
    });

    it('is denied a role that it does not give, and needs a whole profile', async () => {
      keepToken('work', {}, 60);
      world.login.roles.clear();
      assert.equal(await kindOf(world.store({}, { config })), 'denied');
      const wrong = config.replace('sso_region = eu-west-3', 'sso_region = elsewhere.example/');
      assert.equal(await kindOf(world.store({}, { config: wrong })), 'misconfigured');
      assert.equal(
        await kindOf(world.store({}, { config: config.replace('work\nsso_account', 'no\nsso_account') })),
        'misconfigured',
      );
    });

    it('renews a token that is over, and leaves it to the others', async () => {
      const refreshToken = newToken();
      world.login.refreshTokens.add(refreshToken);
      const kept = {
        clientId: 'client',
        clientSecret: 'of-the-client',
        refreshToken,
        startUrl: 'https://work.example/start',
      };
      const before = keepToken('work', kept, -1);
      const one = world.store({}, { config });
      assert.equal(await textOf(one, 'one'), 'first');
      world.assertOnly('oidc', 'portal.sso', 'secretsmanager');
      const after = JSON.parse(readFileSync(cacheOf('work'), 'utf8'));
      assert.ok(after.accessToken !== before && world.login.tokens.has(after.accessToken));
      assert.ok(world.login.refreshTokens.has(after.refreshToken));
      assert.ok(Date.parse(after.expiresAt) > Date.now() + 3_600_000);
      assert.deepEqual([after.clientId, after.startUrl], [kept.clientId, kept.startUrl]);
      if (process.platform !== 'win32') assert.equal(statSync(cacheOf('work')).mode & 0o777, 0o600);
      write(cacheOf('work'), JSON.stringify({ ...after, expiresAt: '2020-01-01T00:00:00UTC', refreshToken }));
      assert.equal(await kindOf(world.store({}, { config })), 'login-needed');
    });
  });

  describe('a program for credentials', () => {
    /** Prints what it is given in the environment, and notes its arguments. */
    function program(text: string, status = 0): string {
      const path = join(world.home, 'bin', 'give credentials');
      write(path, `#!/bin/sh\nprintf '%s\\n' "$@" > "$0.arguments"\ncat <<'END'\n${text}\nEND\nexit ${status}\n`);
      chmodSync(path, 0o755);
      return path;
    }

    const printed = (more: object = {}) => {
      const { id, secret, token } = newSessionOf(world);
      return JSON.stringify({ Version: 1, AccessKeyId: id, SecretAccessKey: secret, SessionToken: token, ...more });
    };

    const config = (line: string) => ({ config: `[default]\nregion = eu-west-3\ncredential_process = ${line}\n` });

    before(function () {
      if (process.platform === 'win32') this.skip();
    });

    it('is run without a shell', async () => {
      const path = program(printed());
      const one = world.store({}, config(`"${path}" --role 'a b' $HOME "a;b" c\\ d`));
      assert.equal(await textOf(one, 'one'), 'first');
      assert.deepEqual(readFileSync(`${path}.arguments`, 'utf8').split('\n'), [
        '--role',
        'a b',
        '$HOME',
        'a;b',
        'c d',
        '',
      ]);
    });

    it('is not believed when it fails or prints something else', async () => {
      const cases: readonly (readonly [text: string, status: number, kind: string])[] = [
        [printed(), 1, 'login-needed'],
        [printed({ Expiration: '2020-01-01T00:00:00Z' }), 0, 'login-needed'],
        [printed({ Version: 2 }), 0, 'unreadable'],
        ['{"Version":1}', 0, 'unreadable'],
        ['no JSON', 0, 'unreadable'],
      ];
      for (const [text, status, kind] of cases)
        assert.equal(await kindOf(world.store({}, config(`"${program(text, status)}"`))), kind, kind);
      assert.equal(await kindOf(world.store({}, config('/absent/program'))), 'unavailable');
    });

    it('is run only from files in the home folder', async () => {
      const path = program(printed());
      const elsewhere = join(newFolder(), 'config');
      write(elsewhere, config(`"${path}"`).config);
      const one = world.store({}, {}, { env: { AWS_CONFIG_FILE: elsewhere } });
      assert.equal(await kindOf(one), 'misconfigured');
      write(join(world.home, 'aws config'), config(`"${path}"`).config);
      assert.equal(await textOf(world.store({}, {}, { env: { AWS_CONFIG_FILE: '~/aws config' } }), 'one'), 'first');
    });

    it('is given its words as other tools give them', () => {
      assert.deepEqual(words(`a  "b c" 'd "e"' f"g"'h' "i\\"j" \\"k "$(l)"`, false), [
        'a',
        'b c',
        'd "e"',
        'fgh',
        'i"j',
        '"k',
        '$(l)',
      ]);
      assert.deepEqual(words(`"C:\\a b\\c.exe" --x 'y'`, true), ['C:\\a b\\c.exe', '--x', "'y'"]);
      assert.deepEqual(words('', false), []);
    });
  });

  it('takes what “aws login” left', async () => {
    const folder = newFolder();
    const { id, secret, token } = newSessionOf(world);
    const session = 'arn:aws:iam::123456789012:user/me';
    const dpopKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
      format: 'pem',
      type: 'sec1',
    });
    const write1 = (expiresAt: string) =>
      write(
        join(folder, `${createHash('sha256').update(session).digest('hex')}.json`),
        JSON.stringify({
          accessToken: {
            accessKeyId: id,
            secretAccessKey: secret,
            sessionToken: token,
            accountId: '123456789012',
            expiresAt,
          },
          clientId: 'client',
          refreshToken: newToken(),
          dpopKey,
        }),
      );
    const config = `[default]\nregion = eu-west-3\nlogin_session = ${session}\n`;
    await withProcessEnv({ AWS_LOGIN_CACHE_DIRECTORY: folder }, async () => {
      assert.equal(await kindOf(world.store({}, { config })), 'login-needed');
      write1(new Date(Date.now() + 3_600_000).toISOString());
      assert.equal(await textOf(world.store({}, { config }), 'one'), 'first');
      assert.equal(world.urls.length, 1);
    });
  });

  it('asks the machine only when the user wants that', async () => {
    const { id, secret, token } = newSessionOf(world);
    const given = {
      AccessKeyId: id,
      SecretAccessKey: secret,
      Token: token,
      Code: 'Success',
      Expiration: '2100-01-01T00:00:00Z',
    };
    const asked: string[] = [];
    const machine = createServer(({ method, url }, response) => {
      asked.push(`${method} ${url}`);
      if (url === '/latest/api/token') response.end('token-of-the-machine');
      else response.end(url?.endsWith('/') ? 'role' : JSON.stringify(given));
    });
    await new Promise<void>((resolve) => machine.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(machine.address() as AddressInfo).port}`;
    try {
      const settings = { region: 'eu-west-3' };
      await withProcessEnv({ AWS_EC2_METADATA_SERVICE_ENDPOINT: url }, async () => {
        assert.equal(await kindOf(world.store(settings)), 'login-needed');
        assert.deepEqual(asked, []);
        assert.equal(await textOf(world.store({ ...settings, instanceMetadata: true }), 'one'), 'first');
        assert.equal(asked[0], 'PUT /latest/api/token');
      });
      asked.length = 0;
      const env = { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/container` };
      await withProcessEnv(env, async () => {
        assert.equal(await kindOf(world.store(settings, {}, { env })), 'login-needed');
        assert.deepEqual(asked, []);
        assert.equal(await textOf(world.store({ ...settings, instanceMetadata: true }, {}, { env }), 'one'), 'first');
        assert.deepEqual(asked, ['GET /container']);
      });
    } finally {
      await closed(machine);
    }
  });
});

function newSessionOf({ aws }: AwsWorld) {
  const key = newSession(Date.now() + 3_600_000);
  aws.keys.push(key);
  return key;
}
