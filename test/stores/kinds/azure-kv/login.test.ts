// Azure Key Vault: how it is let in, what a vault may ask for, its settings, and what it says when something is wrong.

import assert from 'node:assert/strict';
import azureKv from '../../../../stores/azure-kv';
import type { StoreHost } from '../../../../stores/host';
import { found } from '../../../../stores/store';
import { problemOf } from '../../contract';
import { testHost } from '../../support/test-host';
import {
  fault,
  http,
  noProgram,
  openStore,
  signIn,
  storeWith,
  textOf,
  useVault,
  vault,
  vaultName,
} from '../../support/vault-on-azure';

const name = 'a-vault/PLAIN';
const never: StoreHost['http'] = async () => assert.fail('something was asked');

const printed = (value: unknown, status = 0) =>
  found({ status, stdout: Buffer.from(JSON.stringify(value)), stderr: '' });

describe('logins of Azure Key Vault', () => {
  useVault();
  beforeEach(() => {
    vault.reset();
    vault.add('PLAIN', 'a-value');
  });

  it('asks VS Code for a login in the tenant that the vault names, once for many calls', async () => {
    const asked: unknown[] = [];
    const store = openStore({
      signIn: async (provider, scopes) => {
        asked.push([provider, ...scopes]);
        return signIn!(provider, scopes);
      },
    });
    await Promise.all(Array.from({ length: 5 }, () => store.get(name)));
    assert.equal(await textOf(store, name), 'a-value');
    assert.deepEqual(asked, [['microsoft', 'https://vault.azure.net/.default', `VSCODE_TENANT:${vault.tenant}`]]);
  });

  it('sends no body and no token before it was asked for one', async () => {
    const store = openStore();
    assert.ok((await store.put!(name, 'another-value')).ok);
    const [first] = vault.requests;
    assert.equal(first!.method, 'GET');
    assert.equal(first!.headers.authorization, undefined);
    assert.ok(vault.requests.slice(1).every(({ headers }) => headers.authorization));
  });

  it('asks the Azure CLI where VS Code gives nothing, and again before the end', async () => {
    let now = 1_800_000_000_000;
    const calls: (readonly string[])[] = [];
    const run: StoreHost['run'] = async (program, args) => {
      calls.push([program, ...args]);
      return printed({ accessToken: vault.newToken(), expires_on: now / 1000 + 3600, tokenType: 'Bearer' });
    };
    const store = openStore({ run, signIn: async () => undefined, now: () => now });
    await store.get(name);
    await store.get(name);
    now += 3_600_000 - 60_000;
    await store.get(name);
    const args = ['account', 'get-access-token', '--output', 'json', '--resource', 'https://vault.azure.net'];
    assert.deepEqual(calls, Array(2).fill(['az', ...args, '--tenant', vault.tenant]));
  });

  it('takes what an older Azure CLI prints', async () => {
    const run: StoreHost['run'] = async () =>
      printed({ accessToken: vault.newToken(), expiresOn: '2023-10-31 21:59:10' });
    assert.equal(await textOf(openStore({ run, signIn: undefined }), name), 'a-value');
  });

  for (const [what, run, kind] of [
    ['no Azure CLI', noProgram, 'login-needed'],
    ['nobody logged in there', async () => printed('', 1), 'login-needed'],
    ['nonsense of it', async () => printed('nonsense'), 'unreadable'],
    ['a token that cannot be sent', async () => printed({ accessToken: 'a\nb' }), 'unreadable'],
  ] as const) {
    it(`says “${kind}” for ${what}`, async () => {
      const store = openStore({ run, signIn: undefined });
      assert.equal(problemOf(await store.get(name)).kind, kind);
    });
  }

  it('logs in again when a token has ended early', async () => {
    const store = openStore();
    await store.get(name);
    vault.tokens.clear();
    assert.equal(await textOf(store, name), 'a-value');
    vault.tokens.clear();
    assert.ok((await store.put!(name, 'another-value')).ok);
  });

  it('asks for a login when even a new token is not taken', async () => {
    const store = openStore({ signIn: async () => vault.newToken('another-tenant') });
    assert.equal(problemOf(await store.get(name)).kind, 'login-needed');
  });

  it('prefers the tenant of the settings', async () => {
    const tenant = 'contoso.example';
    const asked: (readonly string[])[] = [];
    const store = openStore(
      {
        signIn: async (_, scopes) => {
          asked.push(scopes);
          return vault.newToken();
        },
      },
      { tenant },
    );
    assert.ok((await store.get(name)).ok);
    assert.deepEqual(asked, [['https://vault.azure.net/.default', `VSCODE_TENANT:${tenant}`]]);
  });

  describe('what a vault asks for', () => {
    const login = 'authorization="https://login.microsoftonline.com/common"';
    for (const [challenge, kind] of [
      [`Bearer ${login}, resource="https://graph.microsoft.com"`, 'denied'],
      [`Bearer ${login}, resource="https://vault.azure.cn"`, 'denied'],
      [`Bearer ${login}, resource="https://azure.net"`, 'denied'],
      [`Bearer ${login}, resource="http://vault.azure.net"`, 'denied'],
      [`Bearer authorization="https://login.example.com/common", resource="https://vault.azure.net"`, 'denied'],
      [`Bearer authorization="http://login.microsoftonline.com/a", resource="https://vault.azure.net"`, 'denied'],
      [`Bearer ${login}`, 'unreadable'],
      [`Basic realm="${name}"`, 'unreadable'],
      ['', 'unreadable'],
    ] as const) {
      it(`is refused: ${challenge || 'nothing'}`, async () => {
        vault.challenge = challenge;
        const store = openStore({ signIn: async () => assert.fail('somebody was asked to log in') });
        assert.equal(problemOf(await store.get(name)).kind, kind);
      });
    }

    for (const challenge of [
      `Bearer ${login}, resource="https://vault.azure.net"`,
      `Bearer ${login}, scope="https://vault.azure.net/.default"`,
      'Bearer authorization_uri="https://login.windows.net/common/oauth2/authorize", resource="https://vault.azure.net"',
      'Bearer authorization="https://login.windows.net/%zz", resource="https://vault.azure.net"',
    ]) {
      it(`is taken: ${challenge}`, async () => {
        vault.challenge = challenge;
        assert.equal(await textOf(openStore(), name), 'a-value');
      });
    }

    it('is for the vault itself only', async () => {
      const asked: string[] = [];
      const elsewhere: StoreHost['http'] = async ({ url }) => {
        asked.push(url);
        const authenticate = `Bearer ${login}, resource="https://vault.azure.cn"`;
        return found({ status: 401, headers: { 'www-authenticate': authenticate }, body: new Uint8Array() });
      };
      const host = testHost({ http: elsewhere, run: noProgram, signIn: async () => assert.fail('a login') });
      const store = azureKv.open({ settings: {} }, host);
      assert.equal(problemOf(await store.get('Some-Vault/PLAIN')).kind, 'denied');
      assert.deepEqual(asked, ['https://some-vault.vault.azure.net/secrets?api-version=7.4&maxresults=1']);
    });

    it('names the hosts of other clouds, where VS Code has no login', async () => {
      for (const [cloud, domain] of [
        ['china', 'vault.azure.cn'],
        ['usgov', 'vault.usgovcloudapi.net'],
      ] as const) {
        const asked: string[] = [];
        const run: StoreHost['run'] = async (_, args) => {
          asked.push(args[args.indexOf('--resource') + 1]!);
          return printed({ accessToken: vault.newToken() });
        };
        vault.challenge = `Bearer ${login}, resource="https://${domain}"`;
        const local: StoreHost['http'] = (request) => {
          asked.push(new URL(request.url).host);
          return http({ ...request, url: request.url.replace(/^https:\/\/[^/]+/, vault.url) });
        };
        const host = testHost({ http: local, run, signIn: async () => assert.fail('another login') });
        const store = azureKv.open({ settings: { cloud } }, host);
        assert.equal(await textOf(store, name), 'a-value');
        assert.deepEqual(asked, [`a-vault.${domain}`, `https://${domain}`, `a-vault.${domain}`]);
      }
    });
  });

  describe('problems', () => {
    const error = (code: string, inner?: string) =>
      JSON.stringify({
        error: { code, message: `${name} a-value oid=1`, ...(inner && { innererror: { code: inner } }) },
      });
    for (const [status, body, kind] of [
      [400, error('BadParameter'), 'unsupported'],
      [401, error('Unauthorized'), 'login-needed'],
      [403, error('Forbidden', 'ForbiddenByRbac'), 'denied'],
      [403, error('Forbidden', 'ForbiddenByFirewall'), 'denied'],
      [403, '<html>a proxy</html>', 'denied'],
      [404, error('SecretNotFound'), 'not-found'],
      [409, error('Conflict', 'ObjectIsBeingDeleted'), 'conflict'],
      [409, error('Conflict'), 'conflict'],
      [429, error('Throttled'), 'busy'],
      [500, error('InternalError'), 'unavailable'],
      [503, '', 'unavailable'],
      [418, '', 'unreadable'],
      [200, '{"value":', 'unreadable'],
      [200, '{"value":"a-value","id":"https://a/elsewhere"}', 'unreadable'],
      [200, '[]', 'unreadable'],
    ] as const) {
      it(`says “${kind}” for status ${status} with ${body.slice(0, 80) || 'nothing'}`, async () => {
        fault(/PLAIN$/, { status, body });
        const problem = problemOf(await openStore().get(name));
        assert.equal(problem.kind, kind);
        assert.doesNotMatch(problem.message, /PLAIN|a-value|a-vault|oid/);
      });
    }

    it('says what is wrong before any login', async () => {
      const closed: StoreHost['http'] = async () =>
        found({ status: 403, headers: {}, body: Buffer.from(error('Forbidden', 'ForbiddenByFirewall')) });
      const problem = problemOf(await openStore({ http: closed }).get(name));
      assert.equal(problem.kind, 'denied');
      assert.match(problem.message, /firewall/);
    });

    it('waits for nothing that passes', async () => {
      fault(/PLAIN$/, { status: 429 }, 2);
      assert.equal(await textOf(openStore(), name), 'a-value');
    });

    it('tells what may not be listed from what is closed', async () => {
      const store = storeWith({});
      assert.ok((await store.health()).ok);
      vault.forbidden.add('list');
      const unable = await store.health();
      assert.match(unable.ok ? unable.value.summary : '', /cannot be listed/);
      fault(/secrets$/, { status: 403, body: error('Forbidden', 'ForbiddenByFirewall') });
      assert.equal(problemOf(await store.health()).kind, 'denied');
    });
  });

  describe('settings', () => {
    for (const settings of [
      { endpoint: 'http://127.0.0.1:1' },
      { endpoint: 'https://a-vault.vault.azure.net', vault: vaultName },
      { endpoint: 'https://example.com', vault: vaultName },
      { endpoint: 'http://169.254.169.254', vault: vaultName },
      { vault: 'a_vault' },
      { vault: 'example.com/' },
      { cloud: 'germany' },
      { tenant: 'a tenant' },
      { token: 'eyJ' },
    ]) {
      it(`refuses ${JSON.stringify(settings)} in each call`, async () => {
        const store = azureKv.open({ settings }, testHost({ http: never, run: noProgram }));
        const calls = [store.list(), store.get(name), store.health(), store.about!(name), store.put!(name, 'a')];
        for (const call of calls) assert.equal(problemOf(await call).kind, 'misconfigured');
        assert.ok(store.describe().place);
      });
    }

    it('lists no vault that is not set, and is healthy when somebody is logged in', async () => {
      const host = testHost({ http: never, run: noProgram, signIn });
      const store = azureKv.open({ settings: {} }, host);
      assert.equal(problemOf(await store.list()).kind, 'misconfigured');
      assert.ok((await store.health()).ok);
      const nobody = azureKv.open({ settings: {} }, testHost({ http: never, run: noProgram }));
      assert.equal(problemOf(await nobody.health()).kind, 'login-needed');
    });

    it('says what it is, and links to the portal', () => {
      const open = (settings: Readonly<Record<string, unknown>>) => azureKv.open({ settings }, testHost());
      assert.deepEqual(open({ vault: 'A-Vault', production: true }).describe(), {
        kind: 'azure-kv',
        place: 'a-vault.vault.azure.net',
        hasVersions: true,
        isProduction: true,
      });
      const asset = 'asset/Microsoft_Azure_KeyVault/Secret/https://a-vault.vault.azure';
      assert.equal(open({}).page!(name), `https://portal.azure.com/#${asset}.net/secrets/PLAIN`);
      assert.equal(
        open({ cloud: 'china', tenant: 'contoso.example' }).page!(name),
        `https://portal.azure.cn/#@contoso.example/${asset}.cn/secrets/PLAIN`,
      );
      assert.equal(open({}).page!('nonsense'), undefined);
      assert.equal(openStore().page!(name), undefined);
    });
  });
});
