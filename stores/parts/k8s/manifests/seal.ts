// Sealed Secrets: encrypts values so that only the controller in a cluster can read them, and whole manifests with them.

import { constants, createCipheriv, type KeyObject, publicEncrypt, randomBytes, X509Certificate } from 'node:crypto';
import { parseAllDocuments, stringify } from 'yaml';
import * as z from 'zod';
import { found, type Result, refused } from '../../../store';
import { isKey, isNamespace, isSecret } from '../names';

/** Where a sealed value may be unsealed: under this name, anywhere in this namespace, anywhere in the cluster. */
export type SealScope = 'strict' | 'namespace-wide' | 'cluster-wide';

export interface SealTarget {
  /** Not needed for a cluster-wide value. */
  readonly namespace?: string;
  /** Needed for a strict one. */
  readonly name?: string;
}

/** The text of `encryptedData`. Refuses an expired certificate: the controller may have lost its key. */
export function sealValue(
  value: Uint8Array,
  certificatePem: string,
  scope: SealScope,
  target: SealTarget,
  now = Date.now(),
): Result<string> {
  const key = sealingKey(certificatePem, now);
  if (!key.ok) return key;
  const label = labelOf(scope, target);
  return label.ok ? found(encrypt(value, key.value, label.value)) : label;
}

/** SHA-256 over the certificate, for a person to compare: whoever made it can read what is sealed with it. */
export function fingerprintOf(certificatePem: string): Result<string> {
  const certificate = certificateOf(certificatePem);
  return certificate.ok ? found(certificate.value.fingerprint256) : certificate;
}

/**
 * SealedSecrets for the Secrets of a YAML file, as YAML. Without a scope, the annotations of each say it. What the file
 * says beyond names, labels, annotations, type and values is left out, so is every copy of a value that kubectl made.
 */
export function sealManifest(
  manifest: string,
  certificatePem: string,
  scope?: SealScope,
  now = Date.now(),
): Result<string> {
  const key = sealingKey(certificatePem, now);
  if (!key.ok) return key;
  const secrets = readSecrets(manifest);
  if (!secrets.ok) return secrets;
  const sealed: string[] = [];
  for (const secret of secrets.value) {
    const one = sealSecret(secret, key.value, scope ?? scopeOf(secret.metadata.annotations ?? {}));
    if (!one.ok) return one;
    sealed.push(stringify(one.value, { lineWidth: 0, aliasDuplicateObjects: false }));
  }
  return found(sealed.join('---\n'));
}

/** Of a bundle, the first one counts, as for kubeseal. */
function certificateOf(pem: string): Result<X509Certificate> {
  try {
    return found(new X509Certificate(pem));
  } catch {
    return refused('unreadable', 'This is no certificate that secrets can be sealed with.');
  }
}

function sealingKey(pem: string, now: number): Result<KeyObject> {
  const certificate = certificateOf(pem);
  if (!certificate.ok) return certificate;
  const { publicKey, validTo } = certificate.value;
  if (publicKey.asymmetricKeyType !== 'rsa' || (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) < 2048)
    return refused(
      'unsupported',
      'Secrets are sealed with RSA keys of 2048 bits or more; this certificate has another.',
    );
  // Not a date at all counts as expired.
  if (!(Date.parse(validTo) > now))
    return refused(
      'unsupported',
      'The certificate for sealing has expired. Fetch the current one from the controller.',
    );
  return found(publicKey);
}

function labelOf(scope: SealScope, { namespace, name }: SealTarget): Result<string> {
  if (scope === 'cluster-wide') return found('');
  if (namespace === undefined || !isNamespace(namespace))
    return refused('misconfigured', 'A sealed secret needs a namespace, unless it is to be cluster-wide.');
  if (scope === 'namespace-wide') return found(namespace);
  if (name === undefined || !isSecret(name))
    return refused('misconfigured', 'A sealed secret needs the name under which it will be unsealed.');
  return found(`${namespace}/${name}`);
}

