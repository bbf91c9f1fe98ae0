// The formats of `scabbard scan --format`.

import { renderJson } from './json';
import type { Renderer } from './renderer';
import { renderSarif } from './sarif';
import { renderText } from './text';

export const renderers: Readonly<Record<string, Renderer>> = { text: renderText, json: renderJson, sarif: renderSarif };
