// How the External Secrets Operator names what our references name: one function per store that it can read.

import type { NameParts, ReferenceScheme } from '../../../../protocol/reference';
import { found, type Result, refused } from '../../../store';

/** What a reference does not say of its store. Addresses and names; never a credential. */
export interface ProviderFacts {
  /** Address of a Vault, of a key vault or of an API server. */
  readonly server?: string;
  /** Of a Vault with namespaces. */
  readonly namespace?: string;
  /** Path of a Vault's engine where it has several segments; the first segment of a name unless said. */
  readonly mount?: string;
  /** Version of a Vault's engine (2 unless said). */
  readonly engine?: 1 | 2;
  /** That the operator takes on in Vault or AWS. */
  readonly role?: string;
  readonly region?: string;
  readonly tenant?: string;
}

export interface Asked extends NameParts {
  readonly version?: string;
  readonly facts: ProviderFacts;
  /** Whose identity the operator uses, where a cloud knows it. */
  readonly serviceAccount: string;
}

export interface Provided {
  /** Of the place within the store that one SecretStore is for: a mount, a project, a vault. */
  readonly part: string;
  /** `spec.provider` of the SecretStore. */
  readonly provider: Readonly<Record<string, unknown>>;
  readonly remoteRef: { readonly key: string; readonly property?: string; readonly version?: string };
  /** Sentences: what a person must see to before it works. */
  readonly needs: readonly string[];
}

type Provider = (asked: Asked) => Result<Provided>;

/** Where something is to be filled in. */
const blank = 'FILL-IN';

export const providers: Readonly<Partial<Record<ReferenceScheme, Provider>>> = {
  vault,
  'aws-sm': aws,
  'gcp-sm': google,
  'azure-kv': azure,
  k8s: kubernetes,
  doppler,
  op: onePassword,
};

function vault({ segments, field, version, facts, serviceAccount }: Asked): Result<Provided> {
  const mount = facts.mount?.split('/') ?? segments.slice(0, 1);
  const path = segments.slice(mount.length).join('/');
  if (path === '' || mount.some((part, at) => segments[at] !== part)) return strange();
  if (field === undefined) return noField();
  if (version !== undefined && facts.engine === 1) return noVersions();
  const at = mount.join('/');
  // The operator takes the mount off a path that begins like it.
  const key = path.startsWith(`${at}/`) ? `${at}/${path}` : path;
  const needs = [
    ...unless(facts.server, 'The address of the Vault: spec.provider.vault.server.'),
    ...unless(facts.role, 'The role of its Kubernetes login: spec.provider.vault.auth.kubernetes.role.'),
  ];
  const login = { mountPath: 'kubernetes', role: facts.role ?? blank, serviceAccountRef: { name: serviceAccount } };
  return found({
    part: at,
    provider: {
      vault: {
        server: facts.server ?? `https://${blank}`,
        path: at,
        version: facts.engine === 1 ? 'v1' : 'v2',
        ...(facts.namespace !== undefined && { namespace: facts.namespace }),
        auth: { kubernetes: login },
      },
    },
    remoteRef: { key, property: field, ...(version !== undefined && { version }) },
    needs: [...needs, accountNeeded(serviceAccount)],
  });
}

function aws({ segments, field, version, facts, serviceAccount }: Asked): Result<Provided> {
  const property = propertyOf(field);
  if (!property.ok) return property;
  // Labels are upper-case words; ids are told by their prefix.
  const isLabel = version !== undefined && /^AWS[A-Z]+$/.test(version);
  return found({
    part: facts.region ?? '',
    provider: {
      aws: {
        service: 'SecretsManager',
        region: facts.region ?? blank,
        ...(facts.role !== undefined && { role: facts.role }),
        auth: { jwt: { serviceAccountRef: { name: serviceAccount } } },
      },
    },
    remoteRef: {
      key: segments.join('/'),
      ...property.value,
      ...(version !== undefined && { version: isLabel ? version : `uuid/${version}` }),
    },
    needs: [...unless(facts.region, 'The region: spec.provider.aws.region.'), accountNeeded(serviceAccount)],
  });
}

