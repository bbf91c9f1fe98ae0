// The words of a diagnostic: names the credential and the way out. Never any part of the value.

import type { Finding } from '../../engine/findings/finding';

/** Where a finding stands, as far as the way out depends on it. */
export interface Place {
  /** In an env file that git tracks or does not ignore. */
  readonly inEnvFile: boolean;
  /** Git tracks the file. */
  readonly committed: boolean;
  /** There is a folder to keep an env file in: false for untitled documents. */
  readonly hasHome: boolean;
}

/** Two sentences at most: what it is, what to do. */
export function describeFinding({ title, envName, confidence }: Finding, place: Place): string {
  const what = `${title}${confidence === 'possible' ? ' (possibly)' : ''} ${whereabouts(place)}.`;
  return `${what} ${wayOut(envName, place)}`;
}

function whereabouts({ inEnvFile, committed }: Place): string {
  if (inEnvFile) return committed ? 'in an env file that git tracks' : 'in an env file that git does not ignore';
  return committed ? 'written in a file that git tracks' : 'written in the file';
}

function wayOut(envName: string, { inEnvFile, committed, hasHome }: Place): string {
  if (inEnvFile) return committed ? 'Untrack the file and revoke the value.' : 'Let git ignore the file.';
  const move = hasHome ? `Move it to the environment variable ${envName}` : 'Keep it in an environment variable';
  return committed ? `${move} and revoke it.` : `${move}.`;
}
