// Waits for something that another process will do.

type Falsy = false | 0 | '' | null | undefined;

/** Asks until the answer is truthy or `timeout` (ms) has passed; then throws, naming `what`. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T> | T,
  timeout = 20_000,
): Promise<Exclude<T, Falsy>> {
  const deadline = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer) return answer as Exclude<T, Falsy>;
    if (Date.now() > deadline) throw late(`It did not happen within ${timeout} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Lets the browser's driver try for so many milliseconds; false when it did not succeed. */
export async function within(timeout: number, act: (timeout: number) => Promise<unknown>): Promise<boolean> {
  try {
    await act(timeout);
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return false;
    throw error;
  }
}

/** Named as the browser driver names it, so that `within` knows both. */
const late = (message: string): Error => Object.assign(new Error(message), { name: 'TimeoutError' });
