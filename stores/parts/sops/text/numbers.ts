// Numbers as Go writes them, since SOPS hashes and encrypts what Go prints.

const int64 = { least: -(2n ** 63n), most: 2n ** 63n - 1n };

/** Decimal; undefined where it does not fit 64 bits. */
export const intText = (value: bigint): string | undefined =>
  value >= int64.least && value <= int64.most ? String(value) : undefined;

/** The shortest digits that give the number again, never with an exponent. Both languages choose the same digits. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  if (Object.is(value, -0)) return '-0';
  const [digits, exponent] = String(value).split('e') as [string, string?];
  return exponent === undefined ? digits : shifted(digits, Number(exponent));
}

function shifted(number: string, exponent: number): string {
  const sign = number.startsWith('-') ? '-' : '';
  const [whole, fraction = ''] = number.slice(sign.length).split('.') as [string, string?];
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
