// From references to values: only with the person's approval of the exact list, each access logged, nothing kept.

import { formatReference, parseReference, type Reference } from '../../protocol/reference';
import { cancelled, type Result, refused } from '../store';
import type { AccessLog } from './access-log';
import type { Approvals } from './approvals';
import { audited } from './audited-store';
import type { Stores } from './configured';

export interface Resolver {
  readonly stores: Stores;
  readonly approvals: Approvals;
  readonly accessLog: AccessLog;
  /** Of what asks, for the access log: a command's id. */
  readonly by: string;
  /** Asks the person to approve the list for the folder. False where nobody can be asked. */
  askApproval(request: ApprovalRequest): Promise<boolean>;
}

export interface ApprovalRequest {
  readonly folder: string;
  /** References as written, sorted. */
  readonly list: readonly string[];
  /** Those that were not approved before. */
  readonly news: readonly string[];
}

export interface Variable {
  readonly name: string;
  /** As written; a reference or any other text. */
  readonly value: string;
}

export interface Resolved {
  /** All variables, references replaced by what they name. */
  readonly values: ReadonlyMap<string, string>;
  /** Values that came from a store. */
  readonly secrets: readonly string[];
}

export interface Unresolved {
  /** Names of the variables and why; no reference and no value. */
  readonly failures: readonly { readonly name: string; readonly why: string }[];
}

/** Without a single reference nobody is asked. */
export async function resolveVariables(
  resolver: Resolver,
  { folder, variables, signal }: { folder: string; variables: readonly Variable[]; signal: AbortSignal },
): Promise<Result<Resolved | Unresolved>> {
  const references = new Map<string, Reference>();
  for (const { name, value } of variables) {
    const reference = parseReference(value);
    if (reference) references.set(name, reference);
  }
  const approved = await approve(resolver, folder, [...references.values()].map(formatReference));
  if (!approved.ok) return approved;
  const values = new Map(variables.map(({ name, value }) => [name, value]));
  const secrets: string[] = [];
  const failures: { name: string; why: string }[] = [];
  for (const [name, reference] of references) {
    if (signal.aborted) return cancelled();
    const secret = await fetchApproved(resolver, reference, signal);
    if (!secret.ok) failures.push({ name, why: secret.problem.message });
    else {
      values.set(name, secret.value);
      secrets.push(secret.value);
    }
  }
  return { ok: true, value: failures.length > 0 ? { failures } : { values, secrets } };
}

/** Any change of the list asks again. */
export async function approve(
  { approvals, askApproval }: Pick<Resolver, 'approvals' | 'askApproval'>,
  folder: string,
  references: readonly string[],
): Promise<Result<void>> {
  const list = [...new Set(references)].sort();
  if (list.length === 0 || (await approvals.isApproved(folder, list))) return { ok: true, value: undefined };
  const news = await approvals.news(folder, list);
  if (!(await askApproval({ folder, list, news })))
    return refused('denied', 'The secrets that this folder names were not approved.');
  await approvals.approve(folder, list);
  return { ok: true, value: undefined };
}

/** The value as an environment variable can hold it, of a reference on an approved list. */
export async function fetchApproved(
  { stores, accessLog, by }: Pick<Resolver, 'stores' | 'accessLog' | 'by'>,
  reference: Reference,
  signal: AbortSignal,
): Promise<Result<string>> {
  const store = stores.storeOf(reference);
  if (!store.ok) return store;
  const { name, version } = reference;
  const secret = await audited(store.value, accessLog, by).fetch(name, 'run', {
    signal,
    ...(version !== undefined && { version }),
  });
  if (!secret.ok) return secret;
  if (secret.value.isBinary) return refused('unsupported', 'The secret is binary; an environment variable holds text.');
  if (secret.value.text.includes('\0'))
    return refused('unsupported', 'The secret holds a NUL character, which no environment variable can.');
  return { ok: true, value: secret.value.text };
}
