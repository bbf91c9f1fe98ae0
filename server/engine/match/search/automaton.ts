// The tables of a case-folded Aho-Corasick automaton over bytes, small enough for the processor's cache, and how they are stored.

export interface Automaton {
  /** Column of each byte; 0 for bytes in no word. */
  readonly columns: Uint8Array;
  /** Next state at `(state << shift) | column`. States at and above `accepting` end words. */
  readonly next: Uint16Array;
  readonly shift: number;
  readonly accepting: number;
  /** Length of the longest beginning of a word that a state stands for, in bytes. */
  readonly depth: Uint8Array;
  /** Words that end in state `accepting + n`: `outputs[first[n]]` up to `outputs[first[n + 1]]`. */
  readonly first: Uint16Array;
  readonly outputs: Uint16Array;
  /** Length of each word in bytes. */
  readonly lengths: Uint8Array;
}

/** Words are byte sequences in lower case, not empty, at most 255 bytes; ASCII letters match in any case. Throws a RangeError when there are too many. */
export function buildAutomaton(words: readonly Uint8Array[]): Automaton {
  const { columns, count } = columnsOf(words);
  const nodes = plant(words, columns);
  const order = numbered(nodes);
  const shift = Math.ceil(Math.log2(Math.max(count, 2)));
  if (nodes.length > 0xffff || words.length > 0xffff) throw new RangeError('too many words for one automaton');
  const { next, ending } = link(nodes, order, shift);
  const accepting = order.length - ending.length;
  const depth = new Uint8Array(order.length);
  for (const [id, node] of order.entries()) depth[id] = node.depth;
  return {
    columns,
    next,
    shift,
    accepting,
    depth,
    ...packed(ending),
    lengths: Uint8Array.from(words, (w) => w.length),
  };
}

/**
 * A letter and its other case share one column, which makes the automaton fold case and stay small. Bytes beyond ASCII have
 * two columns for all of them: hits of such words must be compared again.
 */
function columnsOf(words: readonly Uint8Array[]): { columns: Uint8Array; count: number } {
  const columns = new Uint8Array(256);
  let count = 1;
  for (const word of words) {
    for (const byte of word) {
      if (byte > 127 || columns[byte] !== 0) continue;
      columns[byte] = count;
      if (byte >= 97 && byte <= 122) columns[byte - 32] = count;
      count++;
    }
  }
  if (words.some((word) => word.some((byte) => byte > 127))) {
    for (let byte = 128; byte < 256; byte++) columns[byte] = count + (byte & 1);
    count += 2;
  }
  return { columns, count };
}

interface Node {
  readonly next: Map<number, Node>;
  readonly depth: number;
  /** Words that end here, those of the fallback included once it is known. */
  words: readonly number[];
  fallback: Node | undefined;
  id: number;
}

const nodeAt = (depth: number): Node => ({ next: new Map(), depth, words: [], fallback: undefined, id: 0 });

/** The trie, its nodes breadth first, each with the node it falls back to. */
function plant(words: readonly Uint8Array[], columns: Uint8Array): readonly Node[] {
  const root = nodeAt(0);
  words.forEach((word, index) => {
    let node = root;
    for (const byte of word) {
      const column = columns[byte]!;
      let child = node.next.get(column);
      if (!child) {
        child = nodeAt(node.depth + 1);
        node.next.set(column, child);
      }
      node = child;
    }
    node.words = [...node.words, index];
  });
  const nodes = [root];
  for (const node of nodes) {
    for (const [column, child] of node.next) {
      let fallback = node.fallback;
      while (fallback && !fallback.next.has(column)) fallback = fallback.fallback;
      child.fallback = fallback ? fallback.next.get(column)! : root;
      child.words = [...child.words, ...child.fallback.words];
      nodes.push(child);
    }
  }
  return nodes;
}

/** States that end a word come last, so that one comparison tells them apart. */
function numbered(nodes: readonly Node[]): readonly Node[] {
  const order = [...nodes.filter(({ words }) => words.length === 0), ...nodes.filter(({ words }) => words.length > 0)];
  order.forEach((node, id) => {
    node.id = id;
  });
  return order;
}

function link(nodes: readonly Node[], order: readonly Node[], shift: number) {
  const next = new Uint16Array(order.length << shift);
  for (const node of nodes) {
    const row = node.id << shift;
    if (node.fallback) next.copyWithin(row, node.fallback.id << shift, (node.fallback.id + 1) << shift);
    for (const [column, child] of node.next) next[row | column] = child.id;
  }
  return { next, ending: order.filter(({ words }) => words.length > 0).map(({ words }) => words) };
}

function packed(ending: readonly (readonly number[])[]): Pick<Automaton, 'first' | 'outputs'> {
  const first = new Uint16Array(ending.length + 1);
  ending.forEach((words, state) => {
    first[state + 1] = first[state]! + words.length;
  });
  return { first, outputs: Uint16Array.from(ending.flat()) };
}
