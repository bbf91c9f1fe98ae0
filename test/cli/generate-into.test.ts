// `scabbard generate --into`: a new secret goes straight into a store; a server that speaks Vault's protocol has it afterwards.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FakeVault, startVault } from '../stores/servers/vault';
import { addToken } from '../stores/servers/vault/state';
import { folderWith, removeFolders } from '../workspace/support/sandbox';
import { bundleCli, run } from './support/command';

describe('scabbard generate --into', function () {
  this.timeout(60_000);
  let vault: FakeVault;
  let token: string;
  let cwd: string;
  before(async () => {
    await bundleCli();
    vault = await startVault();
  });
  after(() => vault.close());
  beforeEach(() => {
    vault.reset();
    token = addToken(vault.state, ['root']);
    vault.state.namespaces.get('')!.set('secret/', { type: 'kv', version: '2', secrets: new Map() });
    cwd = folderWith();
  });
  afterEach(removeFolders);

  const generate = (...args: readonly string[]) =>
    run(['generate', ...args], {
      cwd,
      env: { XDG_CONFIG_HOME: cwd, APPDATA: cwd, VAULT_ADDR: vault.url, VAULT_TOKEN: token },
    });

  it('puts it there, prints nothing, and a program gets it', async () => {
    assert.deepEqual(await generate('hex', '--into', 'vault://secret/app#key'), { code: 0, out: '', err: '' });
    const look = [process.execPath, '-e', 'console.log(/^[0-9a-f]{64}$/.test(process.env.KEY))'];
    const ran = await run(['run', '--approve', '--no-masking', '--', ...look], {
      cwd,
      env: { XDG_CONFIG_HOME: cwd, VAULT_ADDR: vault.url, VAULT_TOKEN: token, KEY: 'vault://secret/app#key' },
    });
    assert.equal(ran.out, 'true\n', ran.err);
    const log = readFileSync(join(cwd, 'scabbard/access-log.jsonl'), 'utf8');
    assert.match(log, /"by":"generate","store":"vault".*"name":"secret\/app#key","action":"put","outcome":"ok"/);
    assert.doesNotMatch(log, /[0-9a-f]{64}/);
  });

  it('writes over nothing', async () => {
    await generate('hex', '--into', 'vault://secret/app#key');
    const again = await generate('hex', '--into', 'vault://secret/app#key');
    assert.deepEqual([again.code, again.out], [2, '']);
    assert.match(again.err, /a secret of that name already/);
  });

  for (const into of ['app/KEY', 'vault://', 'vault://secret/app?version=1#key'])
    it(`refuses ${into}`, async () => {
      const { code, out, err } = await generate('hex', '--into', into);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, /--into takes a reference/);
    });

  it('makes no vault of its own where nobody can type a passphrase', async () => {
    const { code, out, err } = await generate('hex', '--into', 'local://app/KEY');
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /needs a passphrase/);
  });
});
