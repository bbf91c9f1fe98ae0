// Finds every place of every keyword in one pass over the text: a case-folded Aho-Corasick automaton in flat tables.

export interface Prefilter {
  /**
   * All hits as pairs [end, keyword, end, keyword, …], sorted by end: `end` is the UTF-16 offset after the keyword,
   * `keyword` its index. Letters match in any case. The array is the caller's.
   */
  find(text: string): Int32Array;
}

/** Built once per scanner. Keywords are not empty; equal ones (in any case) each get their own hits. */
export function createPrefilter(keywords: readonly string[]): Prefilter {
  const classes = classesOf(keywords);
  const tables = link(plant(keywords, classes), classes.count);
  return { find: (text) => scan(text, classes.of, tables) };
}

interface Classes {
  /** Column of each UTF-16 unit; 0 for units in no keyword. */
  readonly of: Uint8Array;
  readonly count: number;
}

/** A letter and its other case share one column, which makes the automaton fold case and stay small. */
function classesOf(keywords: readonly string[]): Classes {
  const of = new Uint8Array(0x10000);
  let count = 1;
  for (const unit of new Set(keywords.join('').toLowerCase())) {
    if (count > 255) throw new RangeError('more than 255 different characters in keywords');
    for (const form of [unit, unit.toUpperCase()]) if (form.length === 1) of[form.charCodeAt(0)] = count;
    count++;
  }
  return { of, count };
}

interface Node {
  readonly next: Map<number, number>;
  readonly keywords: number[];
}

function plant(keywords: readonly string[], classes: Classes): readonly Node[] {
  const nodes: Node[] = [{ next: new Map(), keywords: [] }];
  keywords.forEach((keyword, index) => {
    const lower = keyword.toLowerCase();
    let node = 0;
    for (let i = 0; i < lower.length; i++) node = child(nodes, node, classes.of[lower.charCodeAt(i)]!);
    nodes[node]!.keywords.push(index);
  });
  return nodes;
}

function child(nodes: Node[], parent: number, column: number): number {
  const known = nodes[parent]!.next.get(column);
  if (known !== undefined) return known;
  nodes.push({ next: new Map(), keywords: [] });
  nodes[parent]!.next.set(column, nodes.length - 1);
  return nodes.length - 1;
}

interface Tables {
  /** Next state at `(state << shift) | column`. */
  readonly next: Int32Array;
  readonly shift: number;
  /** Keywords that end in a state: `outputs[first[state]]` up to `outputs[first[state + 1]]`. */
  readonly first: Int32Array;
  readonly outputs: Int32Array;
}

/** Breadth first, so that the state fallen back to is always finished before it is needed. */
function link(nodes: readonly Node[], columns: number): Tables {
  const shift = Math.ceil(Math.log2(Math.max(columns, 2)));
  const next = new Int32Array(nodes.length << shift);
  const fallback = new Int32Array(nodes.length);
  const ending = nodes.map(({ keywords }) => keywords as readonly number[]);
  const queue = [0];
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head]!;
    if (state !== 0) {
      ending[state] = [...ending[state]!, ...ending[fallback[state]!]!];
      const from = fallback[state]! << shift;
      next.copyWithin(state << shift, from, from + (1 << shift));
    }
    for (const [column, target] of nodes[state]!.next) {
      fallback[target] = state === 0 ? 0 : next[(fallback[state]! << shift) | column]!;
      next[(state << shift) | column] = target;
      queue.push(target);
    }
  }
  return { next, shift, ...packed(ending) };
}

function packed(ending: readonly (readonly number[])[]): { first: Int32Array; outputs: Int32Array } {
  const first = new Int32Array(ending.length + 1);
  ending.forEach((keywords, state) => {
    first[state + 1] = first[state]! + keywords.length;
  });
  return { first, outputs: Int32Array.from(ending.flat()) };
}

function scan(text: string, classOf: Uint8Array, { next, shift, first, outputs }: Tables): Int32Array {
  let hits = new Int32Array(64);
  let count = 0;
  let state = 0;
  for (let at = 0; at < text.length; at++) {
    state = next[(state << shift) | classOf[text.charCodeAt(at)]!]!;
    for (let output = first[state]!; output < first[state + 1]!; output++) {
      if (count + 2 > hits.length) hits = grown(hits);
      hits[count++] = at + 1;
      hits[count++] = outputs[output]!;
    }
  }
  return hits.subarray(0, count);
}

function grown(hits: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(hits.length * 2);
  larger.set(hits);
  return larger;
}
