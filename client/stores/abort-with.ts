// A cancellation of VS Code's as the signal that stores take.

import type { CancellationToken } from 'vscode';

export function abortWith(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
