// The walk finds what git would list, follows no link out, and survives bad input.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type WalkOptions, walkFiles } from '../../server/workspace/files';
import { createIgnore } from '../../server/workspace/git/git-ignore';
import { folderWith, git, removeFolders, write } from './support/sandbox';

async function walk(root: string, options: Partial<WalkOptions> = {}) {
  const files: string[] = [];
  const skipped: Record<string, string> = {};
  for await (const entry of walkFiles({ root, ...options })) {
    if (entry.kind === 'file') files.push(entry.file);
    if (entry.kind === 'skipped') skipped[entry.file] = entry.reason;
  }
  return { files, skipped };
}

const listedByGit = (folder: string): string[] =>
  git(folder, 'ls-files', '-co', '--exclude-standard', '-z').split('\0').filter(Boolean).sort();

const crafted = {
  '.gitignore':
    '# comment\n*.log\n!keep.log\n/build\nnode_modules/\ndocs/**/*.html\n**/tmp/*\n!**/tmp/keep\n.env\n\\#x\n sp\\ \n',
  'a.log': '',
  'keep.log': '',
  'build/x': '',
  'src/build/y': '',
  'src/.gitignore': '!a.log\n/gen\n*.tmp\n',
  'src/a.log': '',
  'src/deep/a.log': '',
  'src/gen/z': '',
  'src/deep/gen/z': '',
  'src/b.tmp': '',
  'node_modules/p/index.js': '',
  'packages/one/node_modules/q.js': '',
  'docs/a.html': '',
  'docs/x/y/b.html': '',
  'docs/b.md': '',
  'tmp/keep': '',
  'tmp/other': '',
  'one/tmp/keep': '',
  '.env': '',
  'one/.env': '',
  '#x': '',
  'forced/.gitignore': '*\n',
  'forced/committed.txt': '',
  'forced/other.txt': '',
  'forced/deep/committed.txt': '',
  'forced/deep/other.txt': '',
  'local-only': '',
};

