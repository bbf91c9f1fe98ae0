// Where a name stands, and what each way of writing an assignment is asked.

import type { Line } from '../../../text/page';
import type { FileKind } from '../file-kind';
import type { ReadValue } from '../read-value';

/** `compare`: `==`; `argument`: `set("name", "value")`; `query`: `?name=value`; `pair`: name and value are two fields. */
export type Operator = 'assign' | 'compare' | 'argument' | 'call' | 'fallback' | 'flag' | 'query' | 'pair' | 'sql';

export interface Name {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Leading dashes of a command line option. */
  readonly flag: boolean;
}

export interface Place extends Name {
  readonly text: string;
  readonly kind: FileKind;
  readonly line: Line;
  /** What stands on the line before the name, at most 200 characters. */
  readonly before: string;
  /** Offset behind the name and its quote. */
  readonly after: number;
  readonly quoted: boolean;
  /** The quote of the string literal the name stands in. */
  readonly inside: string | undefined;
}

export interface Form {
  readonly operator: Operator;
  read(place: Place): (ReadValue & { readonly operator?: Operator }) | undefined;
}
