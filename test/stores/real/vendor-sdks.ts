// The servers that stand for what cannot be installed, asked by the vendors' own clients: what these write our stores read, and
// the other way round. So the servers are not our own belief alone. Not a part of the ordinary tests: it needs the network once.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { run } from '../../../scripts/support/steps.mjs';
import doppler from '../../../stores/doppler';
import op from '../../../stores/op';
import { startDoppler } from '../servers/doppler';
import { fieldOf, itemOf, newId, startConnect } from '../servers/op';
import * as google from '../support/google';
import { testHost } from '../support/test-host';
import * as azure from '../support/vault-on-azure';

const folder = join(__dirname, '../../../.cache/real-stores/vendor-sdks');
const clients = {
  '@dopplerhq/node-sdk': '1.3.0',
  '@1password/connect': '1.4.2',
  '@azure/keyvault-secrets': '4.12.0',
  '@google-cloud/secret-manager': '7.2.0',
  'google-auth-library': '11.3.4',
};

/** Their types are not installed beside ours: what is called is written down where it is called. */
const client = <T>(name: keyof typeof clients): T => createRequire(join(folder, 'package.json'))(name) as T;

const value = () => `made-up ${randomBytes(8).toString('hex')} ö "\n`;

describe('the vendors’ own clients', () => {
  before(async function () {
    this.timeout(600_000);
    mkdirSync(folder, { recursive: true });
    const wanted = JSON.stringify({ private: true, dependencies: clients });
    if (!existsSync(join(folder, 'node_modules', '.package-lock.json'))) {
      writeFileSync(join(folder, 'package.json'), wanted);
      await run('npm', ['install', '--no-audit', '--no-fund', '--silent'], { cwd: folder });
    }
  });

  describe('of Doppler', () => {
    interface Sdk {
      setBaseUrl(url: string): void;
      readonly secrets: {
        list(project: string, config: string): Promise<{ secrets: Record<string, { raw: string; computed: string }> }>;
        get(project: string, config: string, name: string): Promise<{ value: { raw: string } }>;
        update(input: object): Promise<unknown>;
      };
    }

    it('sees what we wrote, and writes what we see', async () => {
      const server = await startDoppler();
      try {
        const token = `dp.pt.${randomBytes(12).toString('hex')}`;
        server.tokens.add(token);
        server.configs.set('app/dev', new Map());
        const { default: Sdk } = client<{ default: new (options: object) => Sdk }>('@dopplerhq/node-sdk');
        const sdk = new Sdk({ accessToken: token });
        sdk.setBaseUrl(server.url);
        const store = doppler.open({ settings: { host: server.url } }, testHost({ env: { DOPPLER_TOKEN: token } }));
        const [ours, theirs] = [value(), value()];
        assert.ok((await store.put!('app/dev/OURS', ours)).ok);
        assert.equal((await sdk.secrets.get('app', 'dev', 'OURS')).value.raw, ours);
        await sdk.secrets.update({ project: 'app', config: 'dev', secrets: { THEIRS: theirs } });
        const got = await store.get('app/dev/THEIRS');
        assert.equal(got.ok && got.value.text, theirs);
        assert.deepEqual(Object.keys((await sdk.secrets.list('app', 'dev')).secrets).sort(), ['OURS', 'THEIRS']);
        await assert.rejects(sdk.secrets.get('app', 'dev', 'ABSENT'));
      } finally {
        await server.stop();
      }
    });
  });

  describe('of 1Password Connect', () => {
    interface Item {
      readonly id: string;
      fields: { label: string; value?: string }[];
    }
    interface Sdk {
      listVaults(): Promise<{ id: string; name: string }[]>;
      listItems(vault: string): Promise<{ title: string }[]>;
      getItemByTitle(vault: string, title: string): Promise<Item>;
      updateItem(vault: string, item: Item): Promise<Item>;
    }

    it('sees what we wrote, and writes what we see', async () => {
      const server = await startConnect();
      try {
        server.token = `eyJ.${randomBytes(12).toString('hex')}`;
        const vault = { id: newId(), name: 'shared', items: [itemOf('db', [fieldOf('password', 'before')])] };
        server.vaults = [vault];
        const { OnePasswordConnect } = client<{ OnePasswordConnect: (options: object) => Sdk }>('@1password/connect');
        const sdk = OnePasswordConnect({ serverURL: server.url, token: server.token });
        const host = testHost();
        await host.credentials.set(`cred:op:${server.url}`, server.token);
        const store = op.open({ settings: { connect: server.url } }, host);
        const [ours, theirs] = [value(), value()];
        assert.ok((await store.put!('shared/db/password', ours)).ok);
        const item = await sdk.getItemByTitle(vault.id, 'db');
        const field = item.fields.find(({ label }) => label === 'password')!;
        assert.equal(field.value, ours);
        field.value = theirs;
        await sdk.updateItem(vault.id, item);
        const got = await store.get('shared/db/password');
        assert.equal(got.ok && got.value.text, theirs);
        assert.deepEqual(
          [(await sdk.listVaults())[0]?.name, (await sdk.listItems(vault.id))[0]?.title],
          ['shared', 'db'],
        );
        await assert.rejects(sdk.getItemByTitle(vault.id, 'absent'));
      } finally {
        await server.stop();
      }
    });
  });

  describe('of Azure Key Vault', () => {
    azure.useVault();
    interface Sdk {
      getSecret(name: string): Promise<{ value?: string }>;
      setSecret(name: string, text: string): Promise<{ properties: { version?: string } }>;
      listPropertiesOfSecrets(): AsyncIterable<{ name: string }>;
      beginDeleteSecret(name: string): Promise<unknown>;
    }

    it('sees what we wrote, and writes what we see', async () => {
      const store = azure.storeWith({ first: 'a-value' });
      const { SecretClient } = client<{ SecretClient: new (...args: unknown[]) => Sdk }>('@azure/keyvault-secrets');
      const credential = {
        getToken: async () => ({ token: azure.vault.newToken(), expiresOnTimestamp: Date.now() + 3_600_000 }),
      };
      const sdk = new SecretClient(azure.vault.url, credential, {
        allowInsecureConnection: true,
        disableChallengeResourceVerification: true,
      });
      const [ours, theirs] = [value(), value()];
      const at = (name: string) => `${azure.vaultName}/${name}`;
      assert.ok((await store.put!(at('ours'), ours)).ok);
      assert.equal((await sdk.getSecret('ours')).value, ours);
      await sdk.setSecret('theirs', theirs);
      const got = await store.get(at('theirs'));
      assert.equal(got.ok && got.value.text, theirs);
      const names: string[] = [];
      for await (const { name } of sdk.listPropertiesOfSecrets()) names.push(name);
      assert.deepEqual(names.sort(), ['first', 'ours', 'theirs']);
      await sdk.beginDeleteSecret('theirs');
      assert.equal((await store.get(at('theirs'))).ok, false);
      await assert.rejects(sdk.getSecret('absent'));
    });
  });

  describe('of Google Cloud', () => {
    google.useGoogle();
    interface Sdk {
      createSecret(request: object): Promise<unknown>;
      addSecretVersion(request: object): Promise<unknown>;
      accessSecretVersion(request: object): Promise<[{ payload: { data: Uint8Array | string } }]>;
      listSecrets(request: object): Promise<[{ name: string }[]]>;
      close(): Promise<void>;
    }

    it('sees what we wrote, and writes what we see', async () => {
      const store = google.storeWith({ first: 'a-value' });
      const { SecretManagerServiceClient } = client<{ SecretManagerServiceClient: new (options: object) => Sdk }>(
        '@google-cloud/secret-manager',
      );
      const { hostname, port } = new URL(google.google.url);
      const { OAuth2Client } = client<{ OAuth2Client: new () => { setCredentials(given: object): void } }>(
        'google-auth-library',
      );
      const authClient = new OAuth2Client();
      authClient.setCredentials({ access_token: google.google.newToken(), expiry_date: Date.now() + 3_600_000 });
      const sdk = new SecretManagerServiceClient({
        fallback: true,
        protocol: 'http',
        apiEndpoint: hostname,
        port: Number(port),
        authClient,
      });
      const parent = `projects/${google.project}`;
      const [ours, theirs] = [value(), value()];
      assert.ok((await store.put!(`${google.project}/ours`, ours)).ok);
      const [read] = await sdk.accessSecretVersion({ name: `${parent}/secrets/ours/versions/latest` });
      assert.equal(Buffer.from(read.payload.data as Uint8Array).toString(), ours);
      await sdk.createSecret({ parent, secretId: 'theirs', secret: { replication: { automatic: {} } } });
      await sdk.addSecretVersion({ parent: `${parent}/secrets/theirs`, payload: { data: Buffer.from(theirs) } });
      assert.equal(await google.textOf(store, `${google.project}/theirs`), theirs);
      const [listed] = await sdk.listSecrets({ parent });
      assert.deepEqual(listed.map(({ name }) => name.split('/').at(-1)).sort(), ['first', 'ours', 'theirs']);
      await sdk.close();
    });
  });
});
