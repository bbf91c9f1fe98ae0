// Google Cloud Secret Manager: its settings, and what it says when something is wrong.

import assert from 'node:assert/strict';
import gcpSm from '../../../../stores/gcp-sm';
import type { StoreHost } from '../../../../stores/host';
import { found, refused } from '../../../../stores/store';
import { problemOf } from '../../contract';
import {
  fault,
  google,
  homeWith,
  http,
  noProgram,
  project,
  storeWith,
  textOf,
  useGoogle,
  userFile,
} from '../../support/google';
import { testHost } from '../../support/test-host';

describe('problems of Google Cloud Secret Manager', () => {
  useGoogle();

  describe('problems', () => {
    const error = (status: string, message = 'Secret [projects/1/secrets/PLAIN] a-value', reason?: string) =>
      JSON.stringify({ error: { code: 1, message, status, details: reason ? [{ reason }] : [] } });
    for (const [status, body, kind] of [
      [400, error('INVALID_ARGUMENT'), 'unsupported'],
      [400, error('FAILED_PRECONDITION'), 'denied'],
      [403, error('PERMISSION_DENIED'), 'denied'],
      [403, error('PERMISSION_DENIED', 'x', 'SERVICE_DISABLED'), 'misconfigured'],
      [403, error('PERMISSION_DENIED', 'x', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT'), 'login-needed'],
      [403, '<html>a proxy</html>', 'denied'],
      [404, error('NOT_FOUND'), 'not-found'],
      [409, error('ABORTED'), 'conflict'],
      [412, '', 'conflict'],
      [429, error('RESOURCE_EXHAUSTED'), 'busy'],
      [500, error('INTERNAL'), 'unavailable'],
      [503, '', 'unavailable'],
      [418, '', 'unreadable'],
      [200, '{"name":', 'unreadable'],
      [200, '{"name":"a/b","payload":{"data":"not base64"}}', 'unreadable'],
      [200, '[]', 'unreadable'],
    ] as const) {
      it(`says “${kind}” for status ${status} with ${body.slice(0, 60) || 'nothing'}`, async () => {
        const store = storeWith({ PLAIN: 'a-value' });
        fault(/:access$/, { status, body });
        const problem = problemOf(await store.get('a-project/PLAIN'));
        assert.equal(problem.kind, kind);
        assert.doesNotMatch(problem.message, /PLAIN|a-value/);
      });
    }

    it('waits for nothing that passes', async () => {
      const store = storeWith({ PLAIN: 'a-value' });
      fault(/:access$/, { status: 503 }, 2);
      assert.equal(await textOf(store, 'a-project/PLAIN'), 'a-value');
    });

    it('does not write twice when an answer is lost', async () => {
      const store = storeWith({ PLAIN: 'a-value' });
      fault(/:addVersion$/, { status: 503 }, 1);
      assert.equal(problemOf(await store.put!('a-project/PLAIN', 'another')).kind, 'unavailable');
      assert.equal(google.secrets.get('a-project/PLAIN')!.versions.length, 1);
    });
  });

  describe('its settings', () => {
    for (const settings of [
      { endpoint: 'https://example.com' },
      { endpoint: 'http://secretmanager.googleapis.com' },
      { endpoint: 'https://secretmanager.googleapis.com/elsewhere' },
      { endpoint: 'https://user@secretmanager.googleapis.com' },
      { endpoint: 'http://169.254.169.254' },
      { project: 'A Project' },
      { token: 'ya29' },
      { instanceMetadata: 'yes' },
    ]) {
      it(`refuses ${JSON.stringify(settings)} in each call`, async () => {
        const never: StoreHost['http'] = async () => assert.fail('something was asked');
        const store = gcpSm.open({ settings }, testHost({ http: never, run: noProgram }));
        const name = 'a-project/PLAIN';
        const calls = [store.list(), store.get(name), store.health(), store.about!(name), store.put!(name, 'a')];
        for (const call of calls) assert.equal(problemOf(await call).kind, 'misconfigured');
        assert.ok(store.describe().place);
      });
    }

    it('names the project that is found elsewhere', async () => {
      google.reset();
      const settings = { endpoint: google.url };
      const topOf = async (parts: Partial<StoreHost>) => {
        const host = testHost({ http, run: noProgram, home: homeWith(userFile()), ...parts });
        return gcpSm.open({ settings }, host).list();
      };
      const run: StoreHost['run'] = async (_, args) =>
        args[0] === 'config'
          ? found({ status: 0, stdout: Buffer.from('of-gcloud\n'), stderr: '' })
          : refused('unavailable', 'There is no such program.');
      const top = (name: string) => found({ names: [], folders: [name] });
      assert.deepEqual(await topOf({ env: { GOOGLE_CLOUD_PROJECT: 'of-environment' } }), top('of-environment'));
      assert.deepEqual(await topOf({ home: homeWith({ ...userFile(), quota_project_id: 'of-file' }) }), top('of-file'));
      assert.deepEqual(await topOf({ run }), top('of-gcloud'));
      assert.equal(problemOf(await topOf({})).kind, 'misconfigured');
    });

    it('says that production is production', () => {
      const open = (settings: Readonly<Record<string, unknown>>) => gcpSm.open({ settings }, testHost()).describe();
      assert.deepEqual(open({ project, production: true }), {
        kind: 'gcp-sm',
        place: project,
        hasVersions: true,
        isProduction: true,
      });
      assert.equal(open({ project }).isProduction, undefined);
    });

    it('is healthy without permission to list', async () => {
      const store = storeWith({});
      const able = await store.health();
      google.forbidden.add('secrets.list');
      const unable = await store.health();
      assert.ok(able.ok && unable.ok && able.value.summary !== unable.value.summary);
    });

    it('links to the console, for secrets that are there', () => {
      const open = (settings: Readonly<Record<string, unknown>>) => gcpSm.open({ settings }, testHost());
      assert.equal(
        open({}).page!('a-project/PLAIN'),
        'https://console.cloud.google.com/security/secret-manager/secret/PLAIN/versions?project=a-project',
      );
      assert.equal(open({}).page!('nonsense'), undefined);
      assert.equal(open({ endpoint: 'http://localhost:1' }).page!('a-project/PLAIN'), undefined);
    });
  });
});
