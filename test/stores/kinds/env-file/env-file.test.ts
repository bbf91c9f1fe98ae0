// Env files as a store: the contract, dotenv's own reading, what dotenvx encrypted, and files that are none.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'dotenv';
import fc from 'fast-check';
import { quoteEnvValue } from '../../../../protocol/env-quote';
import envFile from '../../../../stores/env-file';
import { sharedPoint } from '../../../../stores/parts/env-file/secp256k1';
import type { Store } from '../../../../stores/store';
import { contract, problemOf } from '../../contract';
import { newFolder, testHost } from '../../support/test-host';

describe('env files as a store', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'scabbard-store-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const path = (name = 'shared.env') => join(folder, name);
  const at = (file: string, env: Readonly<Record<string, string>> = {}): Store =>
    envFile.open({ file, settings: {} }, testHost({ env }));
  const storeOf = (content: string | Uint8Array): Store => {
    writeFileSync(path(), content);
    return at(path());
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
    const absent = problemOf(await at(path('absent.env')).list());
    assert.deepEqual(absent, { kind: 'unavailable', message: 'The file does not exist.' });
    const notAFile = { kind: 'unavailable', message: 'This is not a regular file.' };
    assert.deepEqual(problemOf(await at(folder).get('KEY')), notAFile);
    if (process.platform === 'win32') return;
    execFileSync('mkfifo', [path('pipe.env')]);
    assert.deepEqual(problemOf(await at(path('pipe.env')).health()), notAFile);
  });

  describe('with values that dotenvx encrypted', () => {
    const pair = keyPair();
    const other = keyPair();
    const encryptedFile = (values: Readonly<Record<string, string>>): string =>
      Object.entries(values)
        .map(([name, value]) => `${name}="${encrypt(value, pair)}"\n`)
        .join('');
    /** In a folder of its own, because the keys lie beside the file. */
    const withKeys = (
      content: string,
      keys: string | Uint8Array | undefined,
      env?: Readonly<Record<string, string>>,
    ) => {
      const own = newFolder();
      writeFileSync(join(own, '.env.production'), content);
      if (keys !== undefined) writeFileSync(join(own, '.env.keys'), keys);
      return at(join(own, '.env.production'), env);
    };

    it('decrypts with the keys beside the file, or of the environment', async () => {
      const values = { ONE: 'first', EMPTY: '', LINES: 'a\nb "c"\n', WIDE: '\uFEFF🗝️', LONG: 'x'.repeat(20_000) };
      const content = `DOTENV_PUBLIC_KEY_PRODUCTION="03"\n${encryptedFile(values)}PLAIN=plain\n`;
      const stores = [
        withKeys(content, `#/ keys /\nDOTENV_PRIVATE_KEY_PRODUCTION="${pair.hex}"\n`),
        withKeys(content, undefined, { DOTENV_PRIVATE_KEY_PRODUCTION: pair.hex }),
        withKeys(content, `DOTENV_PRIVATE_KEY=${other.hex}\n`, { DOTENV_PRIVATE_KEY: pair.hex.toUpperCase() }),
        withKeys(content, `DOTENV_PRIVATE_KEY_PRODUCTION=${other.hex},${pair.hex}\n`),
      ];
      for (const store of stores) {
        for (const [name, value] of Object.entries(values)) assert.equal(await textOf(store, name), value);
        assert.equal(await textOf(store, 'PLAIN'), 'plain');
      }
    });

    it('says what is missing or wrong, and never gives garbage', async () => {
      const content = encryptedFile({ ONE: 'first' });
      const keys = `DOTENV_PRIVATE_KEY=${pair.hex}`;
      const body = content.slice(content.indexOf(':') + 1, -2);
      const changed = Buffer.from(body, 'base64');
      changed[changed.length - 1]! ^= 1;
      const offCurve = Buffer.from(body, 'base64');
      offCurve[64]! ^= 1;
      const short = Buffer.from(body, 'base64').subarray(0, 90);
      for (const [store, kind] of [
        [withKeys(content, undefined), 'unsupported'],
        [withKeys(content, 'OTHER=1\nDOTENV_PRIVATE_KEY=\nDOTENV_PRIVATE_KEY_X=no-key\n'), 'unsupported'],
        [
          withKeys(content, undefined, { MY_DOTENV_PRIVATE_KEY: pair.hex, DOTENV_PRIVATE_KEYS: pair.hex }),
          'unsupported',
        ],
        [withKeys(content, `DOTENV_PRIVATE_KEY=${other.hex}`), 'denied'],
        [withKeys(content, `DOTENV_PRIVATE_KEY=${'0'.repeat(64)}\nDOTENV_PRIVATE_KEY_A=${'f'.repeat(64)}`), 'denied'],
        [withKeys(`ONE=encrypted:${changed.toString('base64')}`, keys), 'denied'],
        [withKeys(`ONE=encrypted:${offCurve.toString('base64')}`, keys), 'denied'],
        [withKeys(`ONE=encrypted:${short.toString('base64')}`, keys), 'unreadable'],
        [withKeys('ONE=encrypted:', keys), 'unreadable'],
        [withKeys(`ONE=${encrypt(Buffer.from([0xff]), pair)}`, keys), 'unreadable'],
        [withKeys(content, Buffer.from([0xff, 0xfe])), 'unreadable'],
      ] as const) {
        assert.equal(problemOf(await store.get('ONE')).kind, kind);
      }
    });

    it('multiplies points as OpenSSL does', () => {
      for (let round = 0; round < 20; round++) {
        const [one, two] = [keyPair(), keyPair()];
        assert.deepEqual(sharedPoint(Buffer.from(one.hex, 'hex'), two.publicKey), productOf(one, two));
      }
      const order = 'fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141';
      for (const hex of ['', '01', '00'.repeat(32), order, 'ff'.repeat(32)])
        assert.equal(sharedPoint(Buffer.from(hex, 'hex'), pair.publicKey), undefined);
      const compressed = Buffer.concat([Buffer.from([2]), pair.publicKey.subarray(1, 33)]);
      for (const point of [compressed, Buffer.alloc(65), Buffer.alloc(65, 4), Buffer.alloc(0)])
        assert.equal(sharedPoint(Buffer.from(pair.hex, 'hex'), point), undefined);
    });
  });
});

interface KeyPair {
  readonly hex: string;
  readonly publicKey: Buffer;
}

function keyPair(): KeyPair {
  const made = createECDH('secp256k1');
  const publicKey = made.generateKeys();
  return { hex: made.getPrivateKey('hex').padStart(64, '0'), publicKey };
}

/** OpenSSL gives half of a shared point; who knows both private keys gets all of it. */
function productOf(one: KeyPair, two: KeyPair): Buffer {
  const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
  const product = (BigInt(`0x${one.hex}`) * BigInt(`0x${two.hex}`)) % order;
  const made = createECDH('secp256k1');
  made.setPrivateKey(product.toString(16).padStart(64, '0'), 'hex');
  return made.getPublicKey();
}

/** As eciesjs does it by default. */
function encrypt(value: string | Uint8Array, to: KeyPair): string {
  const ephemeral = keyPair();
  const shared = Buffer.concat([ephemeral.publicKey, productOf(ephemeral, to)]);
  const nonce = randomBytes(16);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(hkdfSync('sha256', shared, '', '', 32)), nonce);
  const bytes = Buffer.concat([cipher.update(value), cipher.final()]);
  return `encrypted:${Buffer.concat([ephemeral.publicKey, nonce, cipher.getAuthTag(), bytes]).toString('base64')}`;
}
