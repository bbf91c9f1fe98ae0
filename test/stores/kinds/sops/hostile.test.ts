// SOPS files that somebody made to be read wrong: refused in our own words, in time, and without a value.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sops from '../../../../stores/sops';
import type { Store } from '../../../../stores/store';
import { problemOf } from '../../contract';
import { encrypted, type Keys, newKeys, workspaceWith } from '../../servers/sops';
import { testHost } from '../../support/test-host';

let keys: Keys;
before(async () => {
  keys = await newKeys();
});

const storeOf = (file: string, text: string | Uint8Array): Store =>
  sops.open(
    { folder: workspaceWith({ [file]: text }), settings: {} },
    testHost({ env: { SOPS_AGE_KEY: keys.identity, PATH: '' } }),
  );

const plain = 'user: fox\npassword: hunter-of-nothing\nlist:\n  - one\n  - two\nopen_unencrypted: seen\n';
const file = (more = {}) => encrypted({ format: 'yaml', text: plain, recipients: [keys.recipient], ...more });

/** Forms of a text that was changed by somebody without the key. */
const forgeries: Readonly<Record<string, (text: string) => string>> = {
  'a flipped letter of a ciphertext': (text) =>
    text.replace(/(user: ENC\[AES256_GCM,data:)(.)/, (_, head, one) => head + (one === 'A' ? 'B' : 'A')),
  'a flipped letter of an IV': (text) =>
    text.replace(/(user: .*iv:)(.)/, (_, head, one) => head + (one === 'A' ? 'B' : 'A')),
  'a shortened tag': (text) => text.replace(/(user: .*tag:).{22}==/, '$1AAAAAA=='),
  'a removed entry': (text) => text.replace(/^password:.*\n/m, ''),
  'an added plain entry': (text) => `added: plain\n${text}`,
  'an added plain entry that may be plain': (text) => `added_unencrypted: plain\n${text}`,
  'a plain text for a ciphertext': (text) => text.replace(/^user: .*/m, 'user: plain'),
  'a changed plain entry': (text) => text.replace('open_unencrypted: seen', 'open_unencrypted: other'),
  'two entries swapped': (text) => text.replace(/^user: (.*)\npassword: (.*)/m, 'user: $2\npassword: $1'),
  'an entry under another name': (text) => text.replace(/^user:/m, 'name:'),
  'entries in another order': (text) => text.replace(/^(user: .*\n)(password: .*\n)/m, '$2$1'),
  'items in another order': (text) => text.replace(/( {2}- .*\n)( {2}- .*\n)/, '$2$1'),
  'a value that is said to be a comment': (text) => text.replace(/(user: .*type:)str/, '$1comment'),
  'a value that is said to be a number': (text) => text.replace(/(user: .*type:)str/, '$1int'),
  'another time': (text) => text.replace('2026-01-02T03:04:05Z', '2026-01-02T03:04:06Z'),
  'no hash': (text) => text.replace(/^( {4}mac: ).*/m, '$1""'),
  'another rule': (text) => text.replace('unencrypted_suffix: _unencrypted', 'unencrypted_suffix: _none'),
  'a hash that is said to count less': (text) =>
    text.replace('    version:', '    mac_only_encrypted: true\n    version:'),
  'a second document': (text) => `${text}---\nmore_unencrypted: x\n`,
};

describe('a forged SOPS file', () => {
  for (const [what, forge] of Object.entries(forgeries)) {
    it(`is refused: ${what}`, async () => {
      const text = await file();
      assert.ok((await storeOf('s.yaml', text).get('s.yaml#list.0')).ok);
      const forged = forge(text);
      assert.notEqual(forged, text);
      const store = storeOf('s.yaml', forged);
      for (const result of [
        await store.get('s.yaml#list.0'),
        await store.put!('s.yaml#list.0', 'x'),
        await store.put!('s.yaml#new', 'x'),
      ]) {
        const problem = problemOf(result);
        assert.equal(problem.kind, 'unreadable');
        assert.doesNotMatch(problem.message, /hunter|fox|ENC\[/);
      }
    });
  }

  it('is refused when only the hash over encrypted entries counts, too', async () => {
    const text = await file({ macOnlyEncrypted: true });
    for (const what of ['a removed entry', 'a plain text for a ciphertext', 'entries in another order']) {
      assert.equal(
        problemOf(await storeOf('s.yaml', forgeries[what]!(text)).get('s.yaml#list.0')).kind,
        'unreadable',
        what,
      );
    }
    const changed = storeOf('s.yaml', forgeries['a changed plain entry']!(text));
    assert.ok((await changed.get('s.yaml#list.0')).ok);
    assert.equal(problemOf(await changed.get('s.yaml#open_unencrypted')).kind, 'unsupported');
  });
});

const block = 'sops:\n  age:\n    - recipient: x\n      enc: x\n  lastmodified: "2026-01-02T03:04:05Z"\n  mac: x\n';

/** By file name and content: all of them `unreadable`. */
const unreadable: Readonly<Record<string, readonly [string, string | Uint8Array]>> = {
  '10 MB': ['s.yaml', `a: ${'x'.repeat(10_000_000)}\n${block}`],
  '10 MB of JSON': ['s.json', `{"a": "${'x'.repeat(10_000_000)}", "sops": {}}`],
  'aliases that grow': ['s.yaml', `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n${block}`],
  'an alias to itself': ['s.yaml', `a: &a [*a]\n${block}`],
  'many small lines': ['s.yaml', `${'- a\n'.repeat(500_000)}`],
  'many documents': ['s.yaml', `${'---\n'.repeat(500_000)}`],
  'many brackets': ['s.yaml', `a: ${'['.repeat(300_000)}`],
  'many items of JSON': ['s.json', `{"a": [${'0,'.repeat(1_500_000)}0]}`],
  'many lines of an env file': ['s.env', 'A\n'.repeat(500_000)],
  'deep JSON': ['s.json', `{"a": ${'['.repeat(500_000)}${']'.repeat(500_000)}}`],
  'deep YAML': ['s.yaml', `${Array.from({ length: 200 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')}${block}`],
  'the same key twice': ['s.yaml', `a: b\na: c\n${block}`],
  'the same key twice in JSON': ['s.json', '{"a": 1, "\\u0061": 2, "sops": {}}'],
  'the same key twice in an env file': ['s.env', 'A=1\nA=2\nsops_mac=x\n'],
  'metadata twice': ['s.yaml', `${block}${block}`],
  'a key that is no text': ['s.yaml', `8080: x\n${block}`],
  'a key that is a map': ['s.yaml', `? {a: b}\n: c\n${block}`],
  'a tag': ['s.yaml', `a: !!binary aGk=\n${block}`],
  'a list at the top': ['s.yaml', '- a\n'],
  'no map in JSON': ['s.json', '[{"sops": {}}]'],
  'no YAML': ['s.yaml', 'a: "b\n'],
  'no JSON': ['s.json', '{"a": }'],
  'no UTF-8': ['s.yaml', Buffer.from([0x61, 0x3a, 0xff, 0x0a])],
  'no metadata': ['s.yaml', 'a: b\n'],
  'metadata that are a text': ['s.yaml', 'a: b\nsops: yes\n'],
  'metadata without keys': ['s.yaml', 'a: b\nsops:\n  lastmodified: "2026-01-02T03:04:05Z"\n  mac: x\n'],
  'metadata with two rules': ['s.yaml', `${block}  encrypted_regex: a\n  unencrypted_regex: b\n`],
  'a time that is none': ['s.yaml', block.replace('2026-01-02T03:04:05Z', 'now')],
  'too many keys': ['s.yaml', block.replace(/ {4}- .*\n {6}.*\n/, (one) => one.repeat(300))],
};

describe('a hostile SOPS file', () => {
  for (const [what, [name, text]] of Object.entries(unreadable)) {
    it(`is refused: ${what}`, async () => {
      const store = storeOf(name, text);
      for (const result of [
        await store.get(`${name}#a`),
        await store.list({ folder: name }),
        await store.put!(`${name}#b`, 'x'),
      ]) {
        assert.equal(problemOf(result).kind, 'unreadable');
      }
    });
  }

  it('may have keys that JavaScript has a meaning for', async () => {
    const text = '__proto__: a\nconstructor:\n  prototype: b\ntoString: c\nhasOwnProperty: d\n';
    const store = storeOf('s.yaml', await encrypted({ format: 'yaml', text, recipients: [keys.recipient] }));
    for (const [name, value] of Object.entries({ ['__proto__']: 'a', 'constructor.prototype': 'b', toString: 'c' })) {
      assert.deepEqual(await store.get(`s.yaml#${name}`), { ok: true, value: { text: value } });
    }
    assert.ok((await store.put!('s.yaml#constructor.__proto__', 'e')).ok);
    assert.equal(problemOf(await store.get('s.yaml#valueOf')).kind, 'not-found');
    assert.equal(({} as { e?: string }).e, undefined);
    const json = storeOf('s.json', `{"__proto__": {"a": 1}, ${JSON.stringify({ sops: { mac: 'x' } }).slice(1)}`);
    assert.equal(problemOf(await json.get('s.json#__proto__.a')).kind, 'unreadable');
  });

  it('may name a pattern that would take for ever, and is read without it', async () => {
    const text = await file({ rule: { kind: 'unencrypted_regex', text: 'never' } });
    for (const pattern of ['(a+)+$', '((((a*)*)*)*)*b', '(x{1000}){1000}']) {
      const forged = text
        .replace('unencrypted_regex: never', `unencrypted_regex: "${pattern}"`)
        .replace(/^user/m, 'a'.repeat(5000));
      assert.equal(problemOf(await storeOf('s.yaml', forged).get('s.yaml#list.0')).kind, 'unreadable');
    }
  });

  it('is no INI file', async () => {
    assert.equal(problemOf(await storeOf('s.ini', '[a]\nb = c\n[sops]\n').get('s.ini#a.b')).kind, 'unsupported');
  });

  it('is not replaced by a write that was refused', async () => {
    const folder = workspaceWith({ 's.yaml': forgeries['a removed entry']!(await file()) });
    const before = readFileSync(join(folder, 's.yaml'));
    const store = sops.open({ folder, settings: {} }, testHost({ env: { SOPS_AGE_KEY: keys.identity } }));
    assert.ok(!(await store.put!('s.yaml#user', 'x')).ok);
    assert.deepEqual(readFileSync(join(folder, 's.yaml')), before);
    writeFileSync(join(folder, 's.yaml'), await file());
    assert.ok((await store.put!('s.yaml#user', 'x')).ok);
  });
});