/** Length of the wrapped key, the wrapped key, the encrypted value, its tag. The session key is used once: a zero nonce is safe. */
function encrypt(value: Uint8Array, publicKey: KeyObject, label: string): string {
  const session = randomBytes(32);
  const wrapped = publicEncrypt(
    {
      key: publicKey,
      padding: constants.RSA_PKCS1_OAEP_PADDING,
      oaepHash: 'sha256',
      ...(label !== '' && { oaepLabel: Buffer.from(label) }),
    },
    session,
  );
  const cipher = createCipheriv('aes-256-gcm', session, Buffer.alloc(12));
  session.fill(0);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(wrapped.length);
  return Buffer.concat([length, wrapped, cipher.update(value), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

const secretSchema = () => {
  const texts = z.record(z.string(), z.string());
  return z.looseObject({
    apiVersion: z.literal('v1'),
    kind: z.literal('Secret'),
    metadata: z.looseObject({
      name: z.string().refine(isSecret),
      namespace: z.string().refine(isNamespace).nullish(),
      labels: texts.nullish(),
      annotations: texts.nullish(),
    }),
    type: z.string().nullish(),
    immutable: z.boolean().nullish(),
    data: z.record(z.string().refine(isKey), z.string().nullable()).nullish(),
    stringData: z.record(z.string().refine(isKey), z.string().nullable()).nullish(),
  });
};
type SecretManifest = z.infer<ReturnType<typeof secretSchema>>;

function readSecrets(manifest: string): Result<readonly SecretManifest[]> {
  const contents = contentsOf(manifest);
  if (!contents || contents.length === 0)
    return refused('unreadable', 'This is no YAML with Kubernetes secrets in it.');
  const secrets: SecretManifest[] = [];
  for (const content of contents) {
    const read = secretSchema().safeParse(content);
    if (!read.success)
      return refused(
        'unreadable',
        'Only Secret manifests can be sealed, with a name and with values that are text (quoted numbers).',
      );
    secrets.push(read.data);
  }
  return found(secrets);
}

/** Of each document that is not empty; undefined for what is no YAML. */
function contentsOf(manifest: string): readonly unknown[] | undefined {
  try {
    const documents = parseAllDocuments(manifest, { logLevel: 'silent' });
    if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return undefined;
    return documents.map((document) => document.toJS({ maxAliasCount: 100 })).filter((content) => content !== null);
  } catch {
    // Too many aliases.
    return undefined;
  }
}

const annotationOf: Readonly<Record<Exclude<SealScope, 'strict'>, string>> = {
  'cluster-wide': 'sealedsecrets.bitnami.com/cluster-wide',
  'namespace-wide': 'sealedsecrets.bitnami.com/namespace-wide',
};

function scopeOf(annotations: Readonly<Record<string, string>>): SealScope {
  if (annotations[annotationOf['cluster-wide']] === 'true') return 'cluster-wide';
  return annotations[annotationOf['namespace-wide']] === 'true' ? 'namespace-wide' : 'strict';
}

function sealSecret(secret: SecretManifest, key: KeyObject, scope: SealScope): Result<unknown> {
  const { name, namespace, labels, annotations } = secret.metadata;
  const label = labelOf(scope, { name, ...(namespace && { namespace }) });
  if (!label.ok) return label;
  const values = valuesOf(secret);
  if (!values.ok) return values;
  const encrypted = [...values.value].sort(([a], [b]) => (a < b ? -1 : 1));
  const ofScope = scope === 'strict' ? {} : { [annotationOf[scope]]: 'true' };
  const ofTemplate = { ...withoutCopies(annotations ?? {}), ...ofScope };
  const named = { name, ...(namespace && { namespace }) };
  return found({
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: { ...named, ...present('annotations', ofScope) },
    spec: {
      encryptedData: Object.fromEntries(encrypted.map(([field, value]) => [field, encrypt(value, key, label.value)])),
      template: {
        metadata: { ...named, ...present('labels', labels ?? {}), ...present('annotations', ofTemplate) },
        ...(secret.type && { type: secret.type }),
        ...(secret.immutable && { immutable: true }),
      },
    },
  });
}

const present = (name: string, entries: Readonly<Record<string, string>>) =>
  Object.keys(entries).length > 0 ? { [name]: entries } : {};

/** kubectl and kubecfg keep a copy of the whole secret in an annotation. The scope is set anew. */
function withoutCopies(annotations: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const scopes: readonly string[] = Object.values(annotationOf);
  return Object.fromEntries(
    Object.entries(annotations).filter(
      ([name]) => !name.endsWith('/last-applied-configuration') && !scopes.includes(name),
    ),
  );
}

/** `stringData` wins over `data`, as in the API server. */
function valuesOf({ data, stringData }: SecretManifest): Result<ReadonlyMap<string, Buffer>> {
  const values = new Map<string, Buffer>();
  for (const [key, text] of Object.entries(data ?? {})) {
    const base64 = (text ?? '').replace(/[\r\n]/g, '');
    const bytes = Buffer.from(base64, 'base64');
    if (bytes.toString('base64') !== base64)
      return refused('unreadable', 'A value in the data of the secret is no proper base64.');
    values.set(key, bytes);
  }
  for (const [key, text] of Object.entries(stringData ?? {})) values.set(key, Buffer.from(text ?? ''));
  return values.size > 0 ? found(values) : refused('unreadable', 'The secret has no values to seal.');
}
