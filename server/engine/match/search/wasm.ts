// As much of an assembler for WebAssembly (core specification 2.0, section 5, "Binary Format") as the kernel needs: numbers of 32 bits, one function.

/** Instructions as they are stored. */
export type Code = readonly number[];

/** Unsigned LEB128. */
const unsigned = (value: number): Code => (value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)]);

/** Signed LEB128: the sixth bit of the last byte is the sign. */
const signed = (value: number): Code =>
  value >= -64 && value < 64 ? [value & 127] : [(value & 127) | 128, ...signed(value >> 7)];

/** Addresses have an offset that is added when the instruction runs; what lies there is aligned to two to the power of the second byte. */
export const code = {
  get: (local: number): Code => [0x20, ...unsigned(local)],
  set: (local: number): Code => [0x21, ...unsigned(local)],
  tee: (local: number): Code => [0x22, ...unsigned(local)],
  constant: (value: number): Code => [0x41, ...signed(value)],
  add: [0x6a],
  multiply: [0x6c],
  or: [0x72],
  shiftLeft: [0x74],
  isBelow: [0x49],
  isAtLeast: [0x4f],
  loadByte: (offset: number): Code => [0x2d, 0, ...unsigned(offset)],
  loadShort: (offset: number): Code => [0x2f, 1, ...unsigned(offset)],
  store: (offset: number): Code => [0x36, 2, ...unsigned(offset)],
  /** As many bytes as the last number says, from where the second says to where the first says (bulk memory operations). */
  copy: [0xfc, 0x0a, 0, 0],
  /** Runs its body again whenever `again` is met with a true value. */
  loop: (body: Code): Code => [0x03, 0x40, ...body, 0x0b],
  again: [0x0d, 0],
  when: (body: Code): Code => [0x04, 0x40, ...body, 0x0b],
} as const;

interface Exported {
  readonly name: string;
  /** Besides the parameter. */
  readonly locals: number;
  readonly code: Code;
}

/** A module that imports `env.memory` and exports a function with one parameter and no result. */
export function moduleOf({ name, locals, code }: Exported): Uint8Array {
  const i32 = 0x7f;
  const body = [1, ...unsigned(locals), i32, ...code, 0x0b];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [0x60, 1, i32, 0]),
    ...section(2, [...named('env'), ...named('memory'), 2, 0, 1]),
    ...section(3, [0]),
    ...section(7, [...named(name), 0, 0]),
    ...section(10, [...unsigned(body.length), ...body]),
  ]);
}

/** With one entry. */
const section = (id: number, entry: Code): Code => [id, ...unsigned(entry.length + 1), 1, ...entry];

const named = (name: string): Code => [name.length, ...Array.from(name, (one) => one.charCodeAt(0))];
