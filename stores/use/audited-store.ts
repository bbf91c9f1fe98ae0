// A store as the client may use it: each access is in the access log before its result is handed on.

import type {
  GetRequest,
  ListRequest,
  NamePage,
  PutRequest,
  Result,
  Secret,
  SecretFacts,
  Store,
  StoreDescription,
  StoreRequest,
  Written,
} from '../store';
import { refused } from '../store';
import type { AccessAction, AccessLog, ValueUse } from './access-log';

/** Where a value goes. */
export type SecretUse = ValueUse;

export interface AuditedStore {
  readonly store: Store;
  describe(): StoreDescription;
  list(request?: ListRequest): Promise<Result<NamePage>>;
  /** The value of `name`, to be used for nothing but `use`. */
  fetch(name: string, use: SecretUse, request?: GetRequest): Promise<Result<Secret>>;
  about(name: string, request?: StoreRequest): Promise<Result<SecretFacts>>;
  put(name: string, text: string, request?: PutRequest): Promise<Result<Written>>;
  revert(written: Written, request?: StoreRequest): Promise<Result<void>>;
  /** Records that something was done to a secret, and hands its result on. */
  did<T>(action: AccessAction, name: string, result: Result<T>): Promise<Result<T>>;
}

/** `by` is the id of the command that asks. Rejects when the log cannot be written. */
export function audited(store: Store, accessLog: AccessLog, by: string): AuditedStore {
  const { kind, place } = store.describe();
  const record = (action: AccessAction, result: Result<unknown>, name?: string): Promise<void> =>
    accessLog.record({
      by,
      store: kind,
      place,
      ...(name !== undefined && { name }),
      action,
      outcome: result.ok ? 'ok' : result.problem.kind,
    });
  const did = async <T>(action: AccessAction, name: string, result: Result<T>): Promise<Result<T>> => {
    await record(action, result, name);
    return result;
  };
  const cannot = () => refused('unsupported', 'This store cannot do that.');
  return {
    store,
    describe: store.describe,
    did,
    list: async (request) => {
      const page = await store.list(request);
      // One line per listing, not per page.
      if (request?.cursor === undefined || !page.ok) await record('list', page);
      return page;
    },
    fetch: async (name, use, request) => did(use, name, await store.get(name, request)),
    about: async (name, request) => did('about', name, (await store.about?.(name, request)) ?? cannot()),
    put: async (name, text, request) => did('put', name, (await store.put?.(name, text, request)) ?? cannot()),
    revert: async (written, request) =>
      did('revert', written.name, (await store.revert?.(written, request)) ?? cannot()),
  };
}
