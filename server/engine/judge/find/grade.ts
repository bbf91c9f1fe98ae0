// How surely a value is a credential where the form around it says that one stands there.

import type { Confidence } from '../../../../protocol/finding';
import { shannon } from '../entropy';
import type { Place } from '../place';
import { isPublicValue } from '../public';
import { gradeValue } from '../value';

/** A password of a command, a statement or a call; undefined for none. */
export function gradePassword(value: string, place: Place): Confidence | undefined {
  const grade = gradeValue(value, '', { kind: 'password', strength: 2 });
  if (!grade || /^[{}<>$%]/.test(value) || storedHash.test(value)) return undefined;
  return grade >= 2 && (place === 'source' || grade === 3 || value.length >= 6) ? 'likely' : 'possible';
}

/** Databases take hashes where a password may stand: MySQL's, PostgreSQL's. */
const storedHash = /^(?:\*[0-9A-F]{40}|md5[0-9a-f]{32}|SCRAM-SHA-256\$.*)$/i;

/** A token of a header; undefined for none. Tokens that decode have their own detector. */
export function gradeToken(value: string, place: Place): Confidence | undefined {
  if (/^eyJ[\w-]*\./.test(value) || isPublicValue(value)) return undefined;
  const grade = gradeValue(value, 'bearer token', { kind: 'token', strength: 2 });
  if (!grade || grade === 1) return undefined;
  if (value.length < 16 || shannon(value) < 3) return 'possible';
  return place === 'source' || grade === 3 ? 'likely' : 'possible';
}
