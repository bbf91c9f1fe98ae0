// A text that need not lie in one piece. A string is one.

export interface Text {
  /** In UTF-16 units, as all offsets. */
  readonly length: number;
  /** From `start` (default: the beginning) to `end` (default: the end), both within the text. */
  slice(start?: number, end?: number): string;
  /** All of it as one string. */
  toString(): string;
}
