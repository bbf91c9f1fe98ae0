// Names of Google Cloud secrets: `project/name`.

import { formatName, parseName } from '../../../protocol/reference';
import { found, type Result, refused } from '../../store';

export interface SecretName {
  readonly project: string;
  readonly secret: string;
}

/** An id or a number; old ones begin with a domain (`example.com:id`). */
export const projectForm = /^(?:[a-z0-9.-]{1,64}:)?[a-z0-9-]{1,63}$/;
const secretForm = /^[A-Za-z0-9_-]{1,255}$/;
/** A number, or an alias; `latest` is one. */
const versionForm = /^(?:[1-9]\d{0,17}|[A-Za-z][A-Za-z0-9_-]{0,62})$/;

export function readName(name: string): Result<SecretName> {
  const parts = parseName(name);
  const [project = '', secret = ''] = parts?.segments ?? [];
  const isName = parts?.segments.length === 2 && parts.field === undefined;
  return isName && projectForm.test(project) && secretForm.test(secret)
    ? found({ project, secret })
    : refused('not-found', 'No Google Cloud secret can have this name.');
}

export const writeName = ({ project, secret }: SecretName): string => formatName({ segments: [project, secret] });

export const isVersion = (text: string): boolean => versionForm.test(text);

/** The last part of a resource name (`projects/123/secrets/S/versions/3`). */
export const lastPart = (resource: string): string => resource.slice(resource.lastIndexOf('/') + 1);
