// Runs the pure code in a context of its own that holds the language and the one thing beside it that @noble/hashes needs.

import { join } from 'node:path';
import { type Context, createContext, runInContext } from 'node:vm';
import { buildSync } from 'esbuild';
import type { Examined } from './pure';

const root = join(__dirname, '../../../..');

/** One script that leaves `pure` behind. `platform: browser` makes every import of a built-in an error. */
export function bundled(contents: string): string {
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: __dirname, loader: 'ts' },
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'pure',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
    absWorkingDir: root,
  });
  return outputFiles[0]!.text;
}

export interface PureContext {
  readonly context: Context;
  examine(text: string, path: string): Examined;
}

/** `first` is a script that runs before the pure code is loaded. */
export function pureContext(first = ''): PureContext {
  // Every browser and worker has it (https://encoding.spec.whatwg.org), the language itself does not.
  const context = createContext({ __proto__: null, TextEncoder });
  runInContext(first, context);
  runInContext(bundled("export * from './pure';"), context);
  return {
    context,
    examine: (text, path) => {
      const call = `pure.examine(${JSON.stringify(text)}, ${JSON.stringify(path)})`;
      return JSON.parse(runInContext(call, context)) as Examined;
    },
  };
}
