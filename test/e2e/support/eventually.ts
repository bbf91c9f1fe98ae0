// Waits for something that another process will do.

/** Asks until the answer is truthy or `timeout` (ms) has passed; then throws, naming `what`. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T> | T,
  timeout = 20_000,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`It did not happen within ${timeout} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
