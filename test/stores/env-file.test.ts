// Plain env files as a store: the contract, dotenv's own reading, and files that are none.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'dotenv';
import fc from 'fast-check';
import { quoteEnvValue } from '../../protocol/env-quote';
import envFile from '../../stores/env-file';
import type { Store } from '../../stores/store';
import { contract, problemOf } from './contract';

describe('env files as a store', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'scabbard-store-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const path = (name = 'shared.env') => join(folder, name);
  const storeOf = (content: string | Uint8Array): Store => {
    writeFileSync(path(), content);
    return envFile.open(path());
  };
  const textOf = async (store: Store, name: string) => {
    const secret = await store.get(name);
    assert.ok(secret.ok);
    return secret.value.text;
  };

  contract({
    kind: envFile,
    storeWith: async (secrets) => {
      const lines = Object.entries(secrets).map(([name, value]) => {
        const written = quoteEnvValue(value);
        assert.ok(written !== undefined, `${name} cannot be written`);
        return `${name}=${written}\n`;
      });
      return storeOf(lines.reverse().join(''));
    },
  });

  it('reads what dotenv reads', async () => {
    const part = fc.constantFrom(
      'A',
      'B',
      '=',
      ':',
      ' ',
      '\n',
      '\r',
      '"',
      "'",
      '`',
      '\\',
      '#',
      'export ',
      'n',
      '\u2028',
      'é',
    );
    const text = fc.array(part, { maxLength: 30 }).map((parts) => parts.join(''));
    const property = fc.asyncProperty(text, async (content) => {
      const store = storeOf(content);
      const expected = Object.entries(parse(content));
      const page = await store.list();
      assert.ok(page.ok);
      assert.deepEqual(page.value.names, expected.map(([name]) => name).sort());
      for (const [name, value] of expected) assert.equal(await textOf(store, name), value);
    });
    await fc.assert(property, { numRuns: 500 });
  });

  it('reads the file anew for each question, past a byte order mark and CRLF', async () => {
    const store = storeOf('\uFEFFexport FIRST=1\r\nSECOND: two # comment\r\nFIRST=again\r\n');
    assert.equal(await textOf(store, 'FIRST'), 'again');
    assert.equal(await textOf(store, 'SECOND'), 'two');
    storeOf('FIRST=new\n');
    assert.equal(await textOf(store, 'FIRST'), 'new');
  });

  it('lists values that dotenvx encrypted and refuses to give them out', async () => {
    const store = storeOf('DOTENV_PUBLIC_KEY="03"\nAPI_KEY="encrypted:BNotARealOne0123456789"\n');
    const page = await store.list();
    assert.deepEqual(page.ok && page.value.names, ['API_KEY', 'DOTENV_PUBLIC_KEY']);
    const { kind, message } = problemOf(await store.get('API_KEY'));
    assert.equal(kind, 'unsupported');
    assert.match(message, /encrypted by dotenvx/);
    assert.ok(!message.includes('BNotARealOne'));
  });

  it('takes a megabyte of anything and not a byte more', async () => {
    for (const unit of ['\n', 'A="\\"\n', 'A= ', '\r']) {
      assert.ok((await storeOf(unit.repeat(Math.floor(1_000_000 / unit.length))).health()).ok, JSON.stringify(unit));
    }
    const { kind, message } = problemOf(await storeOf('\n'.repeat(1_000_001)).list());
    assert.equal(kind, 'unreadable');
    assert.match(message, /larger than 1 MB/);
  });

  it('refuses other encodings without quoting them', async () => {
    for (const bytes of [Buffer.from('\uFEFFKEY=value', 'utf16le'), Buffer.from('KEY=pass\xE9word', 'latin1')]) {
      const problem = problemOf(await storeOf(bytes).get('KEY'));
      assert.deepEqual(problem, { kind: 'unreadable', message: 'The file is not UTF-8 text.' });
    }
  });

  it('says what is wrong with the place, without naming it', async () => {
    const absent = problemOf(await envFile.open(path('absent.env')).list());
    assert.deepEqual(absent, { kind: 'unavailable', message: 'The file does not exist.' });
    const notAFile = { kind: 'unavailable', message: 'This is not a regular file.' };
    assert.deepEqual(problemOf(await envFile.open(folder).get('KEY')), notAFile);
    if (process.platform === 'win32') return;
    execFileSync('mkfifo', [path('pipe.env')]);
    assert.deepEqual(problemOf(await envFile.open(path('pipe.env')).health()), notAFile);
  });
});
