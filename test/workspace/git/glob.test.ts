// Ignore patterns mean what git takes them to mean: git itself is asked.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { judge, parsePatterns } from '../../../server/workspace/git/glob';
import { cpuTime } from '../../support/cpu-time';
import { folderWith, git, removeFolders } from '../support/sandbox';

const ignores = (pattern: string, path: string, isFolder = false) => judge(parsePatterns(pattern), path, isFolder);

describe('ignore patterns', () => {
  afterEach(removeFolders);

  const cases: readonly [string, string, boolean | undefined][] = [
    ['*.log', 'a/b/x.log', true],
    ['/x.log', 'a/x.log', undefined],
    ['a/x.log', 'b/a/x.log', undefined],
    ['build/', 'build', undefined],
    ['!x', 'x', false],
    ['x\n!x', 'x', false],
    ['\\!x', '!x', true],
    ['\\#x', '#x', true],
    ['#x', '#x', undefined],
    ['x   ', 'x', true],
    ['x\\ ', 'x ', true],
    ['a/**/z', 'a/z', true],
    ['a/**/z', 'a/b/c/z', true],
    ['**/z', 'z', true],
    ['a/**', 'a', undefined],
    ['a/**', 'a/b', true],
    ['a?c', 'abc', true],
    ['a?c/x', 'a/c/x', undefined],
    ['[a-c]x', 'bx', true],
    ['[!a-c]x', 'bx', undefined],
    ['[[:digit:]]x', '7x', true],
    ['[a', '[a', undefined],
    ['x\r', 'x', true],
    ['a\\/b', 'a/b', true],
  ];
  for (const [pattern, path, expected] of cases) {
    it(`${JSON.stringify(pattern)} on ${path} says ${expected}`, () => {
      assert.equal(ignores(pattern, path), expected);
    });
  }

  it('matches folders by a trailing slash', () => assert.equal(ignores('build/', 'a/build', true), true));

  it('takes no time for a hostile pattern', () => {
    const spent = cpuTime(() => {
      assert.equal(ignores(`${'*a'.repeat(60)}b`, 'a'.repeat(250)), undefined);
      assert.equal(ignores(`${'**/a/'.repeat(60)}b`, 'a/'.repeat(200)), undefined);
    });
    assert.ok(spent < 1000, `${spent} ms`);
  });

  it('agrees with git on patterns nobody thought of', function () {
    this.timeout(60_000);
    const names = ['a', 'b', 'ab', 'a.b', 'b/a', 'b/ab', 'a.b/a', 'a.b/b/a', 'b/b/ab', 'c/a/b/a'];
    const piece = fc.constantFrom('a', 'b', '*', '**', '?', '/', '.', '[ab]', '[!a]', '\\a', '**/', '/**', '!', ' ');
    const pattern = fc
      .array(piece, { minLength: 1, maxLength: 7 })
      .map((pieces) => pieces.join(''))
      // Git takes `a**/b` for `a` and `**/b`, against its own manual; we follow the manual.
      .filter((text) => !/[^/]\*\*/.test(text));
    const lists = fc.sample(fc.array(pattern, { minLength: 1, maxLength: 3 }), { numRuns: 800, seed: 7 });
    // Each list in a folder of its own, so that git is started once.
    const folder = folderWith(
      Object.fromEntries(lists.map((patterns, at) => [`${at}/.gitignore`, `${patterns.join('\n')}\n`])),
    );
    git(folder, 'init', '-q');
    const ignored = new Set(
      ignoredByGit(
        folder,
        lists.flatMap((_, at) => names.map((name) => `${at}/${name}`)),
      ),
    );
    for (const [at, patterns] of lists.entries()) {
      const theirs = names.filter((name) => ignored.has(`${at}/${name}`));
      const own = names.filter((name) => ours(patterns, name));
      assert.deepEqual(own, theirs, JSON.stringify(patterns));
    }
  });
});

/** The path or a folder above it is ignored. */
function ours(lines: readonly string[], path: string): boolean {
  const patterns = parsePatterns(lines.join('\n'));
  const parts = path.split('/');
  return parts.some(
    (_, index) => judge(patterns, parts.slice(0, index + 1).join('/'), index < parts.length - 1) ?? false,
  );
}

function ignoredByGit(folder: string, paths: readonly string[]): readonly string[] {
  const asked = spawnSync('git', ['-C', folder, 'check-ignore', '--no-index', '--stdin'], {
    input: paths.join('\n'),
    encoding: 'utf8',
  });
  return asked.stdout.split('\n').filter((line) => line !== '');
}
