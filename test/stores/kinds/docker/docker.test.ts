// Docker secrets: the contract on files, what compose files say, what may be read and written.

import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import docker from '../../../../stores/docker';
import type { Store } from '../../../../stores/store';
import { contract, problemOf } from '../../contract';
import { newFolder, testHost } from '../../support/test-host';

const isPosix = process.platform !== 'win32';

interface Given {
  /** Files of the workspace folder by path. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly home?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

function place({ files, env = {}, home = newFolder(), settings }: Given) {
  const folder = newFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const chosen = settings ?? { mounted: join(folder, 'mounted') };
  const store: Store = docker.open({ folder, settings: chosen }, testHost({ env, home }));
  return { folder, store };
}

const compose = (secrets: string): string => `services: {}\nsecrets:\n${secrets}`;

async function textOf(store: Store, name: string): Promise<string> {
  const secret = await store.get(name);
  assert.ok(secret.ok, JSON.stringify(secret));
  return secret.value.text;
}

async function namesOf(store: Store): Promise<readonly string[]> {
  const page = await store.list();
  assert.ok(page.ok, JSON.stringify(page));
  return page.value.names;
}

describe('docker secrets in files', () => {
  const composeOf = (files: Readonly<Record<string, string>>) =>
    compose(
      Object.entries(files)
        .map(([name, file]) => `  ${name}: { file: ./secrets/${file} }\n`)
        .join('') || '  {}\n',
    );

  contract({
    kind: docker,
    storeWith: async (secrets) => {
      // Ten thousand names may share a file.
      const fileOf = (name: string) => (name.startsWith('NAME_') ? 'NAME_0' : name);
      const declared: Record<string, string> = Object.fromEntries(
        Object.keys(secrets).map((name) => [name, fileOf(name)]),
      );
      const values = Object.fromEntries(
        Object.entries(secrets).map(([name, text]) => [`secrets/${fileOf(name)}`, text]),
      );
      const { store, folder } = place({
        files: { ...values, 'compose.yaml': composeOf(declared), 'secrets/.gitignore': '*\n' },
      });
      // A person names a secret in the compose file before it gets its first value.
      const put: Store['put'] = (name, text, request) => {
        declared[name] ??= name;
        writeFileSync(join(folder, 'compose.yaml'), composeOf(declared));
        return store.put!(name, text, request);
      };
      return { ...store, put };
    },
    many: 10_000,
  });
});

describe('what a compose file says about secrets', () => {
  it('is read from each kind of source', async () => {
    const { store } = place({
      files: {
        'docker-compose.yml': compose(
          [
            '  in-file: { file: ./secrets/one.txt }',
            '  in-variable: { environment: THE_SECRET }',
            '  in-env-file: { environment: OTHER }',
            '  unset: { environment: NOWHERE }',
            '  in-swarm: { external: true }',
            '  old-swarm: { external: { name: real } }',
            '  by-driver: { driver: some }',
            '  __proto__: { file: ./secrets/one.txt }',
            '  nothing:',
            '',
          ].join('\n'),
        ),
        'secrets/one.txt': 'one\n',
        '.env': 'OTHER="from the file"\nTHE_SECRET=hidden by the environment\n',
        'mounted/in-swarm': 'mounted in the container',
        'mounted/more': 'more',
        'mounted/.hidden': 'bookkeeping',
        'mounted/folder/deep': 'no secret',
      },
      env: { THE_SECRET: 'from the environment' },
    });
    assert.equal(await textOf(store, 'in-file'), 'one\n');
    assert.equal(await textOf(store, '__proto__'), 'one\n');
    assert.equal(await textOf(store, 'in-variable'), 'from the environment');
    assert.equal(await textOf(store, 'in-env-file'), 'from the file');
    assert.equal(await textOf(store, 'in-swarm'), 'mounted in the container');
    assert.equal(await textOf(store, 'more'), 'more');
    assert.equal(problemOf(await store.get('unset')).kind, 'not-found');
    assert.match(problemOf(await store.get('old-swarm')).message, /external/);
    for (const name of ['old-swarm', 'by-driver', 'nothing'])
      assert.equal(problemOf(await store.get(name)).kind, 'unsupported');
    for (const name of ['.hidden', 'folder', 'folder/deep', 'real', 'in-file#field'])
      assert.equal(problemOf(await store.get(name)).kind, 'not-found');
    assert.deepEqual(
      await namesOf(store),
      'in-file in-variable in-env-file unset in-swarm old-swarm by-driver __proto__ nothing more'.split(' ').sort(),
    );
    const facts = await store.about!('in-file');
    assert.ok(facts.ok && facts.value.changed);
    assert.deepEqual(await store.about!('in-variable'), { ok: true, value: {} });
  });

  it('comes from the usual files, the override last', async () => {
    const said = (file: string) => compose(`  who: { file: ./${file}.txt }\n`);
    const all = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
    const texts = Object.fromEntries(all.map((name) => [`${name}.txt`, name]));
    for (const [index, name] of all.entries()) {
      const files = Object.fromEntries(all.slice(index).map((one) => [one, said(one)]));
      assert.equal(await textOf(place({ files: { ...files, ...texts } }).store, 'who'), name);
    }
    const overridden = { 'compose.yaml': said('base'), 'compose.override.yml': said('over'), 'over.txt': 'override' };
    assert.equal(await textOf(place({ files: overridden }).store, 'who'), 'override');
    const chosen = {
      'deploy/a.yaml': said('../here'),
      'deploy/sub/b.yaml': said('there'),
      'deploy/there.txt': 'beside the first',
    };
    const settings = { files: ['deploy/a.yaml', 'deploy/sub/b.yaml'] };
    assert.equal(await textOf(place({ files: chosen, settings }).store, 'who'), 'beside the first');
  });

  it('has anchors, merges and variables', async () => {
    const { store } = place({
      files: {
        'compose.yaml': [
          'x-base: &base { file: "./${FOLDER:-secrets}/$$one-${STAGE?}" }',
          'secrets:',
          '  merged: { <<: *base }',
          '  same: *base',
          '  not-set: { file: "./${NOWHERE:?must be set}" }',
          '  nested: { file: "./${A:-${B}}" }',
          '',
        ].join('\n'),
        '.env': 'STAGE=dev\n',
        'secrets/$one-dev': 'found',
      },
    });
    assert.equal(await textOf(store, 'merged'), 'found');
    assert.equal(await textOf(store, 'same'), 'found');
    assert.equal(problemOf(await store.get('not-set')).kind, 'unsupported');
    assert.equal(problemOf(await store.get('nested')).kind, 'unsupported');
  });

  it('is refused when it is malformed', async () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.replace(/./g, (name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`)}]\n`)}`;
    for (const text of ['secrets: [a, b]', 'a: [', '- a', 'just text', 'secrets: *nowhere', bomb]) {
      const { store } = place({ files: { 'compose.yaml': text } });
      assert.equal(problemOf(await store.list()).kind, 'unreadable', text.slice(0, 30));
    }
    for (const text of ['', 'secrets:', 'services: {}', '# nothing\n'])
      assert.deepEqual(await namesOf(place({ files: { 'compose.yaml': text } }).store), []);
  });

  it('is missing, or the settings are wrong', async () => {
    assert.equal(problemOf(await place({ files: {} }).store.health()).kind, 'unavailable');
    const mounted = place({ files: { 'mounted/one': 'first' } });
    assert.equal(await textOf(mounted.store, 'one'), 'first');
    const inContainer = docker.open({ settings: { mounted: join(mounted.folder, 'mounted') } }, testHost());
    assert.deepEqual(await namesOf(inContainer), ['one']);
    for (const settings of [{ files: [] }, { mounted: 'relative' }, { url: 'x' }])
      assert.equal(problemOf(await place({ files: {}, settings }).store.list()).kind, 'misconfigured');
  });
});

describe('files of docker secrets', () => {
  it('are read byte for byte', async () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x00]);
    const { store } = place({
      files: {
        'compose.yaml': compose(
          '  bytes: { file: ./bytes }\n  marked: { file: ./marked }\n  large: { file: ./large }\n  folder: { file: ./mounted }\n',
        ),
        bytes,
        marked: '\uFEFFtext\r\n',
        large: 'x'.repeat(1_000_001),
        'mounted/x': '',
      },
    });
    assert.deepEqual(await store.get('bytes'), { ok: true, value: { text: bytes.toString('base64'), isBinary: true } });
    assert.equal(await textOf(store, 'marked'), '\uFEFFtext\r\n');
    assert.equal(problemOf(await store.get('large')).kind, 'unreadable');
    assert.equal(problemOf(await store.get('folder')).kind, 'unreadable');
  });

  it('stay inside of the workspace and the home folder', async () => {
    const [home, outside] = [newFolder(), newFolder()];
    writeFileSync(join(home, 'mine'), 'of the home');
    writeFileSync(join(outside, 'other'), 'of somebody else');
    const { store, folder } = place({
      files: {
        'compose.yaml': compose(
          [
            `  absolute: { file: "${join(outside, 'other')}" }`,
            '  upward: { file: ../../etc/hostname }',
            '  linked: { file: ./link }',
            '  linked-folder: { file: ./link-folder/other }',
            '  home: { file: ~/mine }',
            `  home-too: { file: "${join(home, 'mine')}" }`,
            '  good-link: { file: ./good-link }',
            '',
          ].join('\n'),
        ),
        inside: 'inside',
      },
      home,
    });
    symlinkSync(join(outside, 'other'), join(folder, 'link'));
    symlinkSync(outside, join(folder, 'link-folder'));
    symlinkSync(join(folder, 'inside'), join(folder, 'good-link'));
    for (const name of ['absolute', 'linked', 'linked-folder']) {
      assert.equal(problemOf(await store.get(name)).kind, 'unsupported', name);
      assert.equal(problemOf(await store.put!(name, 'overwritten')).kind, 'unsupported', name);
    }
    assert.ok(!(await store.get('upward')).ok);
    assert.equal(readFileSync(join(outside, 'other'), 'utf8'), 'of somebody else');
    assert.equal(await textOf(store, 'home'), 'of the home');
    assert.equal(await textOf(store, 'home-too'), 'of the home');
    assert.equal(await textOf(store, 'good-link'), 'inside');
  });

  it('are written for nobody else, whole, and nothing else', async () => {
    const { store, folder } = place({
      files: {
        'compose.yaml': compose('  one: { file: ./secrets/one }\n'),
        'secrets/one': 'first',
        'secrets/.gitignore': '*',
      },
    });
    assert.deepEqual(await store.put!('one', 'second'), { ok: true, value: { name: 'one' } });
    assert.equal(readFileSync(join(folder, 'secrets/one'), 'utf8'), 'second');
    assert.deepEqual(readdirSync(join(folder, 'secrets')).sort(), ['.gitignore', 'one']);
    if (isPosix) assert.equal(statSync(join(folder, 'secrets/one')).mode & 0o777, 0o600);
    assert.equal(problemOf(await store.put!('one', 'half \uD83D')).kind, 'unsupported');
    assert.equal(problemOf(await store.put!('one', 'x'.repeat(1_000_001))).kind, 'unsupported');
    assert.equal(problemOf(await store.put!('one', 'third', { expected: '1' })).kind, 'unsupported');
    assert.equal(problemOf(await store.put!('one', 'third', { signal: AbortSignal.abort() })).kind, 'cancelled');
    assert.equal(await textOf(store, 'one'), 'second');
  });

  it('are made only where git does not see them', async () => {
    const names = ['open', 'closed', 'negated', 'absent'];
    const { store, folder } = place({
      files: {
        'compose.yaml': compose(
          `${names.map((name) => `  ${name}: { file: ./${name}/one }\n`).join('')}  var: { environment: X }\n`,
        ),
        'open/readme': '',
        'closed/.gitignore': '# all of it\r\n*\r\n!.gitignore\r\n',
        'negated/.gitignore': '*\n!one\n',
      },
    });
    assert.deepEqual(await store.put!('closed', 'made', { expected: null }), {
      ok: true,
      value: { name: 'closed', previous: null },
    });
    assert.equal(await textOf(store, 'closed'), 'made');
    assert.equal(problemOf(await store.put!('closed', 'again', { expected: null })).kind, 'conflict');
    assert.equal(problemOf(await store.put!('open', 'x')).kind, 'unsupported');
    assert.equal(problemOf(await store.put!('negated', 'x')).kind, 'unsupported');
    assert.equal(problemOf(await store.put!('absent', 'x')).kind, 'not-found');
    assert.equal(problemOf(await store.put!('var', 'x')).kind, 'unsupported');
    assert.equal(problemOf(await store.put!('unnamed', 'x')).kind, 'not-found');
    assert.deepEqual(readdirSync(join(folder, 'open')), ['readme']);
    assert.equal(problemOf(await store.get('open')).kind, 'not-found');
  });
});
