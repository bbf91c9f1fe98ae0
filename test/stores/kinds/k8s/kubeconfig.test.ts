// Kubernetes: kubeconfigs, as kubectl reads them and where we do not follow, and the service account of a pod.

import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { inCluster } from '../../../../stores/parts/k8s/cluster/in-cluster';
import { problemOf } from '../../contract';
import { makeCertificate } from '../../servers/k8s-certificates';
import { dataOf, kindOf, type Opening, textOf, useCluster } from '../../support/k8s-fixture';
import { newFolder } from '../../support/test-host';

describe('kubeconfigs', () => {
  const at = useCluster();

  const secret = () => at.cluster.put('team', 'db', { value: 'reached' });

  it('let in with a token, a token file, a password or a client certificate', async () => {
    secret();
    const home = newFolder();
    mkdirSync(join(home, '.kube'));
    writeFileSync(join(home, '.kube', 'token'), `${at.token}\n`);
    const client = makeCertificate({ commonName: 'developer', organization: 'devs', issuer: at.cluster.authority });
    writeFileSync(join(home, '.kube', 'me.crt'), client.cert);
    writeFileSync(join(home, '.kube', 'me.key'), client.key);
    at.cluster.tokens.set(Buffer.from('me:made-up').toString('base64'), 'developer');
    const users: readonly Readonly<Record<string, unknown>>[] = [
      { token: at.token },
      { tokenFile: 'token' },
      { tokenFile: 'token', token: 'an-older-one' },
      { tokenFile: 'absent', token: at.token },
      { username: 'me', password: 'made-up' },
      { 'client-certificate': 'me.crt', 'client-key': 'me.key' },
      { ...dataOf('client-certificate', client.cert), ...dataOf('client-key', client.key) },
    ];
    for (const user of users) {
      const store = at.openWith({ file: at.kubeconfig({ user }), host: { home } });
      assert.equal(await textOf(store, 'dev/team/db'), 'reached', Object.keys(user).join());
    }
    const stranger = makeCertificate({ commonName: 'developer' });
    const user = { ...dataOf('client-certificate', stranger.cert), ...dataOf('client-key', stranger.key) };
    assert.equal(await kindOf(at.openWith({ file: at.kubeconfig({ user }) }).get('dev/team/db')), 'login-needed');
  });

  it('keep a token of digits as it was written', async () => {
    secret();
    at.cluster.tokens.set('00123456789012345678901234567890', 'developer');
    const file = at.kubeconfig().replace(at.token, '00123456789012345678901234567890');
    assert.equal(await textOf(at.openWith({ file }), 'dev/team/db'), 'reached');
  });

  it('check the server: its authority, also from a file, and its name', async () => {
    secret();
    const home = newFolder();
    mkdirSync(join(home, '.kube'));
    writeFileSync(join(home, '.kube', 'ca.crt'), at.cluster.ca);
    const none = { 'certificate-authority-data': undefined };
    const cases: readonly (readonly [Readonly<Record<string, unknown>>, string | undefined])[] = [
      [{ ...none, 'certificate-authority': 'ca.crt' }, undefined],
      [{ 'tls-server-name': 'kubernetes.default.svc' }, undefined],
      [{ 'tls-server-name': 'another.example' }, 'unavailable'],
      [none, 'unavailable'],
      [{ ...none, 'insecure-skip-tls-verify': true }, 'unavailable'],
      [{ 'insecure-skip-tls-verify': true }, undefined],
      [{ ...none, 'certificate-authority': 'absent.crt' }, 'misconfigured'],
    ];
    for (const [more, kind] of cases) {
      const got = await at.openWith({ file: at.kubeconfig({ cluster: more }), host: { home } }).get('dev/team/db');
      assert.equal(got.ok ? undefined : got.problem.kind, kind, JSON.stringify(more));
    }
  });

  it('that turn off the check of a certificate elsewhere are refused, with words', async () => {
    const file = at.kubeconfig({ cluster: { server: 'https://cluster.example', 'insecure-skip-tls-verify': true } });
    const problem = problemOf(await at.openWith({ file }).get('dev/team/db'));
    assert.equal(problem.kind, 'misconfigured');
    assert.match(problem.message, /insecure-skip-tls-verify.*certificate-authority/);
  });

  it('that ask for a proxy work without it, with words', async () => {
    secret();
    const file = at.kubeconfig({ cluster: { 'proxy-url': 'http://127.0.0.1:1' } });
    const store = at.openWith({ file });
    assert.equal(await textOf(store, 'dev/team/db'), 'reached');
    const health = await store.health();
    assert.ok(health.ok && /proxy-url/.test(health.value.summary));
    const gone = at.openWith({
      file: at.kubeconfig({ cluster: { 'proxy-url': 'http://p', server: 'https://127.0.0.1:1' } }),
    });
    assert.match(problemOf(await gone.get('dev/team/db')).message, /proxy-url/);
  });

  it('pass on whom to act as, and refuse what cannot be passed on', async () => {
    secret();
    const user = { token: at.token, as: 'someone', 'as-uid': '7', 'as-groups': ['one'] };
    assert.equal(await textOf(at.openWith({ file: at.kubeconfig({ user }) }), 'dev/team/db'), 'reached');
    const { headers } = at.cluster.requests.at(-1)!;
    assert.equal(headers['impersonate-user'], 'someone');
    assert.equal(headers['impersonate-uid'], '7');
    assert.equal(headers['impersonate-group'], 'one');
    for (const more of [{ 'as-groups': ['one', 'two'] }, { 'as-user-extra': { a: ['b'] } }])
      assert.equal(
        await kindOf(at.openWith({ file: at.kubeconfig({ user: { token: at.token, ...more } }) }).get('dev/team/db')),
        'unsupported',
      );
    const old = { 'auth-provider': { name: 'gcp' } };
    assert.equal(await kindOf(at.openWith({ file: at.kubeconfig({ user: old }) }).get('dev/team/db')), 'unsupported');
  });

  it('of KUBECONFIG are merged: the first definition of a name counts, missing files do not', async () => {
    secret();
    const folder = newFolder();
    const [first, second] = [join(folder, 'first'), join(folder, 'second')];
    writeFileSync(
      first,
      stringify({ users: [{ name: 'me', user: { token: at.token } }], contexts: null, clusters: null }),
    );
    writeFileSync(second, at.kubeconfig({ user: { token: 'not-this-one' } }));
    const KUBECONFIG = [join(folder, 'absent'), first, '', second].join(process.platform === 'win32' ? ';' : ':');
    const store = at.openWith({ file: 'contexts: []', host: { env: { KUBECONFIG } } });
    assert.equal(await textOf(store, 'dev/team/db'), 'reached');
    assert.equal(store.describe().place, 'the files of KUBECONFIG');
  });

  it('inside the workspace are never used', async () => {
    const folder = newFolder();
    const inside = join(folder, 'kubeconfig');
    writeFileSync(inside, at.kubeconfig());
    const linked = join(newFolder(), 'link');
    symlinkSync(inside, linked);
    const ways: readonly Opening[] = [
      { place: { settings: { kubeconfig: inside } } },
      { place: { settings: { kubeconfig: linked } } },
      { place: { settings: { kubeconfig: join(folder, '..', folder.split('/').at(-1)!, 'kubeconfig') } } },
      { host: { env: { KUBECONFIG: `/nowhere:${inside}` } } },
      { host: { env: { KUBECONFIG: 'kubeconfig' } } },
    ];
    const before = at.cluster.requests.length;
    const workspace = [newFolder(), folder];
    for (const way of ways) {
      const store = at.openWith({ ...way, host: { ...way.host, workspace } });
      assert.equal(await kindOf(store.get('dev/team/db')), 'misconfigured');
    }
    assert.equal(at.cluster.requests.length, before);
  });

  it('are the user’s where the workspace is around the home folder', async () => {
    secret();
    const home = newFolder();
    const file = join(home, 'kubeconfig');
    writeFileSync(file, at.kubeconfig());
    const store = at.openWith({ place: { settings: { kubeconfig: file } }, host: { home, workspace: [home] } });
    assert.equal(await textOf(store, 'dev/team/db'), 'reached');
  });

  const broken: readonly (readonly [string, string, string])[] = [
    ['no YAML', 'contexts: [', 'misconfigured'],
    ['a list', '[]', 'misconfigured'],
    ['wrong types', 'contexts: dev', 'misconfigured'],
    ['a bomb of aliases', bomb(), 'misconfigured'],
    ['nothing', '', 'not-found'],
    ['no cluster of that name', 'contexts: [{name: dev, context: {cluster: a, user: b}}]', 'misconfigured'],
  ];
  function bomb(): string {
    const levels = Array.from({ length: 12 }, (_, at) => `l${at}: &l${at} [${`*l${at - 1},`.repeat(9)}]`);
    return `l-1: &l-1 [x]\n${levels.join('\n')}\n`;
  }
  for (const [what, file, kind] of broken)
    it(`that hold ${what} are ${kind}`, async () => {
      assert.equal(await kindOf(at.openWith({ file }).get('dev/team/db')), kind);
    });

  it('and settings limit the contexts', async () => {
    secret();
    const store = at.openWith({ place: { settings: { contexts: ['other'], production: true } } });
    assert.equal(store.describe().isProduction, true);
    assert.equal(await kindOf(store.get('dev/team/db')), 'not-found');
    assert.equal(await kindOf(store.list()), 'misconfigured');
    for (const settings of [{ kubeconfig: 'relative' }, { token: 'x' }, { contexts: [] }])
      assert.equal(await kindOf(at.openWith({ place: { settings } }).list()), 'misconfigured');
  });
});

