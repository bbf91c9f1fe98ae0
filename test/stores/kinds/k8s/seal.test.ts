// Sealed Secrets: what is sealed, who can read it, and with which certificate.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { constants, createDecipheriv, type KeyObject, privateDecrypt, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { fingerprintOf, type SealScope, sealManifest, sealValue } from '../../../../stores/parts/k8s/manifests/seal';
import { fetchCertificate } from '../../../../stores/parts/k8s/manifests/seal-certificate';
import { problemOf } from '../../contract';
import { type FakeCluster, startCluster } from '../../servers/k8s';
import { type Issued, makeCertificate } from '../../servers/k8s-certificates';
import { newFolder, testHost } from '../../support/test-host';
import { goProgram } from '../../support/unseal-in-go';

/** As the controller does it. */
function unseal(sealed: string, key: KeyObject, label: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64');
  const length = bytes.readUInt16BE(0);
  const session = privateDecrypt(
    {
      key,
      padding: constants.RSA_PKCS1_OAEP_PADDING,
      oaepHash: 'sha256',
      ...(label !== '' && { oaepLabel: Buffer.from(label) }),
    },
    bytes.subarray(2, 2 + length),
  );
  const decipher = createDecipheriv('aes-256-gcm', session, Buffer.alloc(12));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(2 + length, -16)), decipher.final()]);
}

const labels: readonly (readonly [SealScope, string])[] = [
  ['strict', 'team/db'],
  ['namespace-wide', 'team'],
  ['cluster-wide', ''],
];
const target = { namespace: 'team', name: 'db' };

