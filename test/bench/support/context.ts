// What every measure may use; made once, before the first of them.

import { join } from 'node:path';
import { buildBundles } from '../../../scripts/support/set-up.mjs';
import { type Corpus, corpus } from './corpus';
import { root } from './folders';
import { type Tools, tools } from './tools';

export interface Context {
  readonly corpus: Corpus;
  readonly tools: Tools;
  /** Path of our command line's bundle. */
  readonly cli: string;
}

export async function prepare(): Promise<Context> {
  await buildBundles();
  return { corpus: corpus(), tools: tools(), cli: join(root, 'dist', 'cli.js') };
}