describe('the service account of a pod', () => {
  const at = useCluster();

  it('is a context of its own only where the settings say so', async () => {
    const env = { KUBERNETES_SERVICE_HOST: '127.0.0.1', KUBERNETES_SERVICE_PORT: new URL(at.cluster.url).port };
    const off = at.openWith({ host: { env } });
    assert.equal(await kindOf(off.get('in-cluster/team/db')), 'not-found');
    const on = at.openWith({ host: { env }, place: { settings: { instanceMetadata: true } } });
    const page = await on.list();
    assert.deepEqual(page.ok && page.value.folders, ['dev', 'in-cluster']);
  });

  it('is read from where the kubelet puts it', async () => {
    const folder = newFolder();
    const env = { KUBERNETES_SERVICE_HOST: 'fd00::1', KUBERNETES_SERVICE_PORT: '443' };
    const connect = inCluster({ env }, folder);
    assert.equal((await connect?.())?.ok, false);
    writeFileSync(join(folder, 'token'), `${at.token}\n`);
    writeFileSync(join(folder, 'ca.crt'), at.cluster.ca);
    writeFileSync(join(folder, 'namespace'), 'team');
    assert.deepEqual(await connect?.(), {
      ok: true,
      value: {
        context: 'in-cluster',
        server: 'https://[fd00::1]:443',
        namespace: 'team',
        tls: { ca: at.cluster.ca },
        headers: { authorization: `Bearer ${at.token}` },
        asksForProxy: false,
      },
    });
    assert.equal(inCluster({ env: {} }, folder), undefined);
  });
});