describe('walk', () => {
  afterEach(removeFolders);

  it('finds exactly what git lists, tracked files in ignored folders included', async () => {
    const folder = folderWith(crafted);
    git(folder, 'init', '-q');
    write(folder, { '.git/info/exclude': 'local-only\n' });
    git(folder, 'add', '-f', 'forced/committed.txt', 'forced/deep/committed.txt', 'one/.env');
    assert.deepEqual((await walk(folder)).files.sort(), listedByGit(folder));
  });

  it('agrees with git check-ignore on single files', async () => {
    const folder = folderWith(crafted);
    git(folder, 'init', '-q');
    const ignore = createIgnore({ root: folder });
    const shown = new Set(listedByGit(folder));
    for (const file of Object.keys(crafted)) {
      assert.equal(await ignore.gitIgnored(join(folder, file)), !shown.has(file), file);
    }
  });

  it('finds everything but .git with noIgnore', async () => {
    const folder = folderWith(crafted);
    git(folder, 'init', '-q');
    const { files } = await walk(folder, { noIgnore: true });
    assert.deepEqual(files.sort(), Object.keys(crafted).sort());
  });

  it('scans an ignored folder that was asked for by name, with the rules inside it', async () => {
    const folder = folderWith({
      '.gitignore': 'node_modules/\n*.js\n',
      'node_modules/p/index.js': '',
      'node_modules/p/node_modules/q/index.js': '',
      'node_modules/p/.gitignore': 'left-out\n',
      'node_modules/p/left-out': '',
    });
    git(folder, 'init', '-q');
    const { files } = await walk(join(folder, 'node_modules'));
    assert.deepEqual(files, ['p/.gitignore', 'p/index.js', 'p/node_modules/q/index.js']);
  });

  it('finds an ignored file that was asked for by name', async () => {
    const folder = folderWith({ '.gitignore': 'x\n', x: '' });
    git(folder, 'init', '-q');
    assert.deepEqual((await walk(join(folder, 'x'))).files, ['x']);
  });

  it('counts rules above a root that is not ignored itself', async () => {
    const folder = folderWith({ '.gitignore': '*.log\n/src/gen/\n', 'src/a.log': '', 'src/gen/x': '', 'src/b': '' });
    git(folder, 'init', '-q');
    assert.deepEqual((await walk(join(folder, 'src'))).files, ['b']);
  });

  it('leaves out by .scabbardignore and exclude patterns', async () => {
    const folder = folderWith({
      '.scabbardignore': '*.snap\n',
      'a.snap': '',
      'src/.scabbardignore': '!b.snap\n',
      'src/b.snap': '',
      'src/data/c': '',
      'data/d': '',
    });
    const { files } = await walk(folder, { exclude: [{ base: folder, patterns: ['/data/'] }] });
    assert.deepEqual(files, ['.scabbardignore', 'src/.scabbardignore', 'src/b.snap', 'src/data/c']);
    const ignore = createIgnore({ root: folder });
    assert.equal(await ignore.excluded(join(folder, 'a.snap')), true);
    assert.equal(await ignore.excluded(join(folder, 'src/b.snap')), false);
  });

  it('leaves out installed packages outside a repository, unless asked for', async () => {
    const folder = folderWith({ 'a.js': '', 'node_modules/p/index.js': '', 'sub/.venv/x.py': '' });
    assert.deepEqual((await walk(folder)).files, ['a.js']);
    assert.deepEqual((await walk(join(folder, 'node_modules'))).files, ['p/index.js']);
    assert.deepEqual((await walk(folder, { noIgnore: true })).files, [
      'a.js',
      'node_modules/p/index.js',
      'sub/.venv/x.py',
    ]);
  });

  it('lets a repository inside a repository follow its own rules', async () => {
    const folder = folderWith({
      '.gitignore': '*.log\n',
      'inner/a.log': '',
      'inner/b.tmp': '',
      'inner/.gitignore': '*.tmp\n',
    });
    git(folder, 'init', '-q');
    git(join(folder, 'inner'), 'init', '-q');
    assert.deepEqual((await walk(folder)).files, ['.gitignore', 'inner/.gitignore', 'inner/a.log']);
  });

  it('follows links to files inside only, each file once, and no loop', async () => {
    const outside = folderWith({ secret: '' });
    const folder = folderWith({ 'a/x': '', 'b/y': '' });
    symlinkSync('..', join(folder, 'a/loop'));
    symlinkSync('self', join(folder, 'self'));
    symlinkSync('../b/y', join(folder, 'a/again'));
    symlinkSync(join(outside, 'secret'), join(folder, 'out'));
    symlinkSync(outside, join(folder, 'out-folder'));
    symlinkSync('gone', join(folder, 'broken'));
    const { files, skipped } = await walk(folder);
    assert.deepEqual(files, ['a/x', 'b/y']);
    assert.deepEqual(skipped, {
      broken: 'broken symbolic link',
      out: 'link leads outside the scanned folder',
      'out-folder': 'link leads outside the scanned folder',
      self: 'symbolic link loop',
    });
  });

  it('never opens a FIFO and reports it', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = folderWith({ a: '' });
    execFileSync('mkfifo', [join(folder, 'pipe'), join(folder, '.gitignore')]);
    git(folder, 'init', '-q');
    const { files, skipped } = await walk(folder);
    assert.deepEqual(files, ['a']);
    assert.equal(skipped.pipe, 'not a regular file');
  });

  it('says when the root is not there', async () => {
    const folder = folderWith();
    assert.deepEqual((await walk(join(folder, 'nothing'))).skipped, { nothing: 'not found' });
  });

  it('stops when told to', async () => {
    const folder = folderWith({ a: '', b: '', c: '' });
    const stop = new AbortController();
    const files: string[] = [];
    for await (const entry of walkFiles({ root: folder, signal: stop.signal })) {
      files.push(entry.file);
      stop.abort();
    }
    assert.deepEqual(files, ['a']);
  });
});
