// Puts a data key together from the parts of several key groups: Shamir's secret sharing over bytes, as Vault and SOPS have it.

/** Each part ends with its x coordinate. Undefined when they do not belong together. */
export function combine(parts: readonly Uint8Array[]): Buffer | undefined {
  const length = parts[0]?.length ?? 0;
  const xs = parts.map((part) => part[length - 1] ?? 0);
  if (length < 2 || parts.length < 2 || parts.some((part) => part.length !== length)) return undefined;
  if (xs.includes(0) || new Set(xs).size < xs.length) return undefined;
  const weights = xs.map((x, index) => weightOf(x, xs.toSpliced(index, 1)));
  return Buffer.from(
    Array.from({ length: length - 1 }, (_, at) =>
      parts.reduce((sum, part, index) => sum ^ times(part[at]!, weights[index]!), 0),
    ),
  );
}

/** Of Lagrange's interpolation at zero. Subtraction is addition here: exclusive or. */
const weightOf = (x: number, others: readonly number[]): number =>
  others.reduce((product, other) => times(product, times(other, inverse(x ^ other))), 1);

/** In the field of AES. No table: what is looked up would depend on the key. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = ((product << 1) ^ (-(product >> 7) & 0x11b)) & 0xff;
    product ^= -((b >> bit) & 1) & a;
  }
  return product;
}

/** The 254th power: there are 255 elements besides zero. */
function inverse(a: number): number {
  let result = 1;
  for (let left = 0; left < 254; left++) result = times(result, a);
  return result;
}
