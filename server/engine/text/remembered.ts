// What is remembered of the bytes and the value looked at last, so that the many words of a long line do not each read all of it.

/** Yields what is remembered of these bytes; made anew when others are looked at. */
export type Remembered<T> = (units: Uint8Array) => T;

/** Kept until other bytes are asked about, or until `forgetAll`. */
export function remembered<T>(make: () => T): Remembered<T> {
  let of: Uint8Array | undefined;
  let value: T | undefined;
  const forget = (): void => {
    of = undefined;
    value = undefined;
  };
  return (units) => {
    if (of !== units) {
      if (of === undefined) toForget.push(forget);
      of = units;
      value = make();
    }
    return value as T;
  };
}

/**
 * Answers as before when the same text is asked about again: several watchers judge one value, and many a file repeats it.
 * The text is kept until `forgetAll`.
 */
export function ofLast<T>(answer: (text: string) => T): (text: string) => T {
  let last: string | undefined;
  let known: T | undefined;
  const forget = (): void => {
    last = undefined;
    known = undefined;
  };
  return (text) => {
    if (text !== last) {
      known = answer(text);
      if (last === undefined) toForget.push(forget);
      last = text;
    }
    return known as T;
  };
}

const toForget: (() => void)[] = [];

/** At the end of a look and of a scan: nothing keeps bytes or values that nobody else holds. A weak map would do the same, but at each word it costs more than the look. */
export function forgetAll(): void {
  for (const forget of toForget) forget();
  toForget.length = 0;
}
