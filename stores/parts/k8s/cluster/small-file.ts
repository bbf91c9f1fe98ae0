// Reads what a kubeconfig names: tokens and certificates.

import { type Result, refused } from '../../../store';
import { readText } from '../../../support/read-text';

export async function readSmall(path: string, signal?: AbortSignal): Promise<Result<string>> {
  const text = await readText(path, { limit: 1_000_000, signal });
  if (text.ok || text.problem.kind === 'cancelled') return text;
  return refused('misconfigured', 'A file that the kubeconfig names cannot be read.');
}
