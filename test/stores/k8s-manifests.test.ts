// Sealed Secrets and External Secrets: what is written for a repository, and who can read it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { constants, createDecipheriv, type KeyObject, privateDecrypt, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { type ExternalSecretRequest, externalSecret } from '../../stores/support/k8s/external-secret';
import { fingerprintOf, type SealScope, sealManifest, sealValue } from '../../stores/support/k8s/seal';
import { fetchCertificate } from '../../stores/support/k8s/seal-certificate';
import { problemOf } from './contract';
import { type FakeCluster, startCluster } from './servers/k8s';
import { type Issued, makeCertificate } from './servers/k8s-certificates';
import { newFolder, testHost } from './support/test-host';

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

const goProgram = `package main

import (
	"bufio"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/binary"
	"encoding/pem"
	"fmt"
	"os"
	"strings"
)

func main() {
	text, _ := os.ReadFile("key.pem")
	block, _ := pem.Decode(text)
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		panic(err)
	}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 1<<20), 1<<20)
	for lines.Scan() {
		label, sealed, _ := strings.Cut(lines.Text(), "\\t")
		bytes, err := base64.StdEncoding.DecodeString(sealed)
		if err != nil {
			panic(err)
		}
		size := int(binary.BigEndian.Uint16(bytes))
		session, err := rsa.DecryptOAEP(sha256.New(), nil, parsed.(*rsa.PrivateKey), bytes[2:2+size], []byte(label))
		if err != nil {
			panic(err)
		}
		inner, _ := aes.NewCipher(session)
		gcm, _ := cipher.NewGCM(inner)
		value, err := gcm.Open(nil, make([]byte, gcm.NonceSize()), bytes[2+size:], nil)
		if err != nil {
			panic(err)
		}
		fmt.Println(string(value))
	}
}
`;

