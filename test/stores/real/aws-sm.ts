// The contract of stores against moto, an independent server of AWS's protocol: installed into a cache folder, run on loopback.
// Not a part of the ordinary tests: it needs Python and the network once.

import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import awsSm from '../../../stores/aws-sm';
import { contract, problemOf } from '../contract';
import { newKey } from '../servers/aws-sm';
import { textOf, valueIn } from '../support/aws';
import { testHost } from '../support/test-host';

const moto = 'moto[server,secretsmanager]==5.2.5';
const region = 'eu-central-1';
const folder = join(__dirname, '../../../.cache/real-stores/moto');
const key = newKey();

describe('AWS Secrets Manager against moto', () => {
  let server: ChildProcess;
  let url: string;

  before(async function () {
    this.timeout(600_000);
    const isWindows = process.platform === 'win32';
    const bin = (name: string) => join(folder, isWindows ? 'Scripts' : 'bin', isWindows ? `${name}.exe` : name);
    if (!existsSync(bin('moto_server'))) {
      execFileSync(isWindows ? 'python' : 'python3', ['-m', 'venv', folder], { stdio: 'inherit' });
      execFileSync(bin('python'), ['-m', 'pip', 'install', '--quiet', moto], { stdio: 'inherit' });
    }
    server = spawn(bin('moto_server'), ['-H', '127.0.0.1', '-p', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
    for await (const line of createInterface({ input: server.stderr! })) {
      const said = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(line)?.[1];
      if (said === undefined) continue;
      url = said;
      server.stderr!.resume();
      return;
    }
    throw new Error('moto has not started');
  });
  after(() => void server?.kill());

  function open() {
    const env = { AWS_ACCESS_KEY_ID: key.id, AWS_SECRET_ACCESS_KEY: key.secret };
    return awsSm.open({ settings: { endpoint: url, region } }, testHost({ env }));
  }

  async function storeWith(secrets: Readonly<Record<string, string>>) {
    await fetch(`${url}/moto-api/reset`, { method: 'POST' });
    const credentials = { accessKeyId: key.id, secretAccessKey: key.secret };
    const sdk = new SecretsManagerClient({ region, endpoint: url, credentials });
    for (const [Name, SecretString] of Object.entries(secrets))
      await sdk.send(new CreateSecretCommand({ Name, SecretString, ClientRequestToken: randomUUID() }));
    sdk.destroy();
    return open();
  }

  contract({ kind: awsSm, storeWith, takes: (text) => text !== '', many: 300 });

  it('writes fields beside those of others, and takes that back', async () => {
    const store = await storeWith({ 'prod/db': '{"user":"me","big":12345678901234567890}' });
    const other = open();
    const [first, second] = await Promise.all([store.put!('prod/db#a', 'A'), other.put!('prod/db#b', 'B')]);
    assert.ok(first.ok && second.ok);
    const text = await textOf(store, 'prod/db');
    assert.match(text!, /^\{"user":"me","big":12345678901234567890,("a":"A","b":"B"|"b":"B","a":"A")\}$/);
    const third = valueIn(await store.put!('prod/db#a', 'changed'));
    valueIn(await store.revert!(third));
    assert.equal(await textOf(store, 'prod/db'), text);
  });

  it('moves labels as AWS does', async () => {
    const store = await storeWith({ one: 'first' });
    const staged = valueIn(await store.staged!.stage('one', 'second'));
    assert.equal(problemOf(await store.staged!.stage('one', 'third')).kind, 'conflict');
    const promoted = valueIn(await store.staged!.promote('one', staged.version!));
    assert.equal(await textOf(store, 'one', 'AWSPREVIOUS'), 'first');
    valueIn(await store.retire!('one', promoted.previous!));
    assert.equal(await textOf(store, 'one', 'AWSPREVIOUS'), 'not-found');
    assert.equal(problemOf(await store.rotate!('one')).kind, 'unsupported');
  });

  it('tells a deleted secret from one that never was', async () => {
    const store = await storeWith({});
    valueIn(await store.revert!(valueIn(await store.put!('one', 'first'))));
    assert.equal(valueIn(await store.about!('one')).isDeleted, true);
    assert.equal(await textOf(store, 'one'), 'not-found');
    assert.equal(problemOf(await store.put!('one', 'second')).kind, 'unsupported');
  });
});
