// Kubernetes Secrets: what each value decodes to, and exactly where it is written.

import assert from 'node:assert/strict';
import kubernetes from '../../server/formats/kubernetes';

const encode = (text: string): string => Buffer.from(text).toString('base64');

/** The extractions as [name, decoded value, written text]. */
function read(text: string): readonly (readonly [string, string, string])[] {
  return kubernetes
    .extract(text, 'k8s/secret.yaml')
    .map(({ name, value, start, end }) => [name, value, text.slice(start, end)]);
}

const secret = (body: string): string => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\n${body}`;

describe('Kubernetes manifests', () => {
  it('belong to YAML files', () => {
    assert.equal(kubernetes.matches('k8s/secret.yml', undefined), true);
    assert.equal(kubernetes.matches('Untitled-1', 'yaml'), true);
    assert.equal(kubernetes.matches('a.json', 'json'), false);
  });

  it('have their data decoded', () => {
    const written = encode('kR7!mq2wZp');
    assert.deepEqual(read(secret(`data:\n  password: ${written}\n  user: "${encode('ann')}"\n`)), [
      ['data.password', 'kR7!mq2wZp', written],
      ['data.user', 'ann', encode('ann')],
    ]);
  });

  it('lose the line break that echo adds', () =>
    assert.equal(read(secret(`data:\n  password: ${encode('kR7!mq2wZp\n')}\n`))[0]?.[1], 'kR7!mq2wZp'));

  it('have their stringData taken as it stands, blocks included', () => {
    assert.deepEqual(
      read(secret(`stringData:\n  password: 'kR7!mq2wZp'\n  file: |\n    one\n    two\ntype: Opaque\n`)),
      [
        ['stringData.password', 'kR7!mq2wZp', 'kR7!mq2wZp'],
        ['stringData.file', 'one\ntwo\n', 'one\n    two'],
      ],
    );
  });

  it('may be several documents, or items of a List, with CRLF and emoji before', () => {
    const one = encode('first value');
    const two = encode('second value');
    const text = `# 🔑\r\nkind: ConfigMap\r\ndata:\r\n  password: abc\r\n---\r\nkind: Secret\r\ndata:\r\n  a: ${one}\r\n---\r\nkind: List\r\nitems:\r\n  - kind: Secret\r\n    data: { b: ${two} }\r\n`;
    assert.deepEqual(read(text), [
      ['data.a', 'first value', one],
      ['data.b', 'second value', two],
    ]);
  });

  const nothing: Readonly<Record<string, string>> = {
    'a SealedSecret': `kind: SealedSecret\nspec:\n  encryptedData:\n    password: ${encode('kR7!mq2wZp')}\n`,
    'a ConfigMap that speaks of a Secret': `kind: ConfigMap\ndata:\n  text: "kind: Secret"\n  password: ${encode('kR7!mq2wZp')}\n`,
    'SOPS ciphertext': secret(
      'data:\n  password: ENC[AES256_GCM,data:abc=,iv:abc=,tag:abc=,type:str]\nsops:\n  version: 3.9.0\n',
    ),
    'a Helm template': secret('data:\n  password: {{ .Values.password | b64enc }}\n'),
    'a reference': secret('stringData:\n  password: ${PASSWORD}\n'),
    'binary data': secret(`data:\n  keystore: ${Buffer.from([0, 1, 2, 255, 254]).toString('base64')}\n`),
    'an empty text': '',
    'broken YAML': 'kind: Secret\ndata: [\n  - {',
  };
  for (const [what, text] of Object.entries(nothing))
    it(`give nothing for ${what}`, () => assert.deepEqual(read(text), []));
});
