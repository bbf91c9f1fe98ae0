// Finds many byte sequences at once in linear time (Aho and Corasick), with little memory per byte of them.

export interface Matcher {
  /** The state after `byte`; 0 is the first one. */
  step(state: number, byte: number): number;
  /** Bytes of the longest beginning of a sequence that a state stands for. */
  readonly depths: Int32Array;
  /** Bytes of the longest sequence that ends in a state; 0 for none. */
  readonly ends: Int32Array;
}

/** Sequences must not be empty. */
export function buildMatcher(sequences: readonly Uint8Array[]): Matcher {
  const most = 1 + sequences.reduce((sum, { length }) => sum + length, 0);
  const trie = {
    size: 1,
    bytes: new Uint8Array(most),
    /** The first of a state's children, and the next one of the same parent; 0 for none. */
    children: new Int32Array(most),
    siblings: new Int32Array(most),
    depths: new Int32Array(most),
    ends: new Int32Array(most),
    fallbacks: new Int32Array(most),
  };
  for (const sequence of sequences) plant(trie, sequence);
  const first = new Int32Array(256);
  for (let child = trie.children[0]!; child !== 0; child = trie.siblings[child]!) first[trie.bytes[child]!] = child;
  const second = secondSteps(trie, first);
  const step = (state: number, byte: number): number => {
    let at = state;
    while (trie.depths[at]! > 1) {
      const child = childOf(trie, at, byte);
      if (child !== 0) return child;
      at = trie.fallbacks[at]!;
    }
    return at === 0 ? first[byte]! : second[(trie.bytes[at]! << 8) | byte]!;
  };
  link(trie, step);
  return { step, depths: trie.depths, ends: trie.ends };
}

interface Trie {
  size: number;
  readonly bytes: Uint8Array;
  readonly children: Int32Array;
  readonly siblings: Int32Array;
  readonly depths: Int32Array;
  readonly ends: Int32Array;
  /** The longest other state that a state's beginning ends with. */
  readonly fallbacks: Int32Array;
}

function childOf({ bytes, children, siblings }: Trie, state: number, byte: number): number {
  let child = children[state]!;
  while (child !== 0 && bytes[child] !== byte) child = siblings[child]!;
  return child;
}

/** From states of one byte, where most of the time goes by: to a state of two, or as from the start. */
function secondSteps(trie: Trie, first: Int32Array): Int32Array {
  const steps = new Int32Array(1 << 16);
  for (let byte = 0; byte < 256; byte++) {
    steps.set(first, byte << 8);
    for (let child = trie.children[first[byte]!]!; first[byte] !== 0 && child !== 0; child = trie.siblings[child]!)
      steps[(byte << 8) | trie.bytes[child]!] = child;
  }
  return steps;
}

function plant(trie: Trie, sequence: Uint8Array): void {
  let state = 0;
  for (const byte of sequence) {
    let child = childOf(trie, state, byte);
    if (child === 0) {
      child = trie.size++;
      trie.bytes[child] = byte;
      trie.siblings[child] = trie.children[state]!;
      trie.children[state] = child;
      trie.depths[child] = trie.depths[state]! + 1;
    }
    state = child;
  }
  trie.ends[state] = sequence.length;
}

/** Breadth first: the fallback of a state is nearer to the start than itself. */
function link(trie: Trie, step: Matcher['step']): void {
  const { bytes, children, siblings, ends, fallbacks } = trie;
  const queue = new Int32Array(trie.size);
  let length = 1;
  for (let index = 0; index < length; index++) {
    const parent = queue[index]!;
    for (let child = children[parent]!; child !== 0; child = siblings[child]!) {
      fallbacks[child] = parent === 0 ? 0 : step(fallbacks[parent]!, bytes[child]!);
      ends[child] ||= ends[fallbacks[child]!]!;
      queue[length++] = child;
    }
  }
}
