// Which folder's .env belongs to a file, what it holds, and which names are free there.

import assert from 'node:assert/strict';
import { defaultSettings } from '../../protocol/settings';
import { freeName, variableHolding } from '../../server/dotenv/lookup';
import { envNameOf, exampleNames } from '../../server/dotenv/names';
import { envHome } from '../../server/dotenv/place';
import { type Files, memoryHost, pathOf, root, uriOf } from '../support/memory-host';

describe('envHome', () => {
  const homeOf = async (files: Files, path: string) => {
    const home = await envHome(memoryHost(files), uriOf(path), { rootUri: root });
    return [home.folderUri, home.envUri, home.exampleUri].map(pathOf).concat(`${home.envExists} ${home.exampleExists}`);
  };

  it('is the nearest folder with an env file', async () => {
    const files = { '.env': '', 'api/.env': '', 'api/package.json': '', 'api/src/package.json': '' };
    assert.deepEqual(await homeOf(files, 'api/src/a.js'), ['api', 'api/.env', 'api/.env.example', 'true false']);
    assert.deepEqual(await homeOf(files, 'web/a.js'), ['', '.env', '.env.example', 'true false']);
  });

  it('is the nearest folder with an example', async () => {
    const files = { '.env': '', 'api/.env.sample': '', 'api/.env.dist': '' };
    assert.deepEqual(await homeOf(files, 'api/a.js'), ['api', 'api/.env', 'api/.env.sample', 'false true']);
  });

  it('is else the root of the package, else the workspace folder', async () => {
    const files = { 'package.json': '', 'api/pyproject.toml': '', 'api/src/x.py': '' };
    assert.deepEqual(await homeOf(files, 'api/src/x.py'), ['api', 'api/.env', 'api/.env.example', 'false false']);
    assert.deepEqual(await homeOf({}, 'a/b/c.py'), ['', '.env', '.env.example', 'false false']);
  });

  it('has the example of the setting', async () => {
    const bounds = { rootUri: root, examples: ['.env.defaults'] };
    const exampleOf = async (files: Files) =>
      pathOf((await envHome(memoryHost(files), uriOf('src/a.js'), bounds)).exampleUri);
    assert.equal(await exampleOf({ 'src/.env.defaults': '', '.env.example': '' }), 'src/.env.defaults');
    assert.equal(await exampleOf({}), '.env.defaults');
  });

  it('never leaves the folder of a file outside the workspace folder', async () => {
    const host = { ...memoryHost({}), list: async () => [] };
    assert.equal((await envHome(host, 'file:///other/a/b.js', { rootUri: root })).folderUri, 'file:///other/a');
    assert.equal((await envHome(host, 'file:///other/a/b.js', { rootUri: undefined })).folderUri, 'file:///other/a');
  });
});

describe('envNameOf', () => {
  const table: Readonly<Record<string, string | undefined>> = {
    '.env': 'layer',
    '.env.local': 'layer local',
    '.env.production': 'layer production',
    '.env.production.local': 'layer production local',
    '.env.example': 'example',
    '.env.dist': 'example',
    '.env.production.example': 'example production',
    '.env.vault': undefined,
    '.env.keys': undefined,
    '.env.bak': undefined,
    '.env.production.bak': undefined,
    '.env~': undefined,
    '.env.': undefined,
    '.environment': undefined,
    '.envrc': undefined,
    'a.env': undefined,
    'env.ts': undefined,
  };
  for (const [name, expected] of Object.entries(table)) {
    it(`takes ${name} for ${expected ?? 'no env file'}`, () => {
      const found = envNameOf(name);
      const words = found && [found.kind, found.mode, found.local && 'local'].filter(Boolean).join(' ');
      assert.equal(words, expected);
    });
  }

  it('takes the names of a setting', () => {
    assert.equal(envNameOf('env.defaults', ['env.defaults'])?.kind, 'example');
    assert.equal(envNameOf('.env.defaults')?.kind, 'layer');
    assert.deepEqual(envNameOf('.env.example', ['.env.defaults']), { kind: 'example', mode: undefined, local: false });
  });

  it('has the default of the setting', () => {
    assert.deepEqual(exampleNames, defaultSettings['env.examples']);
  });
});

describe('variableHolding', () => {
  const files = { '.env': 'A=1\nB="x y"\nC=1\nD=old\nD=new\nodd.name=z\n', '.env.local': 'L=local\n' };
  const holding = async (value: string) => {
    const host = memoryHost(files);
    return variableHolding(host, await envHome(host, uriOf('src/a.js'), { rootUri: root }), value);
  };

  it('finds the first variable with the value a program sees', async () => {
    assert.deepEqual(await Promise.all(['x y', '1', 'new', 'local'].map((value) => holding(value))), [
      'B',
      'A',
      'D',
      'L',
    ]);
  });

  it('finds none for other, overridden, empty and unreadable ones', async () => {
    for (const value of ['2', 'old', '', 'z']) assert.equal(await holding(value), undefined);
  });
});

describe('freeName', () => {
  const free = async (files: Files, value: string) => {
    const host = memoryHost(files);
    return freeName(host, await envHome(host, uriOf('a.js'), { rootUri: root }), 'KEY', value);
  };

  it('is the name itself where it is unused, empty or has the value', async () => {
    assert.equal(await free({}, 'x'), 'KEY');
    assert.equal(await free({ '.env': 'KEY=\n', '.env.example': 'KEY=your-key\n' }, 'x'), 'KEY');
    assert.equal(await free({ '.env': "KEY='x'\n" }, 'x'), 'KEY');
  });

  it('is else the first free number', async () => {
    assert.equal(await free({ '.env': 'KEY=y\n' }, 'x'), 'KEY_2');
    assert.equal(await free({ '.env': 'KEY=y\nKEY_2=z\n', '.env.local': 'KEY_3=w\n' }, 'x'), 'KEY_4');
    assert.equal(await free({ '.env': 'KEY=y\nKEY_2=x\n' }, 'x'), 'KEY_2');
  });
});
