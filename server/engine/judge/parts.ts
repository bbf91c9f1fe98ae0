// Looks for many parts in a text in one pass, because dozens are looked for in every value.

/** Whether the text holds one of the parts that are at least so long; each has two characters or more. */
export type PartFinder = (text: string, shortest: number) => boolean;

/** By their first two characters, as far as these tell. */
export function partFinder(parts: readonly string[]): PartFinder {
  const begins = new Uint8Array(1 << 14);
  const byHead = new Map<number, string[]>();
  for (const part of parts) {
    const head = headOf(part.charCodeAt(0), part.charCodeAt(1));
    begins[head] = 1;
    byHead.set(head, [...(byHead.get(head) ?? []), part]);
  }
  return (text, shortest) => {
    let before = text.charCodeAt(0);
    for (let at = 1; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      const head = headOf(before, unit);
      before = unit;
      if (begins[head] === 0) continue;
      for (const part of byHead.get(head)!) if (part.length >= shortest && text.startsWith(part, at - 1)) return true;
    }
    return false;
  };
}

const headOf = (first: number, second: number): number => ((first & 127) << 7) | (second & 127);
