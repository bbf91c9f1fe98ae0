// Names of secrets in Azure Key Vault: `vault/name`.

import { formatName, parseName } from '../../../protocol/reference';
import { found, type Result, refused } from '../../store';

export interface SecretName {
  readonly vault: string;
  readonly secret: string;
}

export const vaultForm = /^[A-Za-z][A-Za-z0-9-]{1,22}[A-Za-z0-9]$/;
const secretForm = /^[0-9A-Za-z-]{1,127}$/;
const versionForm = /^[0-9a-f]{32}$/;

export function readName(name: string): Result<SecretName> {
  const { vault, secret } = partsOf(name);
  return vaultForm.test(vault) && secretForm.test(secret)
    ? found({ vault, secret })
    : refused('not-found', 'No secret of Azure Key Vault can have this name.');
}

/** Names in code have underscores, which a vault does not take: said before it is written. */
export function readNewName(name: string): Result<SecretName> {
  const { vault, secret } = partsOf(name);
  return vaultForm.test(vault) && secret.includes('_') && secretForm.test(secret.replaceAll('_', '-'))
    ? refused('unsupported', 'Names in Azure Key Vault have no underscores. Use dashes in their place.')
    : readName(name);
}

function partsOf(name: string): SecretName {
  const parts = parseName(name);
  const [vault = '', secret = '', more] = parts?.segments ?? [];
  const isName = parts?.field === undefined && more === undefined;
  return isName ? { vault, secret } : { vault: '', secret: '' };
}

export const writeName = ({ vault, secret }: SecretName): string => formatName({ segments: [vault, secret] });

export const isVersion = (text: string): boolean => versionForm.test(text);

/** Name and version in an id of a secret (`https://…/secrets/NAME/VERSION`). */
export function partsOfId(id: string): { readonly secret?: string; readonly version?: string } {
  const [, secret, version] = /\/secrets\/([0-9A-Za-z-]{1,127})(?:\/([0-9a-f]{32}))?$/.exec(id) ?? [];
  return { secret, version };
}
