// What is known of the secrets that references name, remembered for a minute; never a value.

import type { Reference } from '../../protocol/reference';
import { formatReference } from '../../protocol/reference';
import type { ProblemKind, Result, SecretFacts, Store } from '../../stores/store';
import type { OpenStores } from '../stores/session';

export interface ReferenceFacts {
  of(open: OpenStores, reference: Reference, signal: AbortSignal): Promise<Result<SecretFacts>>;
  /** Forgets them: the stores are asked anew. */
  clear(): void;
}

/** By folder and reference. */
type Known = Map<string, { readonly until: number; readonly facts: Promise<Result<SecretFacts>> }>;

/** Milliseconds. */
const remembered = 60_000;
const by = 'references';

export function createReferenceFacts(now: () => number): ReferenceFacts {
  // Stores that are opened anew, with other settings or logins, have other answers.
  let memory = new WeakMap<OpenStores['host'], Known>();
  return {
    clear: () => {
      memory = new WeakMap();
    },
    of: (open, reference, signal) => {
      const known: Known = memory.get(open.host) ?? new Map();
      memory.set(open.host, known);
      const key = JSON.stringify([open.folder, formatReference(reference)]);
      const last = known.get(key);
      if (last && last.until > now()) return last.facts;
      const facts = ask(open, reference, signal);
      known.set(key, { until: now() + remembered, facts });
      // A cancelled question, or one that was not answered, is asked anew.
      void facts.then((result) => {
        if (!result.ok && !isAnswer(result.problem.kind)) known.delete(key);
      });
      return facts;
    },
  };
}

const isAnswer = (kind: ProblemKind): boolean => kind === 'not-found' || kind === 'misconfigured';

async function ask(open: OpenStores, reference: Reference, signal: AbortSignal): Promise<Result<SecretFacts>> {
  const store = open.stores.storeOf(reference);
  if (!store.ok) return store;
  const { about } = store.value;
  if (!about) return exists(store.value);
  return open.audited(store.value, by).about(reference.name, { signal });
}

/** A store that can tell nothing without the value: not read for a hover. */
async function exists(store: Store): Promise<Result<SecretFacts>> {
  const health = await store.health();
  return health.ok ? { ok: true, value: {} } : health;
}
