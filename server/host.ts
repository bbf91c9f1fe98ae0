// The one small window through which pure code asks about the outside world.

export interface Host {
  /** Text of a file: the open buffer where there is one, else the disk (UTF-8, BOM kept). Undefined when absent or unreadable. */
  read(uri: string): Promise<string | undefined>;
  /** Names (not paths) of the files directly in a folder; empty when it does not exist. */
  list(folderUri: string): Promise<readonly string[]>;
  /** Bytes of a tree-sitter grammar, e.g. `python`, `javascript`, `typescript`, `tsx`. */
  grammar(name: string): Promise<Uint8Array>;
  /** Bytes of the tree-sitter runtime itself. */
  treeSitter(): Promise<Uint8Array>;
  /** Cryptographically secure random bytes. */
  random(bytes: number): Uint8Array;
  /** Milliseconds since 1970. */
  now(): number;
}
