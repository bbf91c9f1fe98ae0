// The CPU time of this thread alone, which Node 20 has no call for: WASI does.

import { WASI } from 'node:wasi';

/** What is used of it; its types come with those of browsers only. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
  ) => { readonly exports: { readonly memory: { readonly buffer: ArrayBuffer } } };
};

/** `(module (memory (export "memory") 1) (func (export "_initialize")))` */
const smallestModule = Uint8Array.of(
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, 4, 1, 0x60, 0, 0],
  ...[3, 2, 1, 0],
  ...[5, 3, 1, 0, 1],
  ...[7, 24, 2, 6, ...Buffer.from('memory'), 2, 0, 11, ...Buffer.from('_initialize'), 0, 0],
  ...[10, 4, 1, 2, 0, 11],
);

/** CLOCK_THREAD_CPUTIME_ID of WASI preview 1. */
const threadTime = 3;

/**
 * Milliseconds of CPU that the calling thread has used, to about a microsecond. Neither other programs count, nor the helper
 * threads of V8, which compile and collect garbage beside it; what V8 does in this thread does.
 */
export const threadClock: () => number = (() => {
  const wasi = new WASI({ version: 'preview1' });
  const instance = new WebAssembly.Instance(new WebAssembly.Module(smallestModule));
  wasi.initialize(instance);
  const { buffer } = instance.exports.memory;
  const time = wasi.wasiImport.clock_time_get as (clock: number, precision: bigint, at: number) => number;
  const written = new DataView(buffer);
  return () => {
    const failed = time(threadTime, 0n, 0);
    if (failed !== 0) throw new Error(`the clock of the thread does not answer: ${failed}`);
    return Number(written.getBigUint64(0, true)) / 1e6;
  };
})();
