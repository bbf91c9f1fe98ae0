// Manifests for the External Secrets Operator: references become an ExternalSecret and the SecretStores behind it. No values.

import { stringify } from 'yaml';
import { parseName, parseReference } from '../../../../protocol/reference';
import { found, type Result, refused } from '../../../store';
import { isKey, isNamespace, isSecret } from '../names';
import { type Provided, type ProviderFacts, providers } from './external-providers';

export interface ExternalSecretRequest {
  /** Keys of the Kubernetes secret, and references to their values. */
  readonly entries: readonly { readonly key: string; readonly reference: string }[];
  readonly target: { readonly name: string; readonly namespace: string };
  /** What references do not say, by their beginning: `vault`, `vault+dev`. */
  readonly stores?: Readonly<Record<string, ProviderFacts>>;
  /** In the target's namespace (`external-secrets` unless said). */
  readonly serviceAccount?: string;
}

export interface Manifests {
  /** YAML: the SecretStores, then the ExternalSecret. */
  readonly text: string;
  /** Sentences, in the text too: what a person must see to before it works. */
  readonly needs: readonly string[];
}

const apiVersion = 'external-secrets.io/v1';
const usualAccount = 'external-secrets';

export function externalSecret(request: ExternalSecretRequest): Result<Manifests> {
  const { entries, target } = request;
  if (!isSecret(target.name) || !isNamespace(target.namespace))
    return refused('misconfigured', 'The name or the namespace of the secret is not one of Kubernetes.');
  const keys = new Set(entries.map(({ key }) => key));
  if (entries.length === 0 || keys.size < entries.length || ![...keys].every(isKey))
    return refused(
      'misconfigured',
      'Each value needs a key of its own, of letters, digits, dots, dashes and underscores.',
    );
  const parts: Part[] = [];
  for (const entry of entries) {
    const part = partOf(entry, request);
    if (!part.ok) return part;
    parts.push(part.value);
  }
  return found(manifestsOf(parts, target));
}

interface Part extends Provided {
  /** In the Kubernetes secret. */
  readonly secretKey: string;
  /** Parts with the same one share a SecretStore. */
  readonly store: string;
}

function partOf(
  { key, reference }: ExternalSecretRequest['entries'][number],
  { stores = {}, serviceAccount = usualAccount }: ExternalSecretRequest,
): Result<Part> {
  const parsed = parseReference(reference);
  const name = parsed && parseName(parsed.name);
  if (!parsed || !name) return refused('misconfigured', 'One of the references is no reference to a secret.');
  const provide = providers[parsed.scheme];
  if (!provide) return refused('unsupported', 'The External Secrets Operator does not read this kind of store.');
  const { scheme, alias, version } = parsed;
  const beginning = alias === undefined ? scheme : `${scheme}+${alias}`;
  const facts = Object.hasOwn(stores, beginning) ? stores[beginning]! : {};
  const provided = provide({ ...name, facts, serviceAccount, ...(version !== undefined && { version }) });
  if (!provided.ok) return provided;
  const words = [scheme, alias, provided.value.part].filter((word) => word);
  return found({ ...provided.value, secretKey: key, store: words.join(' ') });
}

function manifestsOf(parts: readonly Part[], { name, namespace }: ExternalSecretRequest['target']): Manifests {
  const names = storeNames(parts.map(({ store }) => store));
  const refTo = ({ store }: Part) => ({ name: names.get(store)!, kind: 'SecretStore' });
  const firsts = parts.filter(({ store }, at) => parts.findIndex((one) => one.store === store) === at);
  const stores = firsts.map((part) => ({
    apiVersion,
    kind: 'SecretStore',
    metadata: { name: names.get(part.store)!, namespace },
    spec: { provider: part.provider },
  }));
  const isSingle = firsts.length === 1;
  const external = {
    apiVersion,
    kind: 'ExternalSecret',
    metadata: { name, namespace },
    spec: {
      refreshInterval: '1h0m0s',
      ...(isSingle && { secretStoreRef: refTo(firsts[0]!) }),
      target: { name, creationPolicy: 'Owner' },
      data: parts.map((part) => ({
        secretKey: part.secretKey,
        remoteRef: part.remoteRef,
        ...(!isSingle && { sourceRef: { storeRef: refTo(part) } }),
      })),
    },
  };
  const needs = [...new Set(firsts.flatMap((part) => part.needs))];
  return { text: textOf([...stores, external], needs), needs };
}

/** Of each store a name that Kubernetes takes, and no two the same. */
function storeNames(stores: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const store of new Set(stores)) {
    const plain = store.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    const base = plain.slice(0, 200).replace(/^-+|-+$/g, '');
    const taken = new Set(names.values());
    let name = base;
    for (let count = 2; taken.has(name); count++) name = `${base}-${count}`;
    names.set(store, name);
  }
  return names;
}

function textOf(manifests: readonly unknown[], needs: readonly string[]): string {
  const notes = needs.map((need) => `#   ${need}\n`).join('');
  const documents = manifests.map((one) => stringify(one, { lineWidth: 0, aliasDuplicateObjects: false }));
  return `# What this needs before it works:\n${notes}${documents.join('---\n')}`;
}
