// Names of secrets in Doppler: `project/config/NAME`.

import { formatName, parseName } from '../../../protocol/reference';
import { found, type Result, refused } from '../../store';

export interface SecretName {
  readonly project: string;
  readonly config: string;
  readonly name: string;
}

const placeForm = /^[A-Za-z0-9_.-]{1,100}$/;
const nameForm = /^[A-Z_][A-Z0-9_]{0,199}$/;

export function readName(text: string): Result<SecretName> {
  const parts = partsOf(text);
  return parts && nameForm.test(parts.name)
    ? found(parts)
    : refused('not-found', 'No secret of Doppler can have this name.');
}

/** Said before it is written: Doppler would refuse it. */
export function readNewName(text: string): Result<SecretName> {
  const parts = partsOf(text);
  return parts && !nameForm.test(parts.name) && nameForm.test(parts.name.toUpperCase().replace(/[ .-]/g, '_'))
    ? refused('unsupported', 'Names in Doppler are of capital letters, digits and underscores.')
    : readName(text);
}

function partsOf(text: string): SecretName | undefined {
  const { segments = [], field } = parseName(text) ?? {};
  const [project = '', config = '', name = ''] = segments;
  const isPlace = placeForm.test(project) && placeForm.test(config);
  return isPlace && segments.length === 3 && field === undefined ? { project, config, name } : undefined;
}

export interface Folder {
  readonly project: string;
  readonly config?: string;
}

export function readFolder(text: string): Result<Folder> {
  const { segments = [], field } = parseName(text) ?? {};
  const [project, config] = segments;
  const isFolder = segments.length <= 2 && field === undefined && segments.every((one) => placeForm.test(one));
  return isFolder && project !== undefined
    ? found({ project, ...(config !== undefined && { config }) })
    : refused('not-found', 'No project or configuration of Doppler can have this name.');
}

/** What a newer Doppler may have and we cannot write is left out of lists. */
export const isPlaceName = (text: string): boolean => placeForm.test(text);

export const isSecretName = (text: string): boolean => nameForm.test(text);

export const writeName = (...segments: readonly string[]): string => formatName({ segments });
