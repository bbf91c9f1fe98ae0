// File and variable names as the client reads them.

import assert from 'node:assert/strict';
import { isEnvName, isExampleName, isKey, lastSegment } from '../../../client/env/names';

const examples = ['.env.example', '.env.sample', '.env.template', '.env.dist'];

describe('env file names', () => {
  for (const name of ['.env', '.env.local', '.env.production', '.env.example', 'staging.env', '.ENV', '.env-dev']) {
    it(`${name} is one`, () => assert.ok(isEnvName(name)));
  }
  for (const name of [
    'env',
    '.envrc',
    '.environment',
    'env.ts',
    '.env.d.ts',
    '.env.json',
    '.env.yml',
    'my.env.py',
    'a.envy',
  ]) {
    it(`${name} is none`, () => assert.ok(!isEnvName(name)));
  }
  for (const name of ['.env.example', '.env.production.example', '.env.sample', 'api.env', '.env.local']) {
    it(`knows whether ${name} is an example`, () => {
      assert.equal(isExampleName(name, examples), /example|sample/.test(name));
    });
  }
  it('takes the settings for what an example is called', () => {
    assert.ok(isExampleName('settings.txt', ['settings.txt']));
    assert.ok(!isExampleName('settings.txt', examples));
  });
});

describe('variable names', () => {
  for (const name of ['A', 'API_KEY', '_x9', 'lower']) it(`${name} is one`, () => assert.ok(isKey(name)));
  for (const name of ['', '9A', 'A-B', 'A B', 'A=1', 'Ä', 'A\nB', `A${'B'.repeat(300)}`]) {
    it(`${JSON.stringify(name.slice(0, 12))} is none`, () => assert.ok(!isKey(name)));
  }
});

describe('lastSegment', () => {
  it('is the file name', () => {
    assert.equal(lastSegment('/a/b/.env'), '.env');
    assert.equal(lastSegment('Untitled-1'), 'Untitled-1');
  });
});
