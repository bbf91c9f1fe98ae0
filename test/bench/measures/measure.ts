// One group of rows of the table. `npm run bench -- NAME…` runs the named ones alone.

import type { Context } from '../support/context';
import type { Row } from '../support/table';

export interface Measure {
  readonly name: string;
  /** Total but for programming errors and missing programs. */
  run(context: Context): readonly Row[];
}
