// Names of this store, `context/namespace/secret#key`, and the paths of the API that they stand for.

import { formatName, parseName } from '../../../protocol/reference';

export interface SecretName {
  readonly context: string;
  readonly namespace: string;
  readonly secret: string;
  readonly key?: string;
}

/** Undefined for what no cluster can hold. */
export function secretNameOf(name: string): SecretName | undefined {
  const parts = parseName(name);
  const [context, namespace, secret, ...more] = parts?.segments ?? [];
  if (context === undefined || namespace === undefined || secret === undefined || more.length > 0) return undefined;
  if (!isNamespace(namespace) || !isSecret(secret)) return undefined;
  const key = parts?.field;
  if (key !== undefined && !isKey(key)) return undefined;
  return { context, namespace, secret, ...(key !== undefined && { key }) };
}

export const isNamespace = (text: string): boolean => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(text);
/** A DNS subdomain. */
export const isSecret = (text: string): boolean =>
  text.length <= 253 && /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/.test(text);
export const isKey = (text: string): boolean =>
  /^[A-Za-z0-9._-]{1,253}$/.test(text) && text !== '.' && !text.startsWith('..') && text !== '__proto__';

/** Names of the keys, as UTF-16 code units sort them. A cluster holds no others than can be named. */
export const fieldNames = ({ context, namespace, secret }: SecretName, keys: readonly string[]): readonly string[] =>
  keys
    .filter(isKey)
    .sort()
    .map((field) => formatName({ segments: [context, namespace, secret], field }));

export const secretsPath = ({ namespace }: Pick<SecretName, 'namespace'>): string =>
  `/api/v1/namespaces/${namespace}/secrets`;

export const secretPath = (name: SecretName): string => `${secretsPath(name)}/${name.secret}`;
