// The only way from a value to shown text: the literal prefix its rule states, and an ellipsis. Never its length.

/** The longest of the rule's literal prefixes that the span begins with, and `…`. Offsets in UTF-16 units. */
export function maskSpan(
  text: string,
  span: { readonly start: number; readonly end: number },
  prefixes: readonly string[],
): string {
  return mask(prefixOf(text.slice(span.start, span.end), prefixes));
}

/** A rule's literal prefix as it is shown. The prefix comes from the rule, never from the text. */
export function mask(prefix = ''): string {
  return `${prefix}…`;
}

/** The longest of the prefixes, in any case, that the value begins with and goes beyond; empty when none does. */
export function prefixOf(value: string, prefixes: readonly string[]): string {
  const lower = value.toLowerCase();
  const fitting = prefixes.filter((one) => one.length < value.length && lower.startsWith(one.toLowerCase()));
  return fitting.reduce((longest, one) => (one.length > longest.length ? one : longest), '');
}
