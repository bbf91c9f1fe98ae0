// Kubernetes: login programs of a kubeconfig, what they are told and when they are run.

import assert from 'node:assert/strict';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCertificate } from '../../servers/k8s-certificates';
import { kindOf, textOf, useCluster } from '../../support/k8s-fixture';
import { newFolder, testHost } from '../../support/test-host';

describe('login programs of a kubeconfig', () => {
  const at = useCluster();

  interface Program {
    readonly folder: string;
    readonly runs: () => number;
    readonly user: Readonly<Record<string, unknown>>;
  }

  /** A program that counts its runs and answers what is in a file beside it. */
  function program(more: Readonly<Record<string, unknown>> = {}): Program {
    const folder = newFolder();
    const path = join(folder, 'login');
    writeFileSync(
      path,
      `#!/bin/sh\ncd ${folder}\necho run >> runs\nprintf %s "$KUBERNETES_EXEC_INFO" > info\nprintf %s "$EXTRA-$AWS_PROFILE-$HIDDEN" > seen\ncat answer\n`,
    );
    chmodSync(path, 0o755);
    writeFileSync(join(folder, 'runs'), '');
    const apiVersion = 'client.authentication.k8s.io/v1';
    const exec = {
      apiVersion,
      command: path,
      args: ['get', '--client-secret', 'hidden-one', '--api-key=hidden-two'],
      ...more,
    };
    return {
      folder,
      runs: () => readFileSync(join(folder, 'runs'), 'utf8').length / 4,
      user: { exec: { interactiveMode: 'IfAvailable', env: [{ name: 'EXTRA', value: 'given' }], ...exec } },
    };
  }
  const answerWith = ({ folder }: Program, status: unknown) =>
    writeFileSync(
      join(folder, 'answer'),
      JSON.stringify({ apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status }),
    );
  const yes = (questions: string[] = []) => ({
    confirm: async (question: string) => {
      questions.push(question);
      return true;
    },
  });
  const withSecret = () => at.cluster.put('team', 'db', { value: 'reached' });

  it('are named and asked for once, and their login is kept', async () => {
    withSecret();
    const login = program();
    answerWith(login, { token: at.token });
    const questions: string[] = [];
    const env = { AWS_PROFILE: 'dev', HIDDEN: 'not passed' };
    const host = testHost({ ...yes(questions), env });
    const store = at.openWith({ file: at.kubeconfig({ user: login.user }), host });
    assert.equal(await textOf(store, 'dev/team/db'), 'reached');
    assert.equal(await textOf(store, 'dev/team/db'), 'reached');
    assert.equal(login.runs(), 1);
    assert.equal(questions.length, 1);
    assert.ok(questions[0]!.includes(`${login.folder}/login get --client-secret … --api-key=…`), questions[0]);
    assert.equal(readFileSync(join(login.folder, 'seen'), 'utf8'), 'given-dev-');
    assert.deepEqual(JSON.parse(readFileSync(join(login.folder, 'info'), 'utf8')), {
      apiVersion: 'client.authentication.k8s.io/v1',
      kind: 'ExecCredential',
      spec: { interactive: false },
    });
    const again = at.openWith({ file: at.kubeconfig({ user: login.user }), host });
    assert.equal(await textOf(again, 'dev/team/db'), 'reached');
    assert.equal(questions.length, 1, 'a permission is remembered');
  });

  it('are asked for again when their arguments change', async () => {
    withSecret();
    const login = program();
    answerWith(login, { token: at.token });
    const questions: string[] = [];
    const host = testHost(yes(questions));
    for (const args of [[], ['other'], []]) {
      const exec = { ...(login.user.exec as object), args };
      assert.equal(
        await textOf(at.openWith({ file: at.kubeconfig({ user: { exec } }), host }), 'dev/team/db'),
        'reached',
      );
    }
    assert.equal(questions.length, 2);
  });

  it('are not run without permission', async () => {
    const login = program();
    answerWith(login, { token: at.token });
    const store = at.openWith({ file: at.kubeconfig({ user: login.user }) });
    assert.equal(await kindOf(store.get('dev/team/db')), 'login-needed');
    assert.equal(login.runs(), 0);
  });

  it('run once for calls at the same time, and the question can be left', async () => {
    withSecret();
    const login = program();
    answerWith(login, { token: at.token });
    const store = at.openWith({ file: at.kubeconfig({ user: login.user }), host: yes() });
    const values = await Promise.all(['', '', ''].map(() => textOf(store, 'dev/team/db')));
    assert.deepEqual(values, ['reached', 'reached', 'reached']);
    assert.equal(login.runs(), 1);
    const asked = new AbortController();
    const confirm = () => {
      asked.abort();
      return new Promise<boolean>(() => undefined);
    };
    const silent = { confirm };
    const waiting = at.openWith({ file: at.kubeconfig({ user: login.user }), host: silent });
    assert.equal(await kindOf(waiting.get('dev/team/db', { signal: asked.signal })), 'cancelled');
  });

  it('run again when the login expired, and once more when it is refused', async () => {
    withSecret();
    const login = program();
    const clock = { now: Date.parse('2026-05-01T12:00:00Z') };
    answerWith(login, { token: at.token, expirationTimestamp: '2026-05-01T12:15:00Z' });
    const host = { ...yes(), now: () => clock.now };
    const store = at.openWith({ file: at.kubeconfig({ user: login.user }), host });
    assert.equal(await textOf(store, 'dev/team/db'), 'reached');
    clock.now += 13 * 60_000;
    assert.equal(await textOf(store, 'dev/team/db'), 'reached');
    assert.equal(login.runs(), 1);
    clock.now += 90_000;
    assert.equal(await textOf(store, 'dev/team/db'), 'reached');
    assert.equal(login.runs(), 2, 'expired');
    at.cluster.tokens.clear();
    at.cluster.tokens.set('a-newer-one', 'developer');
    answerWith(login, { token: 'a-newer-one' });
    assert.equal(await textOf(store, 'dev/team/db'), 'reached');
    assert.equal(login.runs(), 3, 'refused in the middle');
    at.cluster.tokens.clear();
    assert.equal(await kindOf(store.get('dev/team/db')), 'login-needed');
    assert.equal(login.runs(), 4, 'only once more');
  });

  it('may give a client certificate, and be told of the cluster', async () => {
    withSecret();
    const client = makeCertificate({ commonName: 'developer', issuer: at.cluster.authority });
    const login = program({ provideClusterInfo: true });
    answerWith(login, { clientCertificateData: client.cert, clientKeyData: client.key });
    const extensions = [{ name: 'client.authentication.k8s.io/exec', extension: { audience: 'made-up' } }];
    const file = at.kubeconfig({ user: login.user, cluster: { extensions } });
    assert.equal(await textOf(at.openWith({ file, host: yes() }), 'dev/team/db'), 'reached');
    const info = JSON.parse(readFileSync(join(login.folder, 'info'), 'utf8'));
    assert.equal(info.spec.cluster.server, at.cluster.url);
    assert.deepEqual(info.spec.cluster.config, { audience: 'made-up' });
    assert.equal(Buffer.from(info.spec.cluster['certificate-authority-data'], 'base64').toString(), at.cluster.ca);
  });

  it('of the workspace are not run, by whatever way', async () => {
    const login = program();
    answerWith(login, { token: at.token });
    const host = { ...yes(), workspace: [login.folder] };
    const file = at.kubeconfig({ user: login.user });
    assert.equal(await kindOf(at.openWith({ file, host }).get('dev/team/db')), 'misconfigured');
    assert.equal(login.runs(), 0);
  });

  const odd: readonly (readonly [string, Readonly<Record<string, unknown>>, string, string])[] = [
    ['an old version', { apiVersion: 'client.authentication.k8s.io/v1alpha1' }, '', 'unsupported'],
    ['a terminal needed', { interactiveMode: 'Always' }, '', 'unsupported'],
    ['no command', { command: '' }, '', 'misconfigured'],
    ['not installed', { command: 'no-such-program-anywhere' }, '', 'unavailable'],
    ['no JSON', {}, 'Please log in', 'unreadable'],
    [
      'another version in the answer',
      {},
      '{"apiVersion":"v1","kind":"ExecCredential","status":{"token":"x"}}',
      'unreadable',
    ],
    [
      'nothing in the answer',
      {},
      '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{}}',
      'unreadable',
    ],
  ];
  for (const [what, more, answer, kind] of odd)
    it(`with ${what} are ${kind}`, async () => {
      const login = program(more);
      writeFileSync(join(login.folder, 'answer'), answer);
      assert.equal(
        await kindOf(at.openWith({ file: at.kubeconfig({ user: login.user }), host: yes() }).get('dev/team/db')),
        kind,
      );
    });

  it('that fail ask for a login', async () => {
    const login = program();
    assert.equal(
      await kindOf(at.openWith({ file: at.kubeconfig({ user: login.user }), host: yes() }).get('dev/team/db')),
      'login-needed',
    );
  });
});
