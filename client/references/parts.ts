// What the features about references work with.

import type { CancellationToken, Disposable, DocumentFilter } from 'vscode';
import type { StoreSession } from '../stores/session';
import type { ReferenceFacts } from './facts';

export interface ReferenceParts {
  readonly stores: StoreSession;
  readonly facts: ReferenceFacts;
  /** Env documents, as far as a selector can tell. */
  readonly selector: readonly DocumentFilter[];
  readonly own: (item: Disposable) => void;
}

export function abortWith(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