describe('manifests for External Secrets', () => {
  const of = (entries: Readonly<Record<string, string>>, more: Partial<ExternalSecretRequest> = {}) =>
    externalSecret({
      entries: Object.entries(entries).map(([key, reference]) => ({ key, reference })),
      target: { name: 'app', namespace: 'team' },
      ...more,
    });

  it('are one SecretStore and one ExternalSecret for one store', () => {
    const manifests = of(
      { DB_USER: 'vault+dev://secret/app/db#username', DB_PASSWORD: 'vault+dev://secret/app/db?version=3#password' },
      { stores: { 'vault+dev': { server: 'https://vault.example:8200', role: 'app', namespace: 'dev' } } },
    );
    assert.ok(manifests.ok, JSON.stringify(manifests));
    assert.equal(
      manifests.value.text,
      `# What this needs before it works:
#   A service account \`external-secrets\` in the namespace that may read the secrets.
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata:
  name: vault-dev-secret
  namespace: team
spec:
  provider:
    vault:
      server: https://vault.example:8200
      path: secret
      version: v2
      namespace: dev
      auth:
        kubernetes:
          mountPath: kubernetes
          role: app
          serviceAccountRef:
            name: external-secrets
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: app
  namespace: team
spec:
  refreshInterval: 1h0m0s
  secretStoreRef:
    name: vault-dev-secret
    kind: SecretStore
  target:
    name: app
    creationPolicy: Owner
  data:
    - secretKey: DB_USER
      remoteRef:
        key: app/db
        property: username
    - secretKey: DB_PASSWORD
      remoteRef:
        key: app/db
        property: password
        version: "3"
`,
    );
  });

  it('say for each value where it comes from when there are several stores', () => {
    const manifests = of({ A: 'gcp-sm://my-project/api-key', B: 'azure-kv://my-vault/api-key' });
    assert.ok(manifests.ok);
    const [google, azure, external] = parseAllDocuments(manifests.value.text).map((document) => document.toJS());
    assert.equal(google.metadata.name, 'gcp-sm-my-project');
    assert.equal(azure.metadata.name, 'azure-kv-my-vault');
    assert.equal(external.spec.secretStoreRef, undefined);
    assert.deepEqual(external.spec.data, [
      {
        secretKey: 'A',
        remoteRef: { key: 'api-key' },
        sourceRef: { storeRef: { name: 'gcp-sm-my-project', kind: 'SecretStore' } },
      },
      {
        secretKey: 'B',
        remoteRef: { key: 'api-key' },
        sourceRef: { storeRef: { name: 'azure-kv-my-vault', kind: 'SecretStore' } },
      },
    ]);
  });

  const account = { serviceAccountRef: { name: 'external-secrets' } };
  const cases: readonly (readonly [string, object, object, RegExp])[] = [
    [
      'vault://secret/secret/db#password',
      { key: 'secret/secret/db', property: 'password' },
      {
        vault: {
          server: 'https://FILL-IN',
          path: 'secret',
          version: 'v2',
          auth: { kubernetes: { mountPath: 'kubernetes', role: 'FILL-IN', ...account } },
        },
      },
      /address of the Vault.*role/s,
    ],
    [
      'aws-sm://team/db?version=AWSPREVIOUS#password',
      { key: 'team/db', property: 'password', version: 'AWSPREVIOUS' },
      { aws: { service: 'SecretsManager', region: 'FILL-IN', auth: { jwt: account } } },
      /region/,
    ],
    [
      'aws-sm://db?version=01234567-89ab-cdef-0123-456789abcdef',
      { key: 'db', version: 'uuid/01234567-89ab-cdef-0123-456789abcdef' },
      { aws: { service: 'SecretsManager', region: 'FILL-IN', auth: { jwt: account } } },
      /region/,
    ],
    [
      'gcp-sm://my-project/db?version=7',
      { key: 'db', version: '7' },
      { gcpsm: { projectID: 'my-project', auth: { workloadIdentity: account } } },
      /service account/,
    ],
    [
      'azure-kv://my-vault/db?version=abc',
      { key: 'db', version: 'abc' },
      { azurekv: { authType: 'WorkloadIdentity', vaultUrl: 'https://my-vault.vault.azure.net', ...account } },
      /service account/,
    ],
    [
      'k8s://prod/shared/db#password',
      { key: 'db', property: 'password' },
      {
        kubernetes: {
          remoteNamespace: 'shared',
          server: {
            url: 'https://FILL-IN',
            caProvider: { type: 'ConfigMap', name: 'kube-root-ca.crt', key: 'ca.crt' },
          },
          auth: { serviceAccount: { name: 'external-secrets' } },
        },
      },
      /kubernetes\.default/,
    ],
    [
      'doppler://app/dev/DB_PASSWORD',
      { key: 'DB_PASSWORD' },
      {
        doppler: {
          project: 'app',
          config: 'dev',
          auth: { secretRef: { dopplerToken: { name: 'doppler-token', key: 'dopplerToken' } } },
        },
      },
      /doppler-token/,
    ],
    [
      'op://Shared%20Things/db/login/password',
      { key: 'db/login/password' },
      {
        onepasswordSDK: {
          vault: 'Shared Things',
          auth: { serviceAccountSecretRef: { name: 'onepassword-token', key: 'token' } },
        },
      },
      /onepassword-token/,
    ],
  ];
  for (const [reference, remoteRef, provider, needs] of cases)
    it(`know ${reference}`, () => {
      const manifests = of({ KEY: reference });
      assert.ok(manifests.ok, JSON.stringify(manifests));
      const [store, external] = parseAllDocuments(manifests.value.text).map((document) => document.toJS());
      assert.deepEqual(store.spec.provider, provider);
      assert.deepEqual(external.spec.data, [{ secretKey: 'KEY', remoteRef }]);
      assert.match(store.metadata.name, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      assert.match(manifests.value.needs.join('\n'), needs);
    });

  it('keep stores apart whose names look alike to Kubernetes', () => {
    const manifests = of({ A: 'op://My%20Vault/a/b', B: 'op://my-vault/a/b', C: 'op://My%20Vault/c/d' });
    assert.ok(manifests.ok);
    const names = parseAllDocuments(manifests.value.text).map((document) => document.toJS().metadata.name);
    assert.deepEqual(names, ['op-my-vault', 'op-my-vault-2', 'app']);
  });

  it('use what is said of a store', () => {
    const stores = {
      vault: { server: 'https://v', mount: 'kv/team', engine: 1 as const, role: 'r' },
      'azure-kv': { server: 'https://v.vault.azure.cn', tenant: 't' },
    };
    const manifests = of({ A: 'vault://kv/team/db#p', B: 'azure-kv://v/n' }, { stores, serviceAccount: 'reader' });
    assert.ok(manifests.ok);
    const [vault, azure, external] = parseAllDocuments(manifests.value.text).map((document) => document.toJS());
    assert.equal(vault.spec.provider.vault.path, 'kv/team');
    assert.equal(vault.spec.provider.vault.version, 'v1');
    assert.equal(azure.spec.provider.azurekv.vaultUrl, 'https://v.vault.azure.cn');
    assert.equal(azure.spec.provider.azurekv.serviceAccountRef.name, 'reader');
    assert.equal(external.spec.data[0].remoteRef.key, 'db');
    assert.deepEqual(manifests.value.needs.length, 1);
  });

  const refusals: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
    ['no reference', { A: 'a value, not a reference' }, 'misconfigured'],
    ['a store that the operator does not read', { A: 'sops://secrets.yaml#a' }, 'unsupported'],
    ['a value of our own', { A: 'local://a' }, 'unsupported'],
    ['no field of Vault', { A: 'vault://secret/db' }, 'unsupported'],
    ['a mount alone', { A: 'vault://secret#a' }, 'unsupported'],
    ['no key of Kubernetes', { A: 'k8s://c/n/s' }, 'unsupported'],
    ['a version of Doppler', { A: 'doppler://p/c/N?version=1' }, 'unsupported'],
    ['a field that is a query', { A: 'aws-sm://db#a%7C@pretty' }, 'unsupported'],
    ['a key that Kubernetes does not take', { 'A B': 'local://a' }, 'misconfigured'],
    ['nothing', {}, 'misconfigured'],
  ];
  for (const [what, entries, kind] of refusals)
    it(`refuse ${what}`, () => {
      const problem = problemOf(of(entries));
      assert.equal(problem.kind, kind);
      assert.ok(!Object.values(entries).some((reference) => problem.message.includes(reference)));
    });

  it('refuse names that Kubernetes does not take, and one key twice', () => {
    const entries = [
      { key: 'A', reference: 'vault://secret/a#b' },
      { key: 'A', reference: 'vault://secret/a#c' },
    ];
    const good = { name: 'app', namespace: 'team' };
    assert.equal(problemOf(externalSecret({ entries, target: good })).kind, 'misconfigured');
    for (const target of [
      { ...good, name: 'App' },
      { ...good, namespace: 'a.b' },
    ])
      assert.equal(problemOf(externalSecret({ entries: entries.slice(1), target })).kind, 'misconfigured');
  });
});