function google({ segments: [project, name, ...more], field, version, serviceAccount }: Asked): Result<Provided> {
  const property = propertyOf(field);
  if (!property.ok) return property;
  if (project === undefined || name === undefined || more.length > 0) return strange();
  return found({
    part: project,
    provider: {
      gcpsm: {
        projectID: project,
        auth: { workloadIdentity: { serviceAccountRef: { name: serviceAccount } } },
      },
    },
    remoteRef: { key: name, ...property.value, ...(version !== undefined && { version }) },
    needs: [accountNeeded(serviceAccount)],
  });
}

function azure({ segments: [name, secret, ...more], field, version, facts, serviceAccount }: Asked): Result<Provided> {
  const property = propertyOf(field);
  if (!property.ok) return property;
  if (name === undefined || secret === undefined || more.length > 0) return strange();
  return found({
    part: name,
    provider: {
      azurekv: {
        authType: 'WorkloadIdentity',
        vaultUrl: facts.server ?? `https://${name}.vault.azure.net`,
        ...(facts.tenant !== undefined && { tenantId: facts.tenant }),
        serviceAccountRef: { name: serviceAccount },
      },
    },
    remoteRef: { key: secret, ...property.value, ...(version !== undefined && { version }) },
    needs: [accountNeeded(serviceAccount)],
  });
}

function kubernetes({ segments, field, version, facts, serviceAccount }: Asked): Result<Provided> {
  const [context, namespace, name, ...more] = segments;
  if (context === undefined || namespace === undefined || name === undefined || more.length > 0) return strange();
  if (field === undefined) return noField();
  if (version !== undefined) return noVersions();
  const authority = { type: 'ConfigMap', name: 'kube-root-ca.crt', key: 'ca.crt' };
  return found({
    part: `${context}-${namespace}`,
    provider: {
      kubernetes: {
        remoteNamespace: namespace,
        server: { url: facts.server ?? `https://${blank}`, caProvider: authority },
        auth: { serviceAccount: { name: serviceAccount } },
      },
    },
    remoteRef: { key: name, property: field },
    needs: [
      ...unless(
        facts.server,
        'The address of the API server: spec.provider.kubernetes.server.url (https://kubernetes.default for the same cluster).',
      ),
      accountNeeded(serviceAccount),
    ],
  });
}

function doppler({ segments: [project, config, name, ...more], field, version }: Asked): Result<Provided> {
  if (project === undefined || config === undefined || name === undefined || more.length > 0) return strange();
  if (field !== undefined) return strange();
  if (version !== undefined) return noVersions();
  return found({
    part: `${project}-${config}`,
    provider: {
      doppler: {
        project,
        config,
        auth: { secretRef: { dopplerToken: { name: 'doppler-token', key: 'dopplerToken' } } },
      },
    },
    remoteRef: { key: name },
    needs: ['A secret `doppler-token` with a service token as `dopplerToken`.'],
  });
}

function onePassword({ segments: [at, ...path], field, version }: Asked): Result<Provided> {
  if (at === undefined || path.length < 2 || path.length > 3 || field !== undefined) return strange();
  if (path.some((part) => part.includes('/') || part.includes('?'))) return strange();
  if (version !== undefined) return noVersions();
  return found({
    part: at,
    provider: {
      onepasswordSDK: {
        vault: at,
        auth: { serviceAccountSecretRef: { name: 'onepassword-token', key: 'token' } },
      },
    },
    remoteRef: { key: path.join('/') },
    needs: ['A secret `onepassword-token` with a service account’s token as `token`.'],
  });
}

/** Where a field is a path into JSON, other characters would be operators of it; a dot is tried as a part of a name first. */
function propertyOf(field: string | undefined): Result<{ readonly property?: string }> {
  if (field === undefined) return found({});
  if (/^[\w.-]+$/.test(field)) return found({ property: field });
  return refused('unsupported', 'The External Secrets Operator cannot name a field with such characters.');
}

const unless = (given: string | undefined, need: string): readonly string[] => (given === undefined ? [need] : []);
const accountNeeded = (name: string): string =>
  `A service account \`${name}\` in the namespace that may read the secrets.`;

const strange = () => refused('unsupported', 'A reference does not name a single secret of its store.');
const noField = () => refused('unsupported', 'A reference to this store needs a field (#…) here.');
const noVersions = () => refused('unsupported', 'A reference to this store cannot name a version here.');
