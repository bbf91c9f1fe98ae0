// A store as the client may use it: each access is in the access log before its result is handed on.

import type { ListRequest, NamePage, Result, Secret, Store, StoreDescription, StoreRequest } from '../../stores/store';
import type { AccessAction, AccessLog } from '../features/access-log';

/** Where a value goes. */
export type SecretUse = Exclude<AccessAction, 'list'>;

export interface AuditedStore {
  describe(): StoreDescription;
  list(request?: ListRequest): Promise<Result<NamePage>>;
  /** The value of `name`, to be used for nothing but `use`. */
  fetch(name: string, use: SecretUse, request?: StoreRequest): Promise<Result<Secret>>;
}

/** `by` is the id of the command that asks. Rejects when the log cannot be written. */
export function audited(store: Store, accessLog: AccessLog, by: string): AuditedStore {
  const { kind, place } = store.describe();
  const record = (action: AccessAction, result: Result<unknown>, name?: string): Promise<void> =>
    accessLog.record({ by, store: kind, place, name, action, outcome: result.ok ? 'ok' : result.problem.kind });
  return {
    describe: store.describe,
    list: async (request) => {
      const page = await store.list(request);
      // One line per listing, not per page.
      if (request?.cursor === undefined || !page.ok) await record('list', page);
      return page;
    },
    fetch: async (name, use, request) => {
      const secret = await store.get(name, request);
      await record(use, secret, name);
      return secret;
    },
  };
}
