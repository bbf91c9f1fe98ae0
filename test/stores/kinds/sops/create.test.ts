// New SOPS files: whom they are encrypted for is asked, remembered, and asked again when it changes.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreHost } from '../../../../stores/host';
import { encryptNew } from '../../../../stores/parts/sops/create/encrypt-new';
import sops from '../../../../stores/sops';
import { problemOf } from '../../contract';
import { type Keys, newKeys, workspaceWith } from '../../servers/sops';
import { testHost } from '../../support/test-host';

let keys: Keys;
let other: Keys;
before(async () => {
  [keys, other] = await Promise.all([newKeys(), newKeys()]);
});

function asking(answer = true) {
  const questions: string[] = [];
  const host: StoreHost = testHost({
    env: { SOPS_AGE_KEY: keys.identity, PATH: '' },
    confirm: async (question) => {
      questions.push(question);
      return answer;
    },
  });
  return { host, questions };
}

const config = (rules: string): string => `creation_rules:\n${rules}`;
const forAll = (...recipients: readonly string[]): string => config(`  - age: ${recipients.join(', ')}\n`);

const yaml = `# about all

db:
  # about the user
  user: fox # beside

  # before the list
  list:
    - one
    # between
    - "two # no comment"
  port: 5432
text: |
  # no comment
  line
flow: {a: 1, b: [x, 'y, z']}
nothing:
open_unencrypted: seen
# at the end
`;

/** Without what is random, in which any short word may stand. */
const inTheOpen = (text: string): string =>
  text
    .replace(/ENC\[[^\]]*\]/g, '')
    .replace(/-----BEGIN[\s\S]*?-----END/g, '')
    .replace(/\bage1\w+/g, '');