describe('sealing for Sealed Secrets', () => {
  let sealing: Issued;
  before(() => {
    sealing = makeCertificate({ commonName: 'sealed-secret', kind: 'rsa' });
  });

  function sealedOf(value: Uint8Array, scope: SealScope): string {
    const sealed = sealValue(value, sealing.cert, scope, target);
    assert.ok(sealed.ok, JSON.stringify(sealed));
    return sealed.value;
  }

  for (const [scope, label] of labels)
    it(`can be read with the controller’s key, ${scope}, and under no other name`, () => {
      for (const value of [Buffer.from('line\nline\0'), Buffer.alloc(0), randomBytes(100_000)]) {
        const sealed = sealedOf(value, scope);
        assert.deepEqual(unseal(sealed, sealing.privateKey, label), value);
        assert.throws(() => unseal(sealed, sealing.privateKey, 'team/other'));
      }
    });

  it('is another text each time', () => {
    assert.notEqual(sealedOf(Buffer.from('same'), 'strict'), sealedOf(Buffer.from('same'), 'strict'));
  });

  const hasGo = spawnSync('go', ['version']).status === 0;
  it('can be read by a Go program, as the controller is one', function () {
    if (!hasGo) {
      console.log('    not run: there is no Go on this machine');
      this.skip();
    }
    this.timeout(120_000);
    const folder = newFolder();
    writeFileSync(join(folder, 'key.pem'), sealing.key);
    writeFileSync(join(folder, 'main.go'), goProgram);
    const lines = labels.map(([scope, label]) => `${label}\t${sealedOf(Buffer.from(`read in Go, ${scope}`), scope)}`);
    const env = { ...process.env, GO111MODULE: 'off', GOFLAGS: '', CGO_ENABLED: '0' };
    const ran = spawnSync('go', ['run', 'main.go'], { cwd: folder, env, input: lines.join('\n'), encoding: 'utf8' });
    assert.equal(ran.stderr, '');
    assert.deepEqual(
      ran.stdout.trimEnd().split('\n'),
      labels.map(([scope]) => `read in Go, ${scope}`),
    );
  });

  it('refuses certificates that cannot be sealed with', () => {
    const expired = makeCertificate({ commonName: 'old', kind: 'rsa', notAfter: new Date('2021-01-01T00:00:00Z') });
    const cases: readonly (readonly [string, string, RegExp])[] = [
      [expired.cert, 'unsupported', /expired/],
      [makeCertificate({ commonName: 'ec' }).cert, 'unsupported', /RSA/],
      ['no certificate', 'unreadable', /no certificate/],
      ['', 'unreadable', /no certificate/],
    ];
    for (const [pem, kind, words] of cases) {
      const problem = problemOf(sealValue(Buffer.from('x'), pem, 'strict', target));
      assert.equal(problem.kind, kind);
      assert.match(problem.message, words);
      assert.equal(problemOf(sealManifest('', pem)).kind, kind);
    }
    const later = Date.now() + 2 * 86_400_000;
    assert.match(problemOf(sealValue(Buffer.from('x'), sealing.cert, 'strict', target, later)).message, /expired/);
  });

  it('needs a namespace and a name, as far as the scope holds them', () => {
    const value = Buffer.from('x');
    assert.equal(problemOf(sealValue(value, sealing.cert, 'strict', { namespace: 'team' })).kind, 'misconfigured');
    assert.equal(problemOf(sealValue(value, sealing.cert, 'strict', { name: 'db' })).kind, 'misconfigured');
    assert.equal(problemOf(sealValue(value, sealing.cert, 'namespace-wide', {})).kind, 'misconfigured');
    assert.ok(sealValue(value, sealing.cert, 'namespace-wide', { namespace: 'team' }).ok);
    assert.ok(sealValue(value, sealing.cert, 'cluster-wide', {}).ok);
  });

  it('tells the certificate’s fingerprint', () => {
    const fingerprint = fingerprintOf(sealing.cert);
    assert.ok(fingerprint.ok);
    assert.match(fingerprint.value, /^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    assert.equal(problemOf(fingerprintOf('x')).kind, 'unreadable');
  });

  const manifest = (more: object = {}, metadata: object = {}) =>
    stringify({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'db', namespace: 'team', ...metadata },
      type: 'Opaque',
      data: { password: Buffer.from('from data').toString('base64'), both: 'b2xk' },
      stringData: { both: 'from stringData', '.env': 'A=1\n' },
      ...more,
    });

  for (const [scope, label] of labels)
    it(`makes a SealedSecret of a manifest, ${scope}`, () => {
      const text = sealManifest(
        manifest({ immutable: true }, { labels: { app: 'x' }, annotations: { note: 'kept' } }),
        sealing.cert,
        scope,
      );
      assert.ok(text.ok, JSON.stringify(text));
      const sealed = parse(text.value);
      const values = Object.entries<string>(sealed.spec.encryptedData).map(([key, value]) => [
        key,
        unseal(value, sealing.privateKey, label).toString(),
      ]);
      assert.deepEqual(values, [
        ['.env', 'A=1\n'],
        ['both', 'from stringData'],
        ['password', 'from data'],
      ]);
      const annotations = scope === 'strict' ? {} : { [`sealedsecrets.bitnami.com/${scope}`]: 'true' };
      sealed.spec.encryptedData = {};
      assert.deepEqual(sealed, {
        apiVersion: 'bitnami.com/v1alpha1',
        kind: 'SealedSecret',
        metadata: { name: 'db', namespace: 'team', ...(scope !== 'strict' && { annotations }) },
        spec: {
          encryptedData: {},
          template: {
            metadata: {
              name: 'db',
              namespace: 'team',
              labels: { app: 'x' },
              annotations: { note: 'kept', ...annotations },
            },
            type: 'Opaque',
            immutable: true,
          },
        },
      });
    });

  it('takes the scope from the annotations where none is given, and another one over them', () => {
    const annotations = { 'sealedsecrets.bitnami.com/cluster-wide': 'true' };
    const wide = sealManifest(manifest({}, { annotations, namespace: undefined }), sealing.cert);
    assert.ok(wide.ok, JSON.stringify(wide));
    assert.ok(unseal(parse(wide.value).spec.encryptedData.password, sealing.privateKey, ''));
    const strict = sealManifest(manifest({}, { annotations }), sealing.cert, 'strict');
    assert.ok(strict.ok && !strict.value.includes('cluster-wide'));
    assert.ok(unseal(parse(strict.value).spec.encryptedData.password, sealing.privateKey, 'team/db'));
  });

  it('leaves out every copy of a value, and what belongs to the cluster it came from', () => {
    const copy = JSON.stringify({ data: { password: Buffer.from('from data').toString('base64') } });
    const annotations = {
      'kubectl.kubernetes.io/last-applied-configuration': copy,
      'kubecfg.ksonnet.io/last-applied-configuration': copy,
    };
    const metadata = {
      annotations,
      uid: 'u',
      resourceVersion: '1',
      creationTimestamp: null,
      ownerReferences: [{ kind: 'Deployment', name: 'x' }],
      managedFields: [{ manager: 'kubectl' }],
    };
    const text = sealManifest(manifest({}, metadata), sealing.cert);
    assert.ok(text.ok);
    for (const gone of [
      'last-applied',
      'ownerReferences',
      'managedFields',
      'resourceVersion',
      'from data',
      'ZnJvbSBkYXRh',
    ])
      assert.ok(!text.value.includes(gone), gone);
    assert.equal(parse(text.value).spec.template.metadata.annotations, undefined);
  });

  it('seals all secrets of a file', () => {
    const text = sealManifest(`---\n${manifest()}---\n${manifest({}, { name: 'other' })}---\n`, sealing.cert);
    assert.ok(text.ok);
    const names = parseAllDocuments(text.value).map((document) => document.toJS().metadata.name);
    assert.deepEqual(names, ['db', 'other']);
  });

  it('takes base64 over several lines', () => {
    const text = sealManifest(
      `apiVersion: v1\nkind: Secret\nmetadata: {name: db, namespace: team}\ndata:\n  a: |\n    ZnJv\n    bQ==\n`,
      sealing.cert,
    );
    assert.ok(text.ok, JSON.stringify(text));
    assert.equal(unseal(parse(text.value).spec.encryptedData.a, sealing.privateKey, 'team/db').toString(), 'from');
  });

  const refusals: readonly (readonly [string, () => string, string])[] = [
    ['no YAML', () => 'a: [', 'unreadable'],
    ['nothing', () => '---\n', 'unreadable'],
    ['another kind', () => 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: b}\n', 'unreadable'],
    ['one of several that is no secret', () => `${manifest()}---\nkind: List\n`, 'unreadable'],
    ['no namespace', () => manifest({}, { namespace: undefined }), 'misconfigured'],
    ['no name', () => manifest({}, { name: undefined }), 'unreadable'],
    ['a number as a value', () => manifest({ stringData: { port: 5432 } }), 'unreadable'],
    ['broken base64', () => manifest({ data: { a: 'a==b' } }), 'unreadable'],
    ['no values', () => manifest({ data: {}, stringData: {} }), 'unreadable'],
  ];
  for (const [what, text, kind] of refusals)
    it(`refuses a manifest with ${what}`, () => {
      const problem = problemOf(sealManifest(text(), sealing.cert));
      assert.equal(problem.kind, kind);
      assert.ok(!/5432|a==b|team/.test(problem.message));
    });

  describe('with the certificate of the controller', () => {
    let cluster: FakeCluster;
    before(async () => {
      cluster = await startCluster();
      cluster.tokens.set('made-up', 'developer');
    });
    after(() => cluster.close());

    function place(): Parameters<typeof fetchCertificate> {
      const host = testHost();
      const ca = Buffer.from(cluster.ca).toString('base64');
      mkdirSync(join(host.home, '.kube'));
      const file = {
        contexts: [{ name: 'dev', context: { cluster: 'c', user: 'u' } }],
        clusters: [{ name: 'c', cluster: { server: cluster.url, 'certificate-authority-data': ca } }],
        users: [{ name: 'u', user: { token: 'made-up' } }],
      };
      writeFileSync(join(host.home, '.kube', 'config'), stringify(file));
      return [{ settings: {} }, host];
    }

    it('fetches it through the API server', async () => {
      cluster.sealingCertificate = sealing.cert;
      const fetched = await fetchCertificate(...place());
      assert.deepEqual(fetched, { ok: true, value: sealing.cert });
    });

    it('says when there is no controller, or no certificate', async () => {
      cluster.sealingCertificate = undefined;
      assert.equal(problemOf(await fetchCertificate(...place())).kind, 'not-found');
      cluster.sealingCertificate = 'something else';
      assert.equal(problemOf(await fetchCertificate(...place())).kind, 'unreadable');
      const [at, host] = place();
      assert.equal(problemOf(await fetchCertificate(at, host, { context: 'other' })).kind, 'not-found');
      assert.equal(problemOf(await fetchCertificate(at, host, { controller: '../x' })).kind, 'misconfigured');
      const signal = AbortSignal.abort();
      assert.equal(problemOf(await fetchCertificate(at, host, { signal })).kind, 'cancelled');
    });
  });
});
