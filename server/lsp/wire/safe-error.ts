// What may be said about an error: our own words, or where it happened. A foreign message could quote the input.

/** An error whose message was written by us and holds no text of the input. */
export class SafeError extends Error {
  override readonly name = 'SafeError';
}

/** One paragraph for the log: class, system code and stack frames; the message only of our own errors. */
export function describeError(error: unknown): string {
  if (error instanceof SafeError) return error.message;
  if (!(error instanceof Error)) return `a thrown ${typeof error}`;
  const name = /^[A-Za-z]{1,40}$/.test(error.constructor.name) ? error.constructor.name : 'Error';
  return [name, ...codeOf(error), ...framesOf(error)].join(' ');
}

function codeOf(error: Error): readonly string[] {
  const code: unknown = (error as { code?: unknown }).code;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,40}$/.test(code) ? [code] : [];
}

/** The frames stand after the message; a message of several lines could look like frames, so it is cut off first. */
function framesOf(error: Error): readonly string[] {
  const stack = error.stack ?? '';
  const at = error.message === '' ? 0 : stack.indexOf(error.message);
  if (at < 0) return [];
  return stack
    .slice(at + error.message.length)
    .split('\n')
    .filter((line) => /^ {4}at .+:\d+:\d+\)?$/.test(line))
    .slice(0, 8)
    .map((line) => `\n${line}`);
}
