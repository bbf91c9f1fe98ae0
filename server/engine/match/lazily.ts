// Work that waits until it is needed: most rules never meet a candidate.

/** `make` runs at the first call and never again. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
