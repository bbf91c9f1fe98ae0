// The one operation on the curve secp256k1 that dotenvx needs. VS Code's own Node is built without this curve, so that
// `createECDH` knows it on the command line only. Not in constant time: what it multiplies by is the user's own key, on the
// user's own machine, a few times.

/** SEC 2, section 2.4.1: y² = x³ + 7 over the integers modulo `p`; `n` points. */
const p = 2n ** 256n - 2n ** 32n - 977n;
const n = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

interface Point {
  readonly x: bigint;
  readonly y: bigint;
}

/** Undefined is the point at infinity. */
type Sum = Point | undefined;

/** The uncompressed product of a private key (32 bytes) and an uncompressed public key (65 bytes); undefined when one is none. */
export function sharedPoint(privateKey: Uint8Array, publicKey: Uint8Array): Buffer | undefined {
  const scalar = numberOf(privateKey);
  const point = pointOf(publicKey);
  if (privateKey.length !== 32 || scalar === 0n || scalar >= n || !point) return undefined;
  const product = multiplied(point, scalar);
  return product && Buffer.concat([Buffer.from([4]), bytesOf(product.x), bytesOf(product.y)]);
}

/** Only points on the curve: another one would give the key away, bit by bit. */
function pointOf(bytes: Uint8Array): Sum {
  if (bytes.length !== 65 || bytes[0] !== 4) return undefined;
  const [x, y] = [numberOf(bytes.subarray(1, 33)), numberOf(bytes.subarray(33))];
  return x < p && y < p && modulo(y * y - x * x * x - 7n) === 0n ? { x, y } : undefined;
}

function multiplied(point: Point, scalar: bigint): Sum {
  let sum: Sum;
  let power: Sum = point;
  for (let left = scalar; left > 0n; left >>= 1n) {
    if (left & 1n) sum = added(sum, power);
    power = added(power, power);
  }
  return sum;
}

function added(a: Sum, b: Sum): Sum {
  if (!a || !b) return a ?? b;
  if (a.x === b.x && a.y !== b.y) return undefined;
  // No point of this curve has y = 0: their number is odd.
  const slope = a.x === b.x ? 3n * a.x * a.x * inverse(2n * a.y) : (b.y - a.y) * inverse(b.x - a.x);
  const x = modulo(slope * slope - a.x - b.x);
  return { x, y: modulo(slope * (a.x - x) - a.y) };
}

/** By Euclid's algorithm. */
function inverse(value: bigint): bigint {
  let [a, b] = [modulo(value), p];
  let [inA, inB] = [1n, 0n];
  while (a > 1n) {
    const times = b / a;
    [a, b] = [b - times * a, a];
    [inA, inB] = [inB - times * inA, inA];
  }
  return modulo(inA);
}

function modulo(value: bigint): bigint {
  const rest = value % p;
  return rest < 0n ? rest + p : rest;
}

const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);
const bytesOf = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
