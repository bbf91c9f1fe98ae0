// What of the engine is made at packaging time and read at the start, because making it takes ten times as long.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tables } from '../engine/match/lookout';
import type { RuleOutline } from '../engine/match/rule-watcher';
import type { Automaton } from '../engine/match/search/automaton';
import type { Follow } from '../engine/match/search/follow';
import type { Rule } from '../engine/rule';
import type { Prebuilt } from '../engine/scan';

export const prebuiltName = 'engine.bin';

interface Header {
  /** Ids of the rules it was made of, in their order. */
  readonly rules: readonly string[];
  readonly shift: number;
  readonly accepting: number;
  readonly firstBeyond: number;
  readonly waiting: Tables['waiting'];
  /** Lengths of the tables in elements, in their order. */
  readonly lengths: readonly number[];
}

const ofAutomaton = ['columns', 'depth', 'lengths', 'next', 'first', 'outputs'] as const;
const ofFollow = ['kinds', 'belongs', 'longer'] as const;
const wide: ReadonlySet<string> = new Set(['next', 'first', 'outputs', ...ofFollow]);

/**
 * The length of what comes before the tables in four bytes; the header and the outline of each rule as lines of JSON, padded
 * to an even length; the tables one after another, each at an even offset.
 */
export function packPrebuilt(
  rules: readonly Rule[],
  { outlines, tables: made }: { readonly outlines: readonly RuleOutline[]; readonly tables: Tables },
): Uint8Array {
  const { automaton, follow, waiting, firstBeyond } = made;
  const tables = [...ofAutomaton.map((name) => automaton[name]), ...ofFollow.map((name) => follow[name])];
  const header: Header = {
    rules: rules.map(({ id }) => id),
    shift: automaton.shift,
    accepting: automaton.accepting,
    firstBeyond,
    waiting,
    lengths: tables.map((table) => table.length),
  };
  const head = padded(Buffer.from([header, ...outlines].map((one) => JSON.stringify(one)).join('\n')));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  const parts = tables.map(({ buffer, byteOffset, byteLength }) => padded(Buffer.from(buffer, byteOffset, byteLength)));
  return Buffer.concat([length, head, ...parts]);
}

/** Blanks are valid behind JSON, and in tables nobody looks there. */
const padded = (bytes: Buffer): Buffer => (bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.from(' ')]));

/** Of exactly these rules, from the folder of the bundles; undefined when it was made of others or is not there. */
export function readPrebuilt(folder: string, rules: readonly Rule[]): Prebuilt | undefined {
  try {
    return unpack(readFileSync(join(folder, prebuiltName)), rules);
  } catch {
    // Made anew then: slower to start, and no other difference.
    return undefined;
  }
}

function unpack(file: Buffer, rules: readonly Rule[]): Prebuilt | undefined {
  const headLength = file.readUInt32LE(0);
  const [first = '', ...outlines] = file.toString('utf8', 4, 4 + headLength).split('\n');
  const header = JSON.parse(first) as Header;
  if (header.rules.length !== rules.length || header.rules.some((id, index) => id !== rules[index]!.id))
    return undefined;
  let at = 4 + headLength;
  const read = [...ofAutomaton, ...ofFollow].map((name, index) => {
    const length = header.lengths[index]!;
    const bytes = wide.has(name) ? 2 * length : length;
    const table = tableAt(file, { at, length, isWide: wide.has(name) });
    at += bytes + (bytes % 2);
    return [name, table] as const;
  });
  const { shift, accepting, firstBeyond, waiting } = header;
  const all = Object.fromEntries(read) as unknown as Omit<Automaton, 'shift' | 'accepting'> & Follow;
  const automaton = { shift, accepting, ...all };
  return {
    outlineOf: (rule) => JSON.parse(outlines[rule]!) as RuleOutline,
    tables: { automaton, follow: all, waiting, firstBeyond },
  };
}

/** Without a copy, unless the file was read to an odd address, where no table of two bytes can begin. */
function tableAt(file: Buffer, { at, length, isWide }: { at: number; length: number; isWide: boolean }) {
  const address = file.byteOffset + at;
  if (!isWide) return new Uint8Array(file.buffer, address, length);
  if (address % 2 === 0) return new Uint16Array(file.buffer, address, length);
  return new Uint16Array(file.buffer.slice(address, address + 2 * length));
}
