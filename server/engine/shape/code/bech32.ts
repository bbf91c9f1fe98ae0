// The checksum of Bech32: https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki

const digits = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** The six characters (lower case) that end a Bech32 text with this human-readable part and data, both in lower case. */
export function bech32Checksum(humanPart: string, data: string): string {
  const codes = [...humanPart].map((one) => one.charCodeAt(0));
  const values = [...data].map((one) => digits.indexOf(one));
  const expanded = [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31), ...values];
  const checksum = polymod([...expanded, 0, 0, 0, 0, 0, 0]) ^ 1;
  return [25, 20, 15, 10, 5, 0].map((shift) => digits[(checksum >> shift) & 31]).join('');
}

function polymod(values: readonly number[]): number {
  let checksum = 1;
  for (const value of values) {
    const top = checksum >> 25;
    checksum = ((checksum & 0x1ffffff) << 5) ^ value;
    generator.forEach((term, bit) => {
      if ((top >> bit) & 1) checksum ^= term;
    });
  }
  return checksum;
}
