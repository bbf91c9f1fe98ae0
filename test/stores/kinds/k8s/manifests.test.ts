// External Secrets: the manifests that references become.

import assert from 'node:assert/strict';
import { parseAllDocuments } from 'yaml';
import { type ExternalSecretRequest, externalSecret } from '../../../../stores/parts/k8s/manifests/external-secret';
import { problemOf } from '../../contract';

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
