// Google Cloud Secret Manager: the contract against a Google Cloud on this machine, versions, what others do meanwhile.

import assert from 'node:assert/strict';
import gcpSm from '../../../../stores/gcp-sm';
import { crc32c } from '../../../../stores/parts/gcp/crc32c';
import { found } from '../../../../stores/store';
import { contract, problemOf } from '../../contract';
import { fault, google, http, openStore, project, storeWith, textOf, useGoogle } from '../../support/google';
import { newFolder } from '../../support/test-host';

describe('Google Cloud Secret Manager', () => {
  useGoogle();

  contract({
    kind: gcpSm,
    storeWith: async (secrets) => storeWith(secrets),
    nameOf: (key) => `${project}/${key}`,
    // The service keeps no empty payload.
    takes: (text) => text !== '',
    many: 10_000,
  });

  describe('names', () => {
    const strangers = [
      'PLAIN',
      'a-project/PLAIN/more',
      'a-project/PLAIN#field',
      'A Project/PLAIN',
      'a-project/a.b',
      '',
    ];
    for (const name of strangers) {
      it(`has nothing for ${JSON.stringify(name)}, and asks nobody`, async () => {
        const store = storeWith({ PLAIN: 'a-value' });
        for (const call of [store.get(name), store.about!(name), store.put!(name, 'a'), store.retire!(name, '1')])
          assert.equal(problemOf(await call).kind, 'not-found');
        assert.equal(google.requests.length, 0);
      });
    }

    it('reads many in few answers, once for all pages of a folder', async () => {
      const secrets = Object.fromEntries(Array.from({ length: 6000 }, (_, index) => [`NAME_${index}`, 'same-value']));
      const store = storeWith(secrets);
      let cursor: string | undefined;
      let pages = 0;
      do {
        const page = await store.list({ folder: project, limit: 100, cursor });
        assert.ok(page.ok);
        cursor = page.value.next;
        pages++;
      } while (cursor !== undefined);
      assert.equal(pages, 60);
      assert.equal(google.requests.filter(({ path }) => path.includes('/secrets?')).length, 3);
    });

    it('reads again what came too late to be kept', async () => {
      let now = Date.now();
      storeWith({ A: 'same-value', C: 'same-value' });
      const store = openStore({ now: () => now });
      const first = await store.list({ folder: project, limit: 1 });
      assert.deepEqual(first.ok && first.value, { names: ['a-project/A'], next: 'a-project/A' });
      google.add('a-project/B', 'same-value');
      now += 61_000;
      const second = await store.list({ folder: project, limit: 5, cursor: 'a-project/A' });
      assert.deepEqual(second.ok && second.value, { names: ['a-project/B', 'a-project/C'] });
    });

    it('takes other projects than its own', async () => {
      const store = storeWith({});
      google.add('another-project/PLAIN', 'a-value');
      assert.equal(await textOf(store, 'another-project/PLAIN'), 'a-value');
      const page = await store.list({ folder: 'another-project' });
      assert.deepEqual(page.ok && page.value.names, ['another-project/PLAIN']);
    });
  });

  describe('versions', () => {
    const withThree = () => {
      const store = storeWith({ PLAIN: 'first' });
      const secret = google.add('a-project/PLAIN', 'second');
      google.add('a-project/PLAIN', 'third');
      secret.aliases.stable = 1;
      return { store, secret };
    };

    for (const [version, text] of [
      ['1', 'first'],
      ['2', 'second'],
      ['latest', 'third'],
      ['stable', 'first'],
      [undefined, 'third'],
    ] as const) {
      it(`reads version ${version ?? 'that is current'}`, async () => {
        assert.equal(await textOf(withThree().store, 'a-project/PLAIN', version), text);
      });
    }

    it('tells a disabled version from a destroyed one', async () => {
      const { store, secret } = withThree();
      secret.versions[0]!.state = 'DISABLED';
      secret.versions[1]!.state = 'DESTROYED';
      const disabled = problemOf(await store.get('a-project/PLAIN', { version: '1' }));
      const destroyed = problemOf(await store.get('a-project/PLAIN', { version: '2' }));
      assert.deepEqual([disabled.kind, destroyed.kind], ['denied', 'not-found']);
      assert.match(disabled.message, /disabled/);
      assert.match(destroyed.message, /destroyed/);
    });

    it('disables an old version, then destroys it, and leaves the current one', async () => {
      const { store, secret } = withThree();
      const states = () => secret.versions.map(({ state }) => state);
      assert.equal(problemOf(await store.retire!('a-project/PLAIN', '3')).kind, 'unsupported');
      assert.ok((await store.retire!('a-project/PLAIN', '1')).ok);
      assert.deepEqual(states(), ['DISABLED', 'ENABLED', 'ENABLED']);
      assert.ok((await store.retire!('a-project/PLAIN', '1')).ok);
      assert.ok((await store.retire!('a-project/PLAIN', '1')).ok);
      assert.deepEqual(states(), ['DESTROYED', 'ENABLED', 'ENABLED']);
      assert.equal(problemOf(await store.retire!('a-project/PLAIN', '9')).kind, 'not-found');
    });

    it('takes no second step when two retire at once', async () => {
      const { store, secret } = withThree();
      fault(/versions\/1:disable$/, { act: () => Object.assign(secret.versions[0]!, { etag: '"another"' }) }, 1);
      assert.equal(problemOf(await store.retire!('a-project/PLAIN', '1')).kind, 'conflict');
    });

    it('says what is known', async () => {
      const { store, secret } = withThree();
      const [expireTime, nextRotationTime] = ['2031-01-02T03:04:05Z', '2030-01-02T03:04:05Z'];
      Object.assign(secret.fields, { expireTime, rotation: { nextRotationTime } });
      secret.versions[2]!.scheduledDestroyTime = '2031-01-01T00:00:00Z';
      const facts = await store.about!('a-project/PLAIN');
      assert.deepEqual(facts.ok && facts.value, {
        version: '3',
        changed: Date.parse('2024-06-07T08:09:10.987Z'),
        expires: Date.parse(expireTime),
        nextRotation: Date.parse(nextRotationTime),
        isDeleted: true,
      });
      assert.ok(google.requests.every(({ path }) => !path.includes(':access')));
    });

    it('says what is known of a secret without a version', async () => {
      const { store, secret } = withThree();
      secret.versions.length = 0;
      assert.deepEqual(await store.about!('a-project/PLAIN'), found({}));
      assert.equal(problemOf(await store.get('a-project/PLAIN')).kind, 'not-found');
    });
  });

  describe('values', () => {
    it('gives bytes that are no text as base64', async () => {
      const store = storeWith({});
      google.add('a-project/BYTES', Buffer.from([0xff, 0xfe, 0x00]));
      const secret = await store.get('a-project/BYTES');
      assert.deepEqual(secret.ok && secret.value, { text: '//4A', isBinary: true, version: '1' });
    });

    it('keeps a byte order mark', async () => {
      const store = storeWith({ MARKED: '\ufeffvalue' });
      assert.equal(await textOf(store, 'a-project/MARKED'), '\ufeffvalue');
    });

    it('has the checksum of the standard', () => {
      assert.equal(crc32c(Buffer.from('123456789')), 0xe3069283);
      assert.equal(crc32c(Buffer.alloc(32)), 0x8a9136aa);
      assert.equal(crc32c(Buffer.alloc(0)), 0);
    });

    it('refuses a value with another checksum', async () => {
      const store = storeWith({ PLAIN: 'a-value' });
      google.secrets.get('a-project/PLAIN')!.versions[0]!.checksum = '1';
      assert.equal(problemOf(await store.get('a-project/PLAIN')).kind, 'unreadable');
    });

    for (const [what, text] of [
      ['empty', ''],
      ['larger than 64 KiB', 'x'.repeat(65_537)],
      ['half of a character', '\ud800'],
    ] as const) {
      it(`writes no value that is ${what}`, async () => {
        const store = storeWith({});
        assert.equal(problemOf(await store.put!('a-project/PLAIN', text)).kind, 'unsupported');
        assert.equal(google.requests.length, 0);
      });
    }

    it('writes the largest one', async () => {
      const store = storeWith({});
      const text = 'x'.repeat(65_536);
      assert.ok((await store.put!('a-project/PLAIN', text)).ok);
      assert.equal(await textOf(store, 'a-project/PLAIN'), text);
    });
  });

  describe('writing', () => {
    const name = 'a-project/PLAIN';
    const states = () => google.secrets.get(name)?.versions.map(({ data }) => data.toString());

    it('gives way to a write in between', async () => {
      const store = storeWith({ PLAIN: 'first' });
      fault(/:addVersion$/, { act: () => google.add(name, 'of another') }, 1);
      assert.equal(problemOf(await store.put!(name, 'ours', { expected: '1' })).kind, 'conflict');
      assert.deepEqual(states(), ['first', 'of another', 'ours', 'of another']);
    });

    it('gives way to a first write in between', async () => {
      const store = storeWith({});
      fault(/\/secrets$/, { method: 'POST', act: () => google.add(name, 'of another') }, 1);
      assert.equal(problemOf(await store.put!(name, 'ours', { expected: null })).kind, 'conflict');
      assert.equal(await textOf(store, name), 'of another');
    });

    it('fills a secret that was prepared, and does not remove it when that is taken back', async () => {
      const store = storeWith({ PLAIN: 'first' });
      const secret = google.secrets.get(name)!;
      secret.versions.length = 0;
      const written = await store.put!(name, 'ours', { expected: null });
      assert.deepEqual(written, found({ name, version: '1', previous: null }));
      assert.ok(written.ok && (await store.revert!(written.value)).ok);
      assert.equal(secret.versions[0]!.state, 'DESTROYED');
      assert.equal(problemOf(await store.get(name)).kind, 'not-found');
    });

    it('removes a secret that it made when it takes back the first write', async () => {
      const store = storeWith({});
      const written = await store.put!(name, 'ours');
      assert.ok(written.ok && (await store.revert!(written.value)).ok);
      assert.equal(google.secrets.size, 0);
    });

    it('takes back no write that another followed', async () => {
      const store = storeWith({ PLAIN: 'first' });
      const written = await store.put!(name, 'second');
      google.add(name, 'third');
      assert.equal(written.ok && problemOf(await store.revert!(written.value)).kind, 'conflict');
      assert.deepEqual(states(), ['first', 'second', 'third']);
    });

    it('leaves no empty secret behind when it may not add a version', async () => {
      const store = storeWith({});
      google.forbidden.add('versions.add');
      assert.equal(problemOf(await store.put!(name, 'ours')).kind, 'denied');
      assert.equal(google.secrets.size, 0);
    });

    it('writes with the one permission for it, and knows nothing to take back to', async () => {
      const store = storeWith({ PLAIN: 'first' });
      for (const one of ['versions.get', 'versions.access', 'secrets.get']) google.forbidden.add(one);
      const written = await store.put!(name, 'second');
      assert.deepEqual(written, found({ name, version: '2' }));
      assert.equal(problemOf(await store.put!(name, 'third', { expected: '2' })).kind, 'denied');
      google.forbidden.clear();
      const revert = await store.revert!({ name, version: '2' });
      assert.equal(problemOf(revert).kind, 'unsupported');
      assert.deepEqual(states(), ['first', 'second']);
    });

    it('takes back to no version that cannot be read any more', async () => {
      const store = storeWith({ PLAIN: 'first' });
      const written = await store.put!(name, 'second');
      google.secrets.get(name)!.versions[0]!.state = 'DISABLED';
      assert.equal(written.ok && problemOf(await store.revert!(written.value)).kind, 'denied');
    });

    it('uses the names of a regional endpoint', async () => {
      google.reset();
      const asked: string[] = [];
      const store = openStore(
        {
          home: newFolder(),
          run: async () => found({ status: 0, stdout: Buffer.from(google.newToken()), stderr: '' }),
          http: async (request) => {
            asked.push(request.url);
            return http({ ...request, url: request.url.replace(/^https:\/\/[^/]+/, google.url) });
          },
        },
        { endpoint: 'https://secretmanager.europe-west3.rep.googleapis.com' },
      );
      assert.ok((await store.put!(name, 'ours')).ok);
      assert.equal(await textOf(store, name), 'ours');
      const start =
        'https://secretmanager.europe-west3.rep.googleapis.com/v1/projects/a-project/locations/europe-west3/';
      assert.ok(asked.length > 0 && asked.every((url) => url.startsWith(start)));
      assert.equal(store.page!(name), undefined);
    });
  });
});
