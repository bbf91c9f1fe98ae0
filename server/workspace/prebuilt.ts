// What of the engine is made at packaging time and read at the start, because making it takes ten times as long.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Automaton } from '../engine/match/automaton';
import type { RuleOutline } from '../engine/match/rule-watcher';
import type { Rule } from '../engine/rule';
import type { Prebuilt } from '../engine/scan';

export const prebuiltName = 'engine.bin';

interface Header {
  /** Ids of the rules it was made of, in their order. */
  readonly rules: readonly string[];
  readonly outlines: readonly RuleOutline[];
  readonly shift: number;
  readonly accepting: number;
  /** Lengths of the tables in elements, in the order of `tables`. */
  readonly lengths: readonly number[];
}

const tables = ['columns', 'depth', 'lengths', 'next', 'first', 'outputs'] as const;
const wide: ReadonlySet<string> = new Set(['next', 'first', 'outputs']);

/** Length of the header in four bytes, the header as JSON, the tables one after another, each at an even offset. */
export function packPrebuilt(rules: readonly Rule[], { outlines, automaton }: Prebuilt): Uint8Array {
  const header: Header = {
    rules: rules.map(({ id }) => id),
    outlines,
    shift: automaton.shift,
    accepting: automaton.accepting,
    lengths: tables.map((name) => automaton[name].length),
  };
  const head = padded(Buffer.from(JSON.stringify(header)));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  const parts = tables.map((name) => {
    const { buffer, byteOffset, byteLength } = automaton[name];
    return padded(Buffer.from(buffer, byteOffset, byteLength));
  });
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
  const header = JSON.parse(file.toString('utf8', 4, 4 + headLength)) as Header;
  if (header.rules.length !== rules.length || header.rules.some((id, index) => id !== rules[index]!.id))
    return undefined;
  // A copy of its own, because tables of two bytes must begin at an even address.
  const bytes = new Uint8Array(file.subarray(4 + headLength)).buffer;
  let at = 0;
  const read = tables.map((name, index) => {
    const length = header.lengths[index]!;
    const table = wide.has(name) ? new Uint16Array(bytes, at, length) : new Uint8Array(bytes, at, length);
    at += table.byteLength + (table.byteLength % 2);
    return [name, table] as const;
  });
  const { outlines, shift, accepting } = header;
  return { outlines, automaton: { shift, accepting, ...Object.fromEntries(read) } as unknown as Automaton };
}
