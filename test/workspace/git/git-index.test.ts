// Git's index is read without git and says what `git ls-files` says.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseGitIndex, readTracked } from '../../../server/workspace/git/git-index';
import { findRepository } from '../../../server/workspace/git/repository';
import { folderWith, git, removeFolders, write } from '../support/sandbox';

const files = {
  'a.txt': 'a',
  'a/deep/folder/one.txt': '1',
  'a/deep/folder/other.txt': '2',
  'a/deep/folder/ünï✓.txt': '3',
  [`long/${'x'.repeat(150)}/${'y'.repeat(200)}.txt`]: '4',
  'z.txt': 'z',
};

function repositoryOf(...init: readonly string[]): string {
  const folder = folderWith(files);
  git(folder, 'init', '-q', ...init);
  git(folder, 'add', '.');
  return folder;
}

const listed = (folder: string): string[] => git(folder, 'ls-files', '-z').split('\0').filter(Boolean).sort();

function parsed(folder: string, hashBytes: 20 | 32 = 20): string[] {
  return [...(parseGitIndex(readFileSync(join(folder, '.git/index')), hashBytes)?.paths ?? [])].sort();
}

describe('git index', () => {
  afterEach(removeFolders);

  for (const version of ['2', '3', '4']) {
    it(`reads version ${version}`, () => {
      const folder = repositoryOf();
      // An intent-to-add entry has extended flags, which makes version 2 into 3.
      if (version === '3') {
        write(folder, { 'later.txt': '' });
        git(folder, 'add', '-N', 'later.txt');
      }
      git(folder, 'update-index', '--index-version', version);
      assert.equal(readFileSync(join(folder, '.git/index')).readUInt32BE(4), Number(version));
      assert.deepEqual(parsed(folder), listed(folder));
    });
  }

  it('reads a SHA-256 repository', async () => {
    const folder = repositoryOf('--object-format=sha256');
    assert.deepEqual(parsed(folder, 32), listed(folder));
    const tracked = await readTracked((await findRepository(folder))!);
    assert.equal(tracked?.file('a/deep/folder/one.txt'), true);
  });

  it('reads a split index', async () => {
    const folder = repositoryOf();
    git(folder, 'update-index', '--split-index');
    write(folder, { 'new.txt': 'n' });
    git(folder, 'add', 'new.txt');
    const tracked = await readTracked((await findRepository(folder))!);
    for (const path of listed(folder)) assert.equal(tracked?.file(path), true, path);
  });

  it('knows folders with tracked files', async () => {
    const folder = repositoryOf();
    const tracked = await readTracked((await findRepository(join(folder, 'a/deep')))!);
    assert.equal(tracked?.folder('a/deep'), true);
    assert.equal(tracked?.folder('a/dee'), false);
    assert.equal(tracked?.file('a/deep'), false);
  });

  it('has nothing to say of an empty repository', async () => {
    const folder = folderWith();
    git(folder, 'init', '-q');
    assert.equal(await readTracked((await findRepository(folder))!), undefined);
  });

  it('survives every truncation and many flipped bytes', () => {
    const folder = repositoryOf();
    for (const version of ['2', '4']) {
      git(folder, 'update-index', '--index-version', version);
      const bytes = readFileSync(join(folder, '.git/index'));
      for (let length = 0; length < bytes.length; length++) parseGitIndex(bytes.subarray(0, length), 20);
      for (let at = 0; at < bytes.length; at++) {
        const broken = Buffer.from(bytes);
        broken[at] = broken[at]! ^ 0xff;
        parseGitIndex(broken, 20);
      }
    }
  });

  it('takes no index for one that claims more entries than it has', async () => {
    const folder = repositoryOf();
    const bytes = readFileSync(join(folder, '.git/index'));
    bytes.writeUInt32BE(0xffffffff, 8);
    writeFileSync(join(folder, '.git/index'), bytes);
    assert.equal(await readTracked((await findRepository(folder))!), undefined);
  });
});

describe('repository', () => {
  afterEach(removeFolders);

  it('is found from deep inside, and not outside', async () => {
    const folder = repositoryOf();
    assert.equal((await findRepository(join(folder, 'a/deep/folder')))?.root, folder);
    assert.equal(await findRepository(folderWith()), undefined);
  });

  it('is found in a linked working tree, with its own index', async () => {
    const folder = repositoryOf();
    git(folder, 'commit', '-qm', 'first');
    const linked = join(folderWith(), 'linked');
    git(folder, 'worktree', 'add', '-q', linked);
    write(linked, { 'only-here.txt': '' });
    git(linked, 'add', 'only-here.txt');
    const repository = await findRepository(linked);
    assert.equal(repository?.commonFolder, join(folder, '.git'));
    assert.equal((await readTracked(repository!))?.file('only-here.txt'), true);
  });

  it('is not every folder called .git', async () => {
    assert.equal(await findRepository(folderWith({ '.git/readme': 'no repository' })), undefined);
    assert.equal(await findRepository(folderWith({ '.git': 'gitdir: /nowhere/at/all\n' })), undefined);
  });
});
