// What every report format is: a function from the report to text.

import type { Report } from '../../protocol/report';
import type { Collected } from '../support/collect';

export interface RenderContext {
  /** Absolute folder the report's paths are relative to. */
  readonly base: string;
  readonly cwd: string;
  /** What people are told besides the report. */
  readonly collected: Pick<Collected, 'suppressed' | 'accepted' | 'ignored'>;
  readonly colours: boolean;
}

/** Text of a whole report, with a final newline. Holds no value. */
export type Renderer = (report: Report, context: RenderContext) => string;