describe('a new SOPS file', () => {
  it('keeps its form, and no value and no comment in the open', async () => {
    const { host, questions } = asking();
    const folder = workspaceWith({ '.sops.yaml': forAll(keys.recipient, other.recipient) });
    const created = await encryptNew(host, { folder, segments: ['s.yaml'], text: yaml });
    assert.ok(created.ok, JSON.stringify(created));
    const text = readFileSync(join(folder, 's.yaml'), 'utf8');
    assert.doesNotMatch(inTheOpen(text), /fox|about|beside|before|between|one|two|5432|line\n|at the end/);
    assert.match(text, /^open_unencrypted: seen$/m);
    assert.match(text, /^ {2}port: ENC\[.*type:int\]$/m);
    assert.match(text, /^flow: \{a: "ENC.*type:int\]", b: \["ENC.*", 'ENC.*'\]\}$/m);
    assert.equal(questions.length, 1);
    assert.ok([keys.recipient, other.recipient, 's.yaml'].every((one) => questions[0]!.includes(one)));
    const store = sops.open({ folder, settings: {} }, host);
    assert.deepEqual(await store.get('s.yaml#text'), { ok: true, value: { text: '# no comment\nline\n' } });
  });

  const forms: Readonly<Record<string, readonly [text: string, name: string, value: string]>> = {
    's.json': ['{\n  "a": {"b": [1, "x"]},\n  "c": null\n}\n', 'a.b.1', 'x'],
    'one-line.json': ['{"a":"x"}', 'a', 'x'],
    's.env': ['# about\nA=x\n', 'A', 'x'],
    'key.pem': ['line\nline\n', 'data', 'line\nline\n'],
    's.yml': ['a: x', 'a', 'x'],
  };
  for (const [file, [text, name, value]] of Object.entries(forms)) {
    it(`can be ${file}`, async () => {
      const { host } = asking();
      const folder = workspaceWith({ '.sops.yaml': forAll(keys.recipient) });
      assert.ok((await encryptNew(host, { folder, segments: [file], text })).ok);
      const store = sops.open({ folder, settings: {} }, host);
      assert.deepEqual(await store.get(`${file}#${name}`), { ok: true, value: { text: value } });
      assert.ok((await store.put!(`${file}#${name}`, 'changed')).ok);
    });
  }

  it('asks about a set of recipients once, and again when it changes', async () => {
    const { host, questions } = asking();
    const folder = workspaceWith({ '.sops.yaml': forAll(keys.recipient) });
    const create = (name: string) => encryptNew(host, { folder, segments: [name], text: 'a: b\n' });
    assert.ok((await create('1.yaml')).ok && (await create('2.yaml')).ok);
    assert.equal(questions.length, 1);
    writeFileSync(join(folder, '.sops.yaml'), forAll(keys.recipient, other.recipient));
    assert.ok((await create('3.yaml')).ok);
    writeFileSync(join(folder, '.sops.yaml'), forAll(other.recipient, keys.recipient));
    assert.ok((await create('4.yaml')).ok);
    assert.equal(questions.length, 2);
  });

  it('is not made without a yes', async () => {
    const folder = workspaceWith({ '.sops.yaml': forAll(keys.recipient) });
    const { host } = asking(false);
    assert.equal(problemOf(await encryptNew(host, { folder, segments: ['s.yaml'], text: yaml })).kind, 'denied');
    assert.ok(!existsSync(join(folder, 's.yaml')));
  });

  it('is not made over another, twice encrypted, or outside of the folder', async () => {
    const { host } = asking();
    const folder = workspaceWith({ '.sops.yaml': forAll(keys.recipient), 's.yaml': 'a: b\n' });
    const create = (name: string, text: string) => encryptNew(host, { folder, segments: name.split('/'), text });
    assert.equal(problemOf(await create('s.yaml', 'a: b\n')).kind, 'conflict');
    assert.equal(problemOf(await create('no/s.yaml', 'a: b\n')).kind, 'not-found');
    assert.equal(problemOf(await create('../s.yaml', 'a: b\n')).kind, 'denied');
    for (const text of ['a: b\nsops:\n  mac: x\n', 'a: b\n---\nc: d\n', '', '{a: b}\n']) {
      assert.equal(problemOf(await create('t.yaml', text)).kind, 'unsupported', text);
    }
    assert.equal(problemOf(await create('t.ini', '[a]\nb=c\n')).kind, 'unsupported');
  });

  it('is encrypted by the first rule that matches, of the nearest file', async () => {
    const { host, questions } = asking();
    const rules = `  - path_regex: \\.env$\n    age: ${other.recipient}\n  - path_regex: ^deep/.*\\.yaml$\n    encrypted_regex: ^pass\n    mac_only_encrypted: true\n    key_groups:\n      - age: [*mine, *mine]\n  - age: ${other.recipient}\n`;
    const folder = workspaceWith({
      '.sops.yaml': `keys:\n  - &mine ${keys.recipient}\n${config(rules)}`,
      'deep/er/x': '',
      'near/.sops.yaml': forAll(keys.recipient),
    });
    assert.ok(
      (await encryptNew(host, { folder, segments: ['deep', 'er', 's.yaml'], text: 'password: x\nuser: y\n' })).ok,
    );
    const text = readFileSync(join(folder, 'deep/er/s.yaml'), 'utf8');
    assert.match(text, /^user: y$/m);
    assert.match(text, /^password: ENC/m);
    assert.match(text, /^ {4}encrypted_regex: "\^pass"\n.* {4}mac_only_encrypted: true$/ms);
    assert.ok((await encryptNew(host, { folder, segments: ['near', 's.env'], text: 'A=b\n' })).ok);
    assert.ok(questions.every((question) => question.includes(keys.recipient) && !question.includes(other.recipient)));
  });

  const refusals: Readonly<Record<string, readonly [rules: () => string, kind: string]>> = {
    'no rule': [() => config('  - path_regex: nothing\n    age: x\n'), 'misconfigured'],
    'no rules': [() => 'stores: {}\n', 'misconfigured'],
    'no YAML': [() => 'a: "b', 'misconfigured'],
    'no recipient': [() => config('  - unencrypted_suffix: _x\n'), 'misconfigured'],
    'a pattern that is not certain': [
      () => config(`  - path_regex: (?=s)\n    age: ${keys.recipient}\n`),
      'unsupported',
    ],
    'another kind of key': [() => config(`  - age: ${keys.recipient}\n    pgp: ABCD\n`), 'unsupported'],
    'a key service': [() => config(`  - age: ${keys.recipient}\n    hc_vault_transit_uri: https://x\n`), 'unsupported'],
    'several groups': [
      () => config(`  - key_groups:\n      - age: [${keys.recipient}]\n      - age: [${keys.recipient}]\n`),
      'unsupported',
    ],
    'an SSH key': [() => config('  - age: ssh-ed25519 AAAA\n'), 'unsupported'],
    'a mistyped key': [
      () => config(`  - age: ${keys.recipient.slice(0, -1)}${keys.recipient.endsWith('q') ? 'p' : 'q'}\n`),
      'misconfigured',
    ],
    'two rules in one': [
      () => config(`  - age: ${keys.recipient}\n    encrypted_suffix: a\n    encrypted_regex: b\n`),
      'misconfigured',
    ],
    'a rule by comments': [() => config(`  - age: ${keys.recipient}\n    encrypted_comment_regex: a\n`), 'unsupported'],
    'aliases that grow': [
      () =>
        `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.replace(/./g, (one) => `${one}: &${one} [${`*${String.fromCharCode(one.charCodeAt(0) - 1)},`.repeat(9)}]\n`)}`,
      'misconfigured',
    ],
  };
  for (const [what, [rules, kind]] of Object.entries(refusals)) {
    it(`is refused by rules with ${what}`, async () => {
      const { host } = asking();
      const folder = workspaceWith({ '.sops.yaml': rules() });
      assert.equal(problemOf(await encryptNew(host, { folder, segments: ['s.yaml'], text: 'a: b\n' })).kind, kind);
      assert.ok(!existsSync(join(folder, 's.yaml')));
    });
  }

  it('needs rules within the workspace folder', async () => {
    const outer = workspaceWith({ '.sops.yaml': forAll(other.recipient), 'inner/x': '' });
    const { host } = asking();
    const created = await encryptNew(host, { folder: join(outer, 'inner'), segments: ['s.yaml'], text: 'a: b\n' });
    assert.equal(problemOf(created).kind, 'misconfigured');
  });
});

