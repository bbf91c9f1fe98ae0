// AWS Secrets Manager, through its own SDK, against a server that checks every signature: reading, listing, refusals.

import assert from 'node:assert/strict';
import awsSm from '../../../../stores/aws-sm';
import type { Store } from '../../../../stores/store';
import { contract, problemOf } from '../../contract';
import { keep } from '../../servers/aws-secrets';
import { errorBody, newKey } from '../../servers/aws-sm';
import { closeServers, opened, storeOf, textOf, valueIn } from '../../support/aws';
import { testHost } from '../../support/test-host';

describe('stores: AWS Secrets Manager', () => {
  afterEach(closeServers);

  contract({
    kind: awsSm,
    storeWith: async (secrets) => (await opened(secrets)).store,
    takes: (text) => text !== '',
    many: 10_000,
  });

  contract({
    kind: { ...awsSm, id: 'aws-sm, fields of one secret,' },
    storeWith: async (secrets) => withFields((await opened({ 'prod/all': JSON.stringify(secrets) })).store),
    nameOf: (key) => `prod/all#${encodeURIComponent(key)}`,
    takes: (text) => text.length < 60_000,
    many: 500,
  });

  describe('reading', () => {
    const json =
      '{"text":"a","big":12345678901234567890,"object":{ "a": 1.0 },"no":null,"twice":1,"twice":2,"":"unnamed"}';

    it('takes the fields of a JSON object as they stand there', async () => {
      const { store } = await opened({ all: json });
      const expected = { text: 'a', big: '12345678901234567890', object: '{ "a": 1.0 }', no: 'null', twice: '2' };
      for (const [field, text] of Object.entries(expected)) assert.equal(await textOf(store, `all#${field}`), text);
      for (const field of ['absent', 'a', 'constructor', '__proto__', 'object.a'])
        assert.equal(await textOf(store, `all#${field}`), 'not-found');
      assert.deepEqual(valueIn(await store.fields!('all')), [
        'all#text',
        'all#big',
        'all#object',
        'all#no',
        'all#twice',
      ]);
      assert.equal(problemOf(await store.about!('all#absent')).kind, 'not-found');
    });

    it('finds no field in what is no object', async () => {
      const { store } = await opened({ text: 'text', list: '["a"]', null: 'null', number: '12' });
      for (const name of ['text', 'list', 'null', 'number']) {
        assert.equal(await textOf(store, `${name}#0`), 'not-found');
        assert.deepEqual(valueIn(await store.fields!(name)), []);
      }
    });

    it('gives bytes in base64', async () => {
      const { aws, store } = await opened();
      const bytes = Buffer.from([0, 255, 254, 10]);
      keep(aws.secrets, 'bytes', { binary: bytes.toString('base64') });
      const secret = valueIn(await store.get('bytes'));
      assert.deepEqual([secret.text, secret.isBinary], [bytes.toString('base64'), true]);
      assert.equal(await textOf(store, 'bytes#field'), 'not-found');
      assert.deepEqual(valueIn(await store.fields!('bytes')), []);
      assert.equal(problemOf(await store.put!('bytes#field', 'text')).kind, 'unsupported');
    });

    it('takes versions by their id and by their label', async () => {
      const { store } = await opened({ one: 'first' });
      const { version, previous } = valueIn(await store.put!('one', 'second'));
      assert.equal(await textOf(store, 'one', version), 'second');
      assert.equal(await textOf(store, 'one', previous!), 'first');
      assert.equal(await textOf(store, 'one', 'AWSPREVIOUS'), 'first');
      assert.equal(await textOf(store, 'one', 'AWSPENDING'), 'not-found');
      assert.equal(await textOf(store, 'one', 'x'.repeat(3000)), 'not-found');
    });

    it('knows slashes as a part of names', async () => {
      const names = ['/prod/db', 'prod//db', 'prod/db/', 'prod/db', 'prod/../db', '/', 'a+b=c.d@e_f-g', '..'];
      const { aws, store } = await opened(Object.fromEntries(names.map((name) => [name, `value of ${name}`])));
      const listed = valueIn(await store.list()).names;
      const expected = ['%2F', '%2Fprod/db', 'a+b=c.d@e_f-g', 'prod/%2Fdb', 'prod/..%2Fdb', 'prod/db', 'prod/db%2F'];
      assert.deepEqual(listed, expected);
      for (const name of listed) assert.equal(await textOf(store, name), `value of ${decodeURIComponent(name)}`);
      assert.equal(await textOf(store, aws.secrets.kept.get('/prod/db')!.arn), 'value of /prod/db');
    });

    it('asks nothing for a name that cannot be one', async () => {
      const { aws, store } = await opened();
      for (const name of ['a b', 'a%00b', 'ü', 'a'.repeat(513), 'arn:aws:s3:::bucket', 'a//b', '#field'])
        assert.equal(await textOf(store, name), 'not-found', name);
      assert.deepEqual(aws.asked, []);
    });

    it('tells a deleted secret from one that never was', async () => {
      const { store } = await opened({ one: 'first' });
      const made = valueIn(await store.put!('two', 'second'));
      valueIn(await store.revert!(made));
      assert.equal(valueIn(await store.about!('two')).isDeleted, true);
      assert.match(problemOf(await store.get('two')).message, /recovered/);
      assert.doesNotMatch(problemOf(await store.get('three')).message, /recovered/);
      assert.deepEqual(valueIn(await store.list()).names, ['one']);
      assert.equal(valueIn(await store.about!('one')).isDeleted, undefined);
    });

    it('sorts names itself where the service sorts in another way', async () => {
      const names = Array.from({ length: 250 }, (_, index) => `${index % 2 ? 'name' : 'NAME'}-${index}`);
      const { aws, store } = await opened(Object.fromEntries(names.map((name) => [name, 'x'])));
      aws.secrets.order = (one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1);
      const listed: string[] = [];
      for (let cursor: string | undefined, isDone = false; !isDone; ) {
        const page = valueIn(await store.list({ limit: 60, ...(cursor !== undefined && { cursor }) }));
        listed.push(...page.names);
        cursor = page.next;
        isDone = cursor === undefined;
      }
      assert.deepEqual(listed, names.toSorted());
    });

    it('refuses a cursor that is none, and a folder', async () => {
      const { store } = await opened({ one: 'first' });
      for (const cursor of ['', '{', '{"token":"elsewhere"}', '{"other":1}'])
        assert.equal(problemOf(await store.list({ cursor })).kind, 'conflict', cursor);
      assert.equal(problemOf(await store.list({ folder: 'one' })).kind, 'not-found');
    });
  });

  describe('refusing', () => {
    it('says in its own words what an error of the service means', async () => {
      const { aws, store, pauses } = await opened({ one: 'first' });
      const cases: readonly (readonly [status: number, code: string, kind: string, attempts: number])[] = [
        [400, 'ResourceNotFoundException', 'not-found', 1],
        [400, 'com.amazonaws.secretsmanager#ResourceNotFoundException', 'not-found', 1],
        [400, 'InvalidRequestException', 'not-found', 1],
        [400, 'AccessDeniedException', 'denied', 1],
        [400, 'DecryptionFailure', 'denied', 1],
        [403, 'UnrecognizedClientException', 'denied', 2],
        [403, 'InvalidSignatureException', 'denied', 2],
        [400, 'ExpiredTokenException', 'login-needed', 2],
        [400, 'ThrottlingException', 'busy', 3],
        [429, 'TooManyRequestsException', 'busy', 3],
        [500, 'InternalServiceError', 'unavailable', 3],
        [503, 'ServiceUnavailableException', 'unavailable', 3],
        [400, 'LimitExceededException', 'unsupported', 1],
        [400, 'NothingThatWeKnow', 'unreadable', 1],
        [401, 'NothingThatWeKnow', 'denied', 1],
        [404, 'NothingThatWeKnow', 'unreadable', 1],
      ];
      for (const [status, code, kind, attempts] of cases) {
        for (let left = attempts; left > 0; left--) aws.faults.push({ status, body: errorBody(code) });
        aws.asked.length = 0;
        pauses.length = 0;
        const problem = problemOf(await store.get('one'));
        assert.deepEqual([problem.kind, aws.asked.length], [kind, attempts], code);
        assert.ok(!problem.message.includes('of ours'));
        assert.deepEqual(pauses, kind === 'busy' || kind === 'unavailable' ? [250, 500] : [], code);
        assert.equal(await textOf(store, 'one'), 'first');
      }
    });

    it('takes no answer that is none', async () => {
      const { aws, store } = await opened({ one: 'first' });
      const answers: readonly (readonly [status: number, body: string, kind: string, attempts: number])[] = [
        [200, '', 'unreadable', 1],
        [200, '{"Name":"one"', 'unreadable', 1],
        [200, 'null', 'unreadable', 1],
        [200, '[]', 'unreadable', 1],
        [200, '{"Name":"other","VersionId":"a","SecretString":"b"}', 'unreadable', 1],
        [200, '{"Name":"one","VersionId":7,"SecretString":"b"}', 'unreadable', 1],
        [200, '{"Name":"one","VersionId":"a","SecretString":{"a":1}}', 'unreadable', 1],
        [302, '', 'unreadable', 1],
        [403, '<html>Forbidden</html>', 'denied', 1],
        [502, '<html>Bad gateway</html>', 'unavailable', 3],
      ];
      for (const [status, body, kind, attempts] of answers) {
        for (let left = attempts; left > 0; left--) aws.faults.push({ status, body });
        assert.equal(problemOf(await store.get('one')).kind, kind, body);
        assert.equal(aws.faults.length, 0, body);
      }
      for (const body of ['{}', '{"SecretList":[{}]}', '{"SecretList":[null]}', '{"SecretList":"x"}']) {
        aws.faults.push({ status: 200, body });
        assert.equal(problemOf(await store.list()).kind, 'unreadable', body);
      }
      aws.faults.push({ status: 200, body: '{}' });
      assert.equal(problemOf(await store.about!('one')).kind, 'unreadable');
    });

    it('is unavailable where nobody answers', async () => {
      const { aws, store } = await opened({ one: 'first' });
      aws.faults.push({ status: 0, body: '', isBroken: true });
      assert.equal(problemOf(await store.get('one')).kind, 'unavailable');
      await aws.close();
      assert.equal(problemOf(await store.get('one')).kind, 'unavailable');
    });

    it('is denied with a key that the service does not know, or a wrong secret of one that it knows', async () => {
      const { aws } = await opened({ one: 'first' });
      for (const key of [newKey(), { ...aws.keys[0]!, secret: newKey().secret }]) {
        const store = storeOf({ ...aws, keys: [key] });
        assert.equal(problemOf(await store.get('one')).kind, 'denied');
        assert.equal(problemOf(await store.health()).kind, 'denied');
      }
    });

    it('is healthy where names may not be listed', async () => {
      const { aws, store } = await opened({ one: 'first' });
      const body = errorBody('AccessDeniedException');
      aws.faults.push({ operation: 'ListSecrets', status: 400, body }, { operation: 'ListSecrets', status: 400, body });
      assert.match(valueIn(await store.health()).summary, /not allowed to list/);
      assert.equal(problemOf(await store.list()).kind, 'denied');
    });

    it('signs with the time of the service where our clock is wrong', async () => {
      const { aws, store } = await opened({ one: 'first' });
      aws.skew = 3 * 3_600_000;
      assert.equal(await textOf(store, 'one'), 'first');
      assert.equal(aws.asked.length, 2);
    });

    it('is misconfigured with settings that are wrong', async () => {
      const wrong: readonly Readonly<Record<string, unknown>>[] = [
        { region: 'eu-central-1.example.org/' },
        { region: 'EU' },
        { endpoint: 'ftp://127.0.0.1' },
        { endpoint: 'https://user:password@127.0.0.1' },
        { token: 'never here' },
        { profile: '' },
        {},
      ];
      for (const settings of wrong) {
        const store = awsSm.open({ settings }, testHost());
        for (const call of [store.get('one'), store.list(), store.health(), store.put!('one', 'text')])
          assert.equal(problemOf(await call).kind, 'misconfigured', JSON.stringify(settings));
      }
      const store = awsSm.open({ settings: {} }, testHost({ env: { AWS_REGION: 'x.example.org' } }));
      assert.equal(problemOf(await store.get('one')).kind, 'misconfigured');
    });
  });

  it('knows the page of a secret in the console', () => {
    const page = (region: string, name = '/prod/db#field') =>
      awsSm.open({ settings: { region } }, testHost()).page!(name);
    const path = '/secretsmanager/secret?name=';
    const name = encodeURIComponent('prod/db');
    assert.equal(
      page('eu-central-1', 'prod/db#a'),
      `https://eu-central-1.console.aws.amazon.com${path}${name}&region=eu-central-1`,
    );
    assert.equal(page('cn-north-1', 'one'), `https://cn-north-1.console.amazonaws.cn${path}one&region=cn-north-1`);
    assert.equal(page('us-gov-west-1', 'one'), `https://console.amazonaws-us-gov.com${path}one&region=us-gov-west-1`);
    assert.equal(page('us-iso-east-1', 'one'), undefined);
    assert.equal(page('eu-central-1'), undefined);
    assert.equal(
      storeOf({ url: 'http://127.0.0.1:1', region: 'eu-central-1', keys: [newKey()] }).page!('one'),
      undefined,
    );
  });
});

/** The fields of one secret, as if they were names of a store of their own. */
function withFields(store: Store): Store {
  return {
    ...store,
    describe: () => ({ ...store.describe(), kind: 'aws-sm, fields of one secret,' }),
    list: async ({ cursor = '', limit = 1000, signal } = {}) => {
      const fields = await store.fields!('prod/all', { ...(signal && { signal }) });
      if (!fields.ok) return fields;
      const rest = fields.value.toSorted().filter((name) => name > cursor);
      const names = rest.slice(0, limit);
      return { ok: true, value: { names, ...(names.length < rest.length && { next: names.at(-1)! }) } };
    },
  };
}
