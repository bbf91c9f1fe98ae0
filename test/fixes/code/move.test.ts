// `Move to environment variable` and `Use existing environment variable`, over all files they touch.

import assert from 'node:assert/strict';
import { parse } from 'dotenv';
import { apply, titles } from './offers';

const move = 'Move to environment variable API_KEY';
const ignores = ['Ignore on this line', 'Ignore this value'];

describe('moving a value to the environment', () => {
  it('writes the code, .env, its example and .gitignore', async () => {
    const { files, plan } = await apply(
      {
        files: {
          'package.json': '{ "dependencies": { "dotenv": "17.0.0" } }',
          'src/app.js': "const http = require('http');\nconst key = '⟦it\\'s #1⟧';\n",
          '.env': 'PORT=1\n',
          '.env.example': 'PORT=\n',
          '.gitignore': 'dist\n',
        },
      },
      move,
    );
    assert.deepEqual(files, {
      'package.json': '{ "dependencies": { "dotenv": "17.0.0" } }',
      'src/app.js': "require('dotenv/config');\nconst http = require('http');\nconst key = process.env.API_KEY;\n",
      '.env': 'PORT=1\nAPI_KEY="it\'s #1"\n',
      '.env.example': 'PORT=\nAPI_KEY=\n',
      '.gitignore': 'dist\n.env\n',
    });
    assert.deepEqual(plan.nextSteps, []);
  });

  it('creates what is missing', async () => {
    const { files } = await apply({ files: { 'app.py': 'key = "⟦s3cret-Value-42⟧"\n' } }, move);
    assert.deepEqual(files, {
      'app.py': 'import os\n\nkey = os.environ["API_KEY"]\n',
      '.env': 'API_KEY=s3cret-Value-42\n',
      '.env.example': 'API_KEY=\n',
      '.gitignore': '.env\n',
    });
  });

  it('keeps a key of several lines', async () => {
    const block = '-----BEGIN TEST BLOCK-----\nMIIB/abc+\n-----END TEST BLOCK-----\n';
    const { files } = await apply({ files: { 'app.ts': `export const key = \`⟦${block}⟧\`;\n` } }, move);
    assert.equal(files['app.ts'], 'export const key = process.env.API_KEY!;\n');
    assert.equal(parse(files['.env']!).API_KEY, block);
  });

  it('takes the nearest env file', async () => {
    const { files, plan } = await apply(
      {
        files: {
          'package.json': '{ "dependencies": { "dotenv": "17.0.0" } }',
          'api/.env': 'A=1\n',
          'api/app.js': 'export const key = "⟦s3cret-Value-42⟧";\n',
          '.env': 'B=1\n',
        },
      },
      move,
    );
    assert.equal(files['api/.env'], 'A=1\nAPI_KEY=s3cret-Value-42\n');
    assert.equal(files['.env'], 'B=1\n');
    // dotenv would read the .env of the package, so it is not added.
    assert.equal(files['api/app.js'], 'export const key = process.env.API_KEY;\n');
    assert.deepEqual(plan.nextSteps, [
      'Nothing loads api/.env yet. Start the program with: node --env-file=api/.env …',
    ]);
  });

  it('takes another name when an env file uses it for another value', async () => {
    const files = { 'app.js': 'const key = "⟦s3cret-Value-42⟧";\n', '.env': 'API_KEY=other\n' };
    const after = await apply({ files }, 'Move to environment variable API_KEY_2');
    assert.equal(after.files['app.js'], 'const key = process.env.API_KEY_2;\n');
    assert.deepEqual(parse(after.files['.env']!), { API_KEY: 'other', API_KEY_2: 's3cret-Value-42' });
  });

  it('keeps the name that a fallback is read under, filling in an empty value', async () => {
    const files = { 'app.js': 'const key = process.env.TOKEN || "⟦s3cret-Value-42⟧";\n', '.env': 'TOKEN=\n' };
    const after = await apply({ files }, 'Move to environment variable TOKEN');
    assert.equal(after.files['app.js'], 'const key = process.env.TOKEN;\n');
    assert.equal(after.files['.env'], 'TOKEN=s3cret-Value-42\n');
  });

  it('names the variable of a settings field as the model reads it', async () => {
    const model =
      'from pydantic_settings import BaseSettings\n\n\nclass S(BaseSettings, env_prefix="X_", env_file=".env"):\n';
    const files = { 'settings.py': `${model}    token: str = "⟦s3cret-Value-42⟧"\n` };
    const after = await apply({ files }, 'Move to environment variable X_TOKEN');
    assert.equal(after.files['settings.py'], `${model}    token: str\n`);
    assert.equal(after.files['.env'], 'X_TOKEN=s3cret-Value-42\n');
  });

  it('is the preferred fix', async () => {
    assert.deepEqual(await titles({ files: { 'app.js': 'f("⟦s3cret-Value-42⟧");\n' } }), [...ignores, `${move} *`]);
  });
});

describe('using an existing variable', () => {
  it('reads it and leaves the env files alone', async () => {
    const files = { 'app.js': 'f("⟦s3cret-Value-42⟧");\n', '.env': "SHOP_KEY='s3cret-Value-42'\n" };
    assert.deepEqual(await titles({ files }), [...ignores, 'Use existing environment variable SHOP_KEY *']);
    const after = await apply({ files }, 'Use existing environment variable SHOP_KEY');
    assert.deepEqual(after.files, { 'app.js': 'f(process.env.SHOP_KEY);\n', '.env': "SHOP_KEY='s3cret-Value-42'\n" });
  });

  it('does not take .env.local for .env', async () => {
    const files = { 'app.js': 'f("⟦s3cret-Value-42⟧");\n', '.env.local': 'API_KEY=s3cret-Value-42\n' };
    const after = await apply({ files }, move);
    assert.equal(after.files['.env'], 'API_KEY=s3cret-Value-42\n');
  });

  it('compares what the program sees, not what is written', async () => {
    const files = { 'app.js': 'f("⟦a\\nb⟧");\n', '.env': 'LINES="a\\nb"\n' };
    assert.ok((await titles({ files })).includes('Use existing environment variable LINES *'));
  });
});

describe('a move that could not leave a working program is not offered', () => {
  const notOffered = {
    'an untitled document': { files: { 'a.js': 'f("⟦s3cret-Value-42⟧");\n' }, loose: true },
    'a value that no env file can hold': { files: { 'a.js': 'f("⟦\\n\\r\'\\"`\\\\n⟧");\n' } },
    'a fallback whose variable has another value': {
      files: { 'a.js': 'f(process.env.TOKEN || "⟦s3cret-Value-42⟧");\n', '.env': 'TOKEN=other\n' },
    },
    'a language we cannot rewrite': { files: { 'a.go': 'f("⟦s3cret-Value-42⟧")\n' } },
    'a component with markup around': { files: { 'a.vue': '<script>f("⟦s3cret-Value-42⟧")</script>\n' } },
  };
  for (const [name, scene] of Object.entries(notOffered))
    it(name, async () => {
      const found = await titles(scene);
      assert.deepEqual(
        found.filter((title) => !title.startsWith('Ignore')),
        [],
      );
    });
});
