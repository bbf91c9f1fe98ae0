// Bytes become text whatever the encoding, and what is no text is said to be none.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { decode, readText } from '../../../server/workspace/reading/read-text';
import { folderWith, removeFolders } from '../support/sandbox';

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

describe('text of bytes', () => {
  const said = 'key = "välue" 🙂\n';
  const kinds: readonly [string, Uint8Array, string][] = [
    ['UTF-8', Buffer.from(said), said],
    ['UTF-8 with BOM, which stays', Buffer.from(`\uFEFF${said}`), `\uFEFF${said}`],
    ['UTF-16 LE with BOM', Buffer.from(`\uFEFF${said}`, 'utf16le'), `\uFEFF${said}`],
    ['UTF-16 BE with BOM', utf16be(`\uFEFF${said}`), `\uFEFF${said}`],
    ['UTF-16 LE without BOM', Buffer.from('plain text only\r\n', 'utf16le'), 'plain text only\r\n'],
    ['UTF-16 BE without BOM', utf16be('plain text only\r\n'), 'plain text only\r\n'],
    ['invalid UTF-8', Buffer.from([0x61, 0xff, 0x62]), 'a\uFFFDb'],
    ['nothing', new Uint8Array(0), ''],
  ];
  for (const [name, bytes, text] of kinds) {
    it(`reads ${name}`, () => assert.deepEqual(decode(bytes), { text, bytes: bytes.length }));
  }

  it('knows binary by a NUL', () => {
    assert.deepEqual(decode(Buffer.from('PNG\0\x01data')), { skipped: 'binary' });
    assert.deepEqual(decode(new Uint8Array(64)), { skipped: 'binary' });
    assert.deepEqual(decode(Buffer.from([0xff, 0xfe, 0, 0, 65, 0, 0, 0])), { skipped: 'binary' });
  });
});

describe('text of a file', () => {
  afterEach(removeFolders);

  it('says in words why a file is not read', async () => {
    const folder = folderWith({ big: '' });
    truncateSync(join(folder, 'big'), 100_000_000);
    assert.deepEqual(await readText(join(folder, 'big')), { skipped: 'larger than 10 MB' });
    assert.deepEqual(await readText(join(folder, 'gone')), { skipped: 'deleted while scanned' });
    assert.deepEqual(await readText(folder), { skipped: 'not a regular file' });
  });

  it('does not wait for somebody to write into a FIFO', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = folderWith();
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    assert.deepEqual(await readText(join(folder, 'pipe')), { skipped: 'not a regular file' });
  });
});
