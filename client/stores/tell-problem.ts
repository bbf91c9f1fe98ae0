// What a person hears when a store refuses.

import { window } from 'vscode';
import type { Result, StoreProblem } from '../../stores/store';

/** Not awaited: the message may stand for long. Who cancelled knows it. */
export function tellProblem({ kind, message }: StoreProblem): void {
  if (kind !== 'cancelled') void window.showWarningMessage(`Scabbard: ${message}`);
}

/** Undefined after a refusal, which the person was told of: only where success has something to say, too. */
export function heard<T extends NonNullable<unknown>>(result: Result<T>): T | undefined {
  if (result.ok) return result.value;
  tellProblem(result.problem);
  return undefined;
}
