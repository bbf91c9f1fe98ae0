// What is remembered of the bytes or the value looked at last: the many words of a long line do not each read all of it, and
// several watchers judge one value, which many a file repeats.

/**
 * Answers as before when the same is asked about again; the answer may be changed by whoever knows more. Both are kept until
 * something else is asked about, or until the work around it ends (`forgetting`).
 */
export function remembered<Key extends Uint8Array | string, T>(make: (key: Key) => T): (key: Key) => T {
  let last: Key | undefined;
  let value: T | undefined;
  const forget = (): void => {
    last = undefined;
    value = undefined;
  };
  return (key) => {
    if (key !== last) {
      value = make(key);
      if (last === undefined) toForget.push(forget);
      last = key;
    }
    return value as T;
  };
}

const toForget: (() => void)[] = [];

/**
 * Around whatever reads a text: at its end nothing keeps bytes or values that nobody else holds. A weak map would do the same,
 * but at each word it costs more than the look.
 */
export function forgetting<T>(work: () => T): T {
  try {
    return work();
  } finally {
    for (const forget of toForget) forget();
    toForget.length = 0;
  }
}
