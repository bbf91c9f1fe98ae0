// How a value is written after `KEY=` so that env loaders read the very same value back.

/** Needs no quotes for dotenv, python-dotenv, Docker Compose, `node --env-file` or a POSIX shell. */
const simple = /^[\w./:@%+,=-]*$/;
/** Characters that end a line or a value outside quotes in dotenv's dialect. */
const endsPlain = /[#\r\n\u2028\u2029]/;

/**
 * The written form of a value, quotes included, or undefined when no form gives it back.
 * Source of facts: the npm package `dotenv` 18 (parity is tested); among the forms it reads alike, the one that
 * python-dotenv and Docker Compose agree on comes first. Values with `$` go into single quotes, which do not expand.
 */
export function quoteEnvValue(value: string): string | undefined {
  if (simple.test(value)) return value;
  const singleIsPortable = !value.includes('\\\\') && !value.includes("\\'");
  const written =
    (singleIsPortable && !/[\r\n]/.test(value) && within("'", value)) ||
    (!value.includes('\\') && !value.includes('$') && within('"', value)) ||
    (singleIsPortable && within("'", value)) ||
    (!value.includes('\\') && within('"', value)) ||
    plain(value) ||
    lastResort(value);
  return written || undefined;
}

const lastResort = (value: string): string | undefined =>
  firstDefined(["'", '"', '`'], (quote) => within(quote, value)) ??
  firstDefined(["'", '`', '"'], (quote) => aroundInnerQuotes(quote, value)) ??
  firstDefined(["'", '`', '"'], (quote) => withFinalBackslash(quote, value));

/** Without quotes: dotenv trims it and ends it at `#`; a leading quote would open a quoted value. */
function plain(value: string): string | undefined {
  return endsPlain.test(value) || value !== value.trim() || /^["'`]/.test(value) ? undefined : value;
}

/** Between quotes that do not occur in the value. A backslash before the closing quote would hide it. */
function within(quote: string, value: string): string | undefined {
  if (hasUnescaped(quote, value) || value.endsWith('\\')) return undefined;
  return between(quote, value);
}

/** dotenv takes the outermost quotes of a line when the inner ones cannot end the value. */
function aroundInnerQuotes(quote: string, value: string): string | undefined {
  return hasUnescaped(quote, value) && !endsPlain.test(value) ? between(quote, value) : undefined;
}

/** `'…\'` closes only because no other closing quote follows: right in dotenv, so it comes last. */
function withFinalBackslash(quote: string, value: string): string | undefined {
  return value.endsWith('\\') && !hasUnescaped(quote, value) ? between(quote, value) : undefined;
}

/** Only double quotes have escapes, and only for line ends; loaders turn a raw CR into LF. */
function between(quote: string, value: string): string | undefined {
  if (quote !== '"') return value.includes('\r') ? undefined : `${quote}${value}${quote}`;
  if (/\\[nr]/.test(value)) return undefined;
  return `"${value.replaceAll('\n', '\\n').replaceAll('\r', '\\r')}"`;
}

function hasUnescaped(quote: string, value: string): boolean {
  for (let at = value.indexOf(quote); at !== -1; at = value.indexOf(quote, at + 1)) {
    if (value[at - 1] !== '\\') return true;
  }
  return false;
}

function firstDefined<T>(items: readonly T[], answer: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = answer(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
