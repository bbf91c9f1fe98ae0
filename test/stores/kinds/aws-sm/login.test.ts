// How a store in AWS finds its login, and where it goes with it: only to AWS's own addresses.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { problemOf } from '../../contract';
import { newToken } from '../../servers/aws-login';
import { newSession } from '../../servers/aws-sm';
import { textOf } from '../../support/aws';
import { type AwsWorld, keys, kindOf, openWorld, variables, withProcessEnv, write } from '../../support/aws-world';

describe('stores: AWS Secrets Manager, logins', () => {
  let world: AwsWorld;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  describe('the address', () => {
    it('is the region’s own, whatever environment and profile say', async () => {
      const elsewhere = {
        AWS_ENDPOINT_URL: 'https://elsewhere.example',
        AWS_ENDPOINT_URL_SECRETS_MANAGER: 'https://elsewhere.example',
        AWS_ENDPOINT_URL_STS: 'https://elsewhere.example',
        AWS_PROFILE: 'elsewhere',
        AWS_REGION: 'us-east-1',
        AWS_CONFIG_FILE: join(world.home, 'elsewhere'),
      };
      write(
        elsewhere.AWS_CONFIG_FILE,
        '[profile elsewhere]\nregion = us-east-1\nendpoint_url = https://elsewhere.example\n',
      );
      await withProcessEnv(elsewhere, async () => {
        world.login.roles.set('arn:aws:iam::123456789012:role/reader', {});
        const config = `[default]\nregion=eu-west-3\nendpoint_url=https://elsewhere.example\nservices=other
role_arn = arn:aws:iam::123456789012:role/reader\nsource_profile = source
[services other]\nsecrets_manager =\n  endpoint_url = https://elsewhere.example\n[profile source]\n${keys(world.aws.keys[0]!)}`;
        const env = { AWS_ENDPOINT_URL: elsewhere.AWS_ENDPOINT_URL };
        assert.equal(await textOf(world.store({}, { config }, { env }), 'one'), 'first');
        world.assertOnly('sts', 'secretsmanager');
      });
    });

    it('is the one for FIPS where environment or profile say so', async () => {
      const env = { ...variables(world.aws.keys[0]!), AWS_REGION: 'eu-west-3' };
      assert.equal(
        await textOf(world.store({}, {}, { env: { ...env, AWS_USE_FIPS_ENDPOINT: 'true' } }), 'one'),
        'first',
      );
      world.assertOnly('secretsmanager-fips');
      assert.equal(
        await textOf(world.store({}, { config: '[default]\nuse_fips_endpoint = TRUE' }, { env }), 'one'),
        'first',
      );
      world.assertOnly('secretsmanager-fips');
    });
  });

  describe('keys', () => {
    it('come from the environment', async () => {
      const session = newSession(Date.now() + 60_000);
      world.aws.keys.push(session);
      const env = { ...variables(session), AWS_DEFAULT_REGION: 'eu-west-3' };
      assert.equal(await textOf(world.store({}, {}, { env }), 'one'), 'first');
    });

    it('come from a profile, of which the credentials file counts more', async () => {
      const [key] = world.aws.keys;
      const config =
        '# profiles\n[profile "two words"]\nREGION = eu-west-3 ; ours\naws_access_key_id = old\naws_secret_access_key = old\n';
      const one = world.store({ profile: 'two words' }, { config, credentials: `[two words]\n${keys(key!)}` });
      assert.equal(await textOf(one, 'one'), 'first');
      assert.match(one.page!('one')!, /eu-west-3/);
    });

    it('of a named profile come before those in the environment', async () => {
      const files = { credentials: `[named]\n${keys(world.aws.keys[0]!)}` };
      const env = { ...variables(newSession(0)), AWS_REGION: 'eu-west-3' };
      assert.equal(await textOf(world.store({ profile: 'named' }, files, { env }), 'one'), 'first');
      assert.equal(await textOf(world.store({}, files, { env: { ...env, AWS_PROFILE: 'named' } }), 'one'), 'first');
      assert.equal(await kindOf(world.store({ profile: 'absent' }, files, { env })), 'misconfigured');
    });

    it('are read again when they have expired, once', async () => {
      const old = newSession(Date.now() + 3_600_000);
      world.aws.keys.push(old);
      const one = world.store({ region: 'eu-west-3' }, { credentials: `[default]\n${keys(old)}` });
      assert.equal(await textOf(one, 'one'), 'first');
      world.aws.keys.splice(world.aws.keys.indexOf(old), 1, { ...old, expires: 0 });
      assert.equal(await kindOf(one), 'login-needed');
      write(join(world.home, '.aws', 'credentials'), `[default]\n${keys(world.aws.keys[0]!)}`);
      assert.equal(await textOf(one, 'one'), 'first');
    });

    it('that are nowhere are asked for', async () => {
      const one = world.store({ region: 'eu-west-3' }, { config: '[default]\nregion = eu-west-3\n' });
      for (const call of [one.get('one'), one.list(), one.health()])
        assert.equal(problemOf(await call).kind, 'login-needed');
      assert.deepEqual(world.urls, []);
      write(join(world.home, '.aws', 'credentials'), `[default]\n${keys(world.aws.keys[0]!)}`);
      assert.equal(await textOf(one, 'one'), 'first');
    });
  });

  describe('a role', () => {
    const role = 'arn:aws:iam::123456789012:role/reader';
    const config = (more: string): string =>
      `[default]\nregion=eu-west-3\nrole_arn=${role}\nsource_profile=source\n${more}\n[profile source]\n${keys(world.aws.keys[0]!)}`;

    it('is taken with the keys of another profile', async () => {
      world.login.roles.set(role, { ExternalId: 'partner', RoleSessionName: 'me', DurationSeconds: '900' });
      const more = 'external_id = partner\nrole_session_name = me\nduration_seconds = 900';
      const one = world.store({}, { config: config(more) });
      for (let times = 3; times > 0; times--) assert.equal(await textOf(one, 'one'), 'first');
      assert.deepEqual(world.login.asked, ['sts.eu-west-3.amazonaws.com AssumeRole']);
      world.assertOnly('sts', 'secretsmanager');
      assert.equal(await kindOf(world.store({}, { config: config('') })), 'denied');
    });

    it('is taken with a one-time code, asked once by all who wait', async () => {
      const code = '123456';
      world.login.roles.set(role, { SerialNumber: 'arn:aws:iam::123456789012:mfa/me', TokenCode: code });
      const files = { config: config('mfa_serial = arn:aws:iam::123456789012:mfa/me') };
      const questions: string[] = [];
      const asking = (answer: string | undefined) => ({
        askHidden: async (question: string) => {
          questions.push(question);
          return answer;
        },
      });
      const one = world.store({}, files, asking(` ${code} `));
      const answers = await Promise.all([one.get('one'), one.get('one'), one.list(), one.about!('one')]);
      assert.ok(answers.every(({ ok }) => ok));
      assert.equal(questions.length, 1);
      assert.equal(await kindOf(world.store({}, files, asking('000000'))), 'login-needed');
      assert.equal(await kindOf(world.store({}, files, asking(undefined))), 'login-needed');
    });

    it('is taken with a role, and not in a circle', async () => {
      const other = `${role}-other`;
      world.login.roles.set(role, {}).set(other, {});
      const chain = `[default]\nregion=eu-west-3\nrole_arn=${other}\nsource_profile=middle\n[profile middle]\nrole_arn=${role}\nsource_profile=source\n[profile source]\n${keys(world.aws.keys[0]!)}`;
      assert.equal(await textOf(world.store({}, { config: chain }), 'one'), 'first');
      assert.equal(world.login.asked.length, 2);
      const circle = `[default]\nregion=eu-west-3\nrole_arn=${other}\nsource_profile=middle\n[profile middle]\nrole_arn=${role}\nsource_profile=default\n`;
      assert.equal(await kindOf(world.store({}, { config: circle })), 'misconfigured');
      const self = `[default]\nregion=eu-west-3\nrole_arn=${role}\nsource_profile=default\n${keys(world.aws.keys[0]!)}`;
      assert.equal(await textOf(world.store({}, { config: self }), 'one'), 'first');
    });

    it('is taken with the keys of the environment, and not with those of a machine', async () => {
      world.login.roles.set(role, {});
      const from = (source: string) => ({
        config: `[default]\nregion=eu-west-3\nrole_arn=${role}\ncredential_source=${source}\n`,
      });
      const env = { ...variables(world.aws.keys[0]!), AWS_PROFILE: 'default' };
      assert.equal(await textOf(world.store({}, from('Environment'), { env }), 'one'), 'first');
      for (const source of ['Ec2InstanceMetadata', 'EcsContainer'])
        assert.equal(await kindOf(world.store({}, from(source), { env })), 'login-needed');
      assert.equal(await kindOf(world.store({}, from('Elsewhere'), { env })), 'misconfigured');
    });

    it('is taken with a web identity', async () => {
      const token = newToken();
      world.login.tokens.add(token);
      world.login.roles.set(role, {});
      const tokenFile = join(world.home, 'token');
      write(tokenFile, `${token}\n`);
      const env = { AWS_WEB_IDENTITY_TOKEN_FILE: tokenFile, AWS_ROLE_ARN: role, AWS_REGION: 'eu-west-3' };
      assert.equal(await textOf(world.store({}, {}, { env }), 'one'), 'first');
      const profile = {
        config: `[profile web]\nregion=eu-west-3\nrole_arn=${role}\nweb_identity_token_file=${tokenFile}\n`,
      };
      assert.equal(await textOf(world.store({ profile: 'web' }, profile), 'one'), 'first');
      assert.equal(
        await kindOf(world.store({}, {}, { env: { ...env, AWS_WEB_IDENTITY_TOKEN_FILE: `${tokenFile}-absent` } })),
        'misconfigured',
      );
      world.login.tokens.clear();
      assert.equal(await kindOf(world.store({}, {}, { env })), 'login-needed');
    });
  });
});
