// What a name says, remembered: the same few come again and again.

import { judgeName } from '../name';

/** As `judgeName`. Names, not values, are kept, and not for ever. */
export const verdictOf = remembered(judgeName, 5000);

function remembered<T>(judge: (name: string) => T, most: number): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    if (known.has(name)) return known.get(name)!;
    if (known.size >= most) known.clear();
    const judged = judge(name);
    known.set(name, judged);
    return judged;
  };
}
