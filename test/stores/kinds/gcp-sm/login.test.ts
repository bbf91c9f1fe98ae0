// Google Cloud Secret Manager: how it is let in.

import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreHost } from '../../../../stores/host';
import { found, type ProblemKind, type Result } from '../../../../stores/store';
import { problemOf } from '../../contract';
import { fault, google, homeWith, openStore, storeWith, textOf, useGoogle, userFile } from '../../support/google';
import { newFolder } from '../../support/test-host';

describe('logins of Google Cloud Secret Manager', () => {
  useGoogle();

  describe('logins', () => {
    const name = 'a-project/PLAIN';
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const email = 'robot@a-project.iam.gserviceaccount.com';
    const serviceFile = () => ({
      type: 'service_account',
      project_id: 'project-of-the-robot',
      client_email: email,
      private_key: privateKey,
      private_key_id: 'a-key',
      token_uri: `${google.url}/token`,
    });
    const impersonation = () => ({
      type: 'impersonated_service_account',
      service_account_impersonation_url: `${google.url}/v1/projects/-/serviceAccounts/${email}:generateAccessToken`,
      source_credentials: userFile(),
      delegates: [],
    });
    const open = (credentials: unknown, parts: Partial<StoreHost> = {}, settings = {}) => {
      storeWith({ PLAIN: 'a-value' });
      google.accounts.set(email, publicKey);
      return openStore({ home: homeWith(credentials), ...parts }, settings);
    };

    for (const [what, file] of [
      ['a user', userFile],
      ['a service account', serviceFile],
      ['a service account that a user may act as', impersonation],
    ] as const) {
      it(`takes the file of ${what}`, async () => {
        assert.equal(await textOf(open(file()), name), 'a-value');
      });
    }

    it('prefers the file that the environment names', async () => {
      const store = open({ type: 'nonsense' }, { env: { GOOGLE_APPLICATION_CREDENTIALS: fileWith(serviceFile()) } });
      assert.equal(await textOf(store, name), 'a-value');
    });

    it('finds the file where CLOUDSDK_CONFIG and Windows have it', async () => {
      const home = newFolder();
      mkdirSync(join(home, 'gcloud'));
      for (const folder of [home, join(home, 'gcloud')])
        writeFileSync(join(folder, 'application_default_credentials.json'), JSON.stringify(userFile()));
      const here = { home: newFolder() };
      assert.equal(await textOf(open({}, { ...here, env: { CLOUDSDK_CONFIG: home } }), name), 'a-value');
      const windows = { ...here, env: { APPDATA: home }, platform: 'win32' as const };
      assert.equal(await textOf(open({}, windows), name), 'a-value');
    });

    it('logs in once for many calls at the same time, and again before the end', async () => {
      let now = Date.now();
      const store = open(userFile(), { now: () => now });
      const logins = () => google.requests.filter(({ path }) => path === '/token').length;
      await Promise.all(Array.from({ length: 5 }, () => store.get(name)));
      await store.get(name);
      assert.equal(logins(), 1);
      now += 3_599_000 - 60_000;
      await store.get(name);
      assert.equal(logins(), 2);
    });

    it('logs in again when a token has ended early', async () => {
      const store = open(userFile());
      await store.get(name);
      google.tokens.clear();
      assert.equal(await textOf(store, name), 'a-value');
      google.tokens.clear();
      assert.ok((await store.put!(name, 'another-value')).ok);
    });

    it('asks for a login when even a new token is not taken', async () => {
      const store = open(userFile());
      fault(/PLAIN/, { status: 401, body: '{"error":{"status":"UNAUTHENTICATED"}}' });
      assert.equal(problemOf(await store.get(name)).kind, 'login-needed');
      assert.equal(google.requests.filter(({ path }) => path.includes('PLAIN')).length, 2);
    });

    it('tells one who waits for a login that it was cancelled, and others not', async () => {
      const store = open(userFile());
      const controller = new AbortController();
      const [one, other] = [store.get(name, { signal: controller.signal }), store.get(name)];
      controller.abort();
      assert.equal(problemOf(await one).kind, 'cancelled');
      assert.ok((await other).ok);
    });

    const refusals: readonly (readonly [string, ProblemKind, () => Result<unknown> | Promise<Result<unknown>>])[] = [
      [
        'a login that has ended',
        'login-needed',
        () => {
          const file = { ...userFile(), refresh_token: '1//ended' };
          return open(file).get(name);
        },
      ],
      [
        'a service account whose key is gone',
        'denied',
        () => {
          const store = open(serviceFile());
          google.accounts.clear();
          return store.get(name);
        },
      ],
      ['a private key that is none', 'misconfigured', () => open({ ...serviceFile(), private_key: 'none' }).get(name)],
      [
        'a file of another kind',
        'unsupported',
        () => open({ type: 'external_account', token_url: google.url }).get(name),
      ],
      [
        'another universe',
        'unsupported',
        () => open({ ...userFile(), universe_domain: 'elsewhere.example' }).get(name),
      ],
      ['a malformed file', 'misconfigured', () => open({ type: 'authorized_user' }).get(name)],
      [
        'a file that is not there',
        'misconfigured',
        () => open({}, { env: { GOOGLE_APPLICATION_CREDENTIALS: '/nowhere/at/all.json' } }).get(name),
      ],
      [
        'a file whose path is not absolute',
        'misconfigured',
        () => open({}, { env: { GOOGLE_APPLICATION_CREDENTIALS: 'key.json' } }).get(name),
      ],
      [
        'one who may not act as the service account',
        'denied',
        () => {
          const store = open(impersonation());
          google.accounts.clear();
          return store.get(name);
        },
      ],
      ['nobody logged in at all', 'login-needed', () => open({}, { home: newFolder() }).get(name)],
      [
        'a token service out of order',
        'unavailable',
        () => {
          const store = open(userFile());
          fault(/token/, { status: 503, body: 'an error with ya29' });
          return store.get(name);
        },
      ],
      [
        'a token service that answers nonsense',
        'unreadable',
        () => {
          const store = open(userFile());
          fault(/token/, { status: 200, body: '{"access_token":"with a\\nline","expires_in":1}' });
          return store.get(name);
        },
      ],
    ];
    for (const [what, kind, act] of refusals) {
      it(`says “${kind}” for ${what}`, async () => {
        assert.equal(problemOf(await act()).kind, kind);
      });
    }

    for (const address of [
      'https://example.com/token',
      'https://oauth2.googleapis.com.example.com/token',
      'https://googleapis.com@example.com/token',
      'https://evilgoogleapis.com/token',
      'http://oauth2.googleapis.com/token',
      'https://oauth2.googleapis.com:8443/token',
      'file:///etc/passwd',
      'nonsense',
    ]) {
      it(`sends no credential to ${address}`, async () => {
        for (const file of [
          { ...userFile(), token_uri: address },
          { ...serviceFile(), token_uri: address },
          { ...impersonation(), service_account_impersonation_url: address },
        ]) {
          const never: StoreHost['http'] = async () => assert.fail('something was asked');
          assert.equal(problemOf(await open(file, { http: never }).get(name)).kind, 'misconfigured');
        }
      });
    }

    it('sends no credential to this machine unless the endpoint is there too', async () => {
      const never: StoreHost['http'] = async () => assert.fail('something was asked');
      const settings = { endpoint: 'https://secretmanager.googleapis.com' };
      assert.equal(problemOf(await open(userFile(), { http: never }, settings).get(name)).kind, 'misconfigured');
    });

    it('says whose quota is used', async () => {
      const store = open({ ...userFile(), quota_project_id: 'quota-project' });
      await store.get(name);
      assert.equal(google.requests.at(-1)!.headers['x-goog-user-project'], 'quota-project');
    });

    it('takes a token that gcloud prints, and asks it again when that has ended', async () => {
      storeWith({ PLAIN: 'a-value' });
      const calls: (readonly string[])[] = [];
      const run: StoreHost['run'] = async (program, args) => {
        calls.push([program, ...args]);
        return found({ status: 0, stdout: Buffer.from(`${google.newToken()}\n`), stderr: '' });
      };
      const store = openStore({ home: newFolder(), run });
      assert.equal(await textOf(store, name), 'a-value');
      google.tokens.clear();
      assert.equal(await textOf(store, name), 'a-value');
      assert.deepEqual(calls, Array(2).fill(['gcloud', 'auth', 'print-access-token', '--quiet']));
    });

    it('asks for a login when gcloud has none', async () => {
      const run: StoreHost['run'] = async () =>
        found({ status: 1, stdout: Buffer.from(''), stderr: 'gcloud auth login' });
      assert.equal(problemOf(await openStore({ home: newFolder(), run }).get(name)).kind, 'login-needed');
    });

    it('asks the metadata server only where that was wanted', async () => {
      storeWith({ PLAIN: 'a-value' });
      const parts = { home: newFolder(), env: { GCE_METADATA_HOST: google.url.slice('http://'.length) } };
      assert.equal(problemOf(await openStore(parts).get(name)).kind, 'login-needed');
      assert.deepEqual(google.requests, []);
      assert.equal(await textOf(openStore(parts, { instanceMetadata: true }), name), 'a-value');
    });
  });
});

function fileWith(content: unknown): string {
  const path = join(newFolder(), 'key.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
}
