// Names of references and what AWS calls the same: `prod/db#password` is the field `password` of the secret `prod/db`.

import { formatName, parseName } from '../../../protocol/reference';

export interface SecretName {
  /** A name, or a whole ARN. */
  readonly id: string;
  /** A top-level key of its JSON object. */
  readonly field?: string;
}

/** Undefined for what cannot be a name in AWS. */
export function readName(name: string): SecretName | undefined {
  const parts = parseName(name);
  if (!parts) return undefined;
  const id = parts.segments.join('/');
  if (!isName(id) && !isArn(id)) return undefined;
  return { id, ...(parts.field !== undefined && { field: parts.field }) };
}

/** Undefined for the two names, `.` and `..`, that no reference can hold. */
export function writeName(id: string, field?: string): string | undefined {
  const name = formatName({ segments: segmentsOf(id), ...(field !== undefined && { field }) });
  return parseName(name) ? name : undefined;
}

export const isArn = (id: string): boolean =>
  /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[A-Za-z0-9/_+=.@-]{1,519}$/.test(id);

export const isName = (id: string): boolean => /^[A-Za-z0-9/_+=.@-]{1,512}$/.test(id);

/** A slash that would leave an empty segment (`/prod/db`), `.` or `..` belongs to a neighbour, where it is encoded. */
function segmentsOf(id: string): readonly string[] {
  const segments: string[] = [];
  let held = '';
  for (const part of id.split('/')) {
    if (part === '' || part === '.' || part === '..') {
      held += `${part}/`;
    } else {
      segments.push(held + part);
      held = '';
    }
  }
  if (held === '') return segments;
  const end = held.slice(0, -1);
  const last = segments.pop();
  return [...segments, last === undefined ? end : `${last}/${end}`];
}
