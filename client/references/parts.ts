// What the features about references work with.

import type { Disposable, DocumentFilter } from 'vscode';
import type { StoreSession } from '../stores/session';
import type { ReferenceFacts } from './facts';

export interface ReferenceParts {
  readonly stores: StoreSession;
  readonly facts: ReferenceFacts;
  /** Env documents, as far as a selector can tell. */
  readonly selector: readonly DocumentFilter[];
  readonly own: (item: Disposable) => void;
}
