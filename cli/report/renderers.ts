// The formats of `scabbard scan --format`.

import type { Report } from '../../protocol/report';
import type { Collected } from '../support/collect';
import { renderJson } from './json';
import { renderSarif } from './sarif';
import { renderText } from './text';

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

export const renderers: Readonly<Record<string, Renderer>> = { text: renderText, json: renderJson, sarif: renderSarif };
