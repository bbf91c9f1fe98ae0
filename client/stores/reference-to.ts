// The reference to a secret of a chosen store, as it is written down.

import { formatReference, type ReferenceScheme } from '../../protocol/reference';
import type { StoreChoice } from '../../stores/use/configured';

/** Undefined for a store that nothing refers to. */
export function referenceTo(choice: StoreChoice | undefined, name: string): string | undefined {
  if (!choice?.kind.scheme) return undefined;
  const { kind, alias } = choice;
  return formatReference({ scheme: kind.scheme as ReferenceScheme, name, ...(alias !== undefined && { alias }) });
}
