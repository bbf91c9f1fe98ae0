// The automaton's inner loop in WebAssembly, assembled here: no test of an index, and four parts of the text at once hide the memory's latency.

import type { Automaton } from './automaton';
import { type Code, code, moduleOf } from './wasm';

/** Parts of the text that are walked beside each other. */
export const streams = 4;

/** Bytes that are walked at once, a page of memory: what of them was just copied is still in the processor's cache. */
export const blockLength = 1 << 16;

/** The most that a part can be long, so that what is told of a hit fits into 32 bits. */
const longestPart = blockLength / streams;

export interface Kernel {
  /** Where the text to walk is put; at most `blockLength` bytes. */
  readonly text: Uint8Array;
  /** From the beginning state through `streams` parts of this length that lie one behind the other. */
  walk(length: number): void;
  /** In which state a part ended. */
  stateOf(part: number): number;
  /** How many hits a part had. */
  countOf(part: number): number;
  /** Of a hit, the steps before it in its part (`hit >>> 16`) and the state (`hit & 0xffff`). */
  hitOf(part: number, index: number): number;
}

/** Undefined where there is no WebAssembly, or no memory for it. */
export function createKernel(automaton: Automaton): Kernel | undefined {
  try {
    return instantiate(automaton);
  } catch {
    // Whoever asked walks without it: slower, and no other difference.
    return undefined;
  }
}

/** Offsets in the memory. */
const columnsAt = 0;
const endsAt = 256;
const hitsAt = 1024;
const textAt = hitsAt + 4 * blockLength;
const partsAt = textAt + blockLength;
const nextAt = partsAt + 2 * blockLength;

const hitsOf = (part: number): number => hitsAt + 4 * longestPart * part;

/** Parts are copied to fixed places, so that one register is enough to read them all; not a power of two apart, which would ask too much of one set of the cache. */
const placeOf = (part: number): number => partsAt + (longestPart + 64) * part;

/** What of WebAssembly is used; the engine knows no library that declares it. */
declare const WebAssembly: {
  readonly Memory: new (of: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: object,
  ) => { readonly exports: { readonly walk: (length: number) => void } };
};

function instantiate({ columns, next, shift, accepting }: Automaton): Kernel {
  const memory = new WebAssembly.Memory({ initial: Math.ceil((nextAt + next.byteLength) / 65536) });
  const bytes = moduleOf({ name: 'walk', locals: 1 + 2 * streams, code: walkOf(shift, accepting) });
  const { walk } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } }).exports;
  // A state's row is found by a shift that counts in bytes.
  new Uint8Array(memory.buffer, columnsAt, 256).set(columns.map((column) => 2 * column));
  new Uint16Array(memory.buffer, nextAt, next.length).set(next);
  const ends = new Int32Array(memory.buffer, endsAt, 2 * streams);
  const hits = new Int32Array(memory.buffer, hitsAt, blockLength);
  return {
    text: new Uint8Array(memory.buffer, textAt, blockLength),
    walk,
    stateOf: (part) => ends[2 * part]!,
    countOf: (part) => (ends[2 * part + 1]! - hitsOf(part)) >> 2,
    hitOf: (part, index) => hits[part * longestPart + index]!,
  };
}

/** Locals: the length of a part, the step; of each part its state, and where its next hit is told. */
const length = 0;
const step = 1;
const state = (part: number): number => 2 + part;
const told = (part: number): number => 2 + streams + part;

const each = (one: (part: number) => Code): Code => Array.from({ length: streams }, (_, part) => one(part)).flat();

function walkOf(shift: number, accepting: number): Code {
  const { get, constant, add, tee, isAtLeast, isBelow, loop, when, again } = code;
  return [
    ...each(begin),
    ...loop([
      ...each((part) => goOn(part, shift)),
      ...each((part) => [...get(state(part)), ...constant(accepting), ...isAtLeast, ...when(tell(part))]),
      ...[...get(step), ...constant(1), ...add, ...tee(step), ...get(length), ...isBelow, ...again],
    ]),
    ...each(end),
  ];
}

/** Copies the part to its place. */
function begin(part: number): Code {
  const { get, set, constant, add, multiply, copy } = code;
  return [
    ...constant(placeOf(part)),
    ...[...get(length), ...constant(part), ...multiply, ...constant(textAt), ...add],
    ...get(length),
    ...copy,
    ...[...constant(hitsOf(part)), ...set(told(part))],
  ];
}

/** `state = next[(state << shift) | columns[text[step]]]` */
function goOn(part: number, shift: number): Code {
  const { get, set, constant, shiftLeft, or, loadByte, loadShort } = code;
  return [
    ...[...get(state(part)), ...constant(shift + 1), ...shiftLeft],
    ...[...get(step), ...loadByte(placeOf(part)), ...loadByte(columnsAt)],
    ...or,
    ...[...loadShort(nextAt), ...set(state(part))],
  ];
}

/** `(step << 16) | state` */
function tell(part: number): Code {
  const { get, set, constant, shiftLeft, or, add, store } = code;
  return [
    ...get(told(part)),
    ...[...get(step), ...constant(16), ...shiftLeft, ...get(state(part)), ...or],
    ...store(0),
    ...[...get(told(part)), ...constant(4), ...add, ...set(told(part))],
  ];
}

function end(part: number): Code {
  const { get, constant, store } = code;
  const at = constant(endsAt + 8 * part);
  return [...at, ...get(state(part)), ...store(0), ...at, ...get(told(part)), ...store(4)];
}