describe('the first value of a SOPS file', () => {
  const names = ['s.yaml#a', 's.yml#a.b%2Ec.0', 's.json#a.b', 's.env#A', 'key.pem#data'];
  for (const name of names) {
    it(`makes the file, and taken back it is gone: ${name}`, async () => {
      const { host } = asking();
      const folder = workspaceWith({ '.sops.yaml': forAll(keys.recipient) });
      const store = sops.open({ folder, settings: {} }, host);
      const written = await store.put!(name, 'a "value": {x} # y', { expected: null });
      assert.ok(written.ok, JSON.stringify(written));
      assert.equal(written.value.previous, null);
      assert.deepEqual(await store.get(name), { ok: true, value: { text: 'a "value": {x} # y' } });
      assert.ok((await store.revert!(written.value)).ok);
      assert.ok(!existsSync(join(folder, name.split('#')[0]!)));
    });
  }

  it('is refused where the form cannot hold it', async () => {
    const { host } = asking();
    const store = sops.open({ folder: workspaceWith({ '.sops.yaml': forAll(keys.recipient) }), settings: {} }, host);
    for (const [name, value] of [
      ['s.env#a.b', 'x'],
      ['s.env#A', 'x\ny'],
      ['key.pem#other', 'x'],
      ['s.ini#a.b', 'x'],
      ['s.yaml#x_unencrypted', 'x'],
    ] as const) {
      assert.equal(problemOf(await store.put!(name, value)).kind, 'unsupported', name);
    }
  });
});
