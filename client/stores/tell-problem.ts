// What a person hears when a store refuses.

import { window } from 'vscode';
import type { StoreProblem } from '../../stores/store';

/** Not awaited: the message may stand for long. Who cancelled knows it. */
export function tellProblem({ kind, message }: StoreProblem): void {
  if (kind !== 'cancelled') void window.showWarningMessage(`Scabbard: ${message}`);
}
