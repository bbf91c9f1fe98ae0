// Age files of the local vault, compared with the program age where it is installed.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportAge, importAge } from '../../../../stores/parts/local/age';
import { problemOf } from '../../contract';
import { fill, open } from '../../support/local-vault';
import { newFolder, testHost } from '../../support/test-host';

describe('age files of the local vault', function () {
  this.timeout(60_000);
  const secrets = { 'app/key': 'first\nline', app: '"quoted"', ['__proto__']: 'x', ключ: '' };

  it('come back as they were', async () => {
    const store = await fill(open(testHost()), secrets);
    const file = await exportAge(store, 'correct horse');
    assert.ok(file.ok);
    assert.ok(Buffer.from(file.value).toString('latin1').startsWith('age-encryption.org/v1\n-> scrypt '));
    const back = await importAge(file.value, 'correct horse');
    const { ключ, ...rest } = secrets;
    assert.deepEqual(back.ok && Object.fromEntries(back.value), { ...rest, [encodeURIComponent('ключ')]: ключ });
    if (!hasAge()) return;
    const decrypted = withAge(['-d'], file.value, 1);
    assert.deepEqual(new Map(Object.entries(JSON.parse(decrypted.toString()))), back.ok && back.value);
  });

  it('are read as the program age writes them', async function () {
    if (!hasAge()) return this.skip();
    const written = withAge(['-p', '-a'], Buffer.from('{"one":"first","two/three":"second"}'), 2);
    const back = await importAge(written, 'correct horse');
    const expected = new Map([
      ['one', 'first'],
      ['two/three', 'second'],
    ]);
    assert.deepEqual(back.ok && back.value, expected);
  });

  it('are refused when the passphrase is wrong or the content is another', async () => {
    assert.equal(problemOf(await exportAge(open(testHost()), '')).kind, 'denied');
    assert.equal(problemOf(await exportAge(open(testHost(), { scope: 'x' }), 'correct horse')).kind, 'misconfigured');
    for (const bytes of ['', 'no age file', '-----BEGIN AGE ENCRYPTED FILE-----\nx'])
      assert.equal(problemOf(await importAge(Buffer.from(bytes), 'correct horse')).kind, 'denied');
    const { Encrypter } = await import('age-encryption');
    for (const content of ['no JSON', '[]', 'null', '{"a":1}']) {
      const encrypter = new Encrypter();
      encrypter.setPassphrase('correct horse');
      encrypter.setScryptWorkFactor(2);
      const file = await encrypter.encrypt(content);
      assert.equal(problemOf(await importAge(file, 'correct horse')).kind, 'unreadable');
      assert.equal(problemOf(await importAge(file, 'wrong horse')).kind, 'denied');
    }
  });
});

const isThere = (program: string): boolean =>
  (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, program)));

/** The second opinion on our files; said by name where it is missing. */
function hasAge(): boolean {
  const missing = ['age', 'python3'].filter((program) => !isThere(program));
  if (missing.length > 0) console.log(`      not compared: the program ${missing.join(', ')} is not here`);
  return missing.length === 0;
}

/** Runs age with the passphrase typed at a terminal, so many times: it takes none in another way. */
function withAge(flags: readonly string[], input: Uint8Array, times: number): Buffer {
  const folder = newFolder();
  const [from, to] = [join(folder, 'in'), join(folder, 'out')];
  writeFileSync(from, input);
  const script = [
    'import os, pty, sys',
    'pid, terminal = pty.fork()',
    'if pid == 0: os.execvp("age", ["age"] + sys.argv[2:])',
    'left, said = int(sys.argv[1]), b""',
    'while True:',
    '    try: part = os.read(terminal, 1000)',
    '    except OSError: break',
    '    if not part: break',
    '    said += part',
    '    while left > 0 and b"passphrase" in said:',
    '        said = said[said.rindex(b"passphrase") + 10:]',
    '        os.write(terminal, b"correct horse\\n")',
    '        left -= 1',
    'sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))',
  ].join('\n');
  execFileSync('python3', ['-c', script, String(times), ...flags, '-o', to, from]);
  return readFileSync(to);
}
