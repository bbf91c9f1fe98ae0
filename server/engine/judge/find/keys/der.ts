// Private keys as DER structures (ITU-T X.690): what the nesting of their first fields proves.

export type DerKey = 'rsa' | 'dsa' | 'ec' | 'pkcs8' | 'pkcs12';

interface Field {
  readonly tag: number;
  /** Of the content. */
  readonly start: number;
  readonly end: number;
}

const sequence = 0x30;
const integer = 0x02;
const octets = 0x04;
const objectId = 0x06;

/** The field at this offset; undefined when it does not fit in the bytes. Lengths of an indefinite form reach to the end. */
function fieldAt(bytes: Uint8Array, at: number): Field | undefined {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined) return undefined;
  if (first === 0x80) return { tag, start: at + 2, end: bytes.length };
  const size = first & 0x7f;
  if (first < 0x80) return within(bytes, { tag, start: at + 2, end: at + 2 + first });
  if (size > 3 || at + 2 + size > bytes.length) return undefined;
  let length = 0;
  for (let i = 0; i < size; i++) length = length * 256 + bytes[at + 2 + i]!;
  return within(bytes, { tag, start: at + 2 + size, end: at + 2 + size + length });
}

const within = (bytes: Uint8Array, field: Field): Field | undefined => (field.end <= bytes.length ? field : undefined);

/** Bytes that the structure beginning with these takes as a whole; undefined when they begin none, or one without a length. */
export function derLength(head: Uint8Array): number | undefined {
  if (head[0] !== sequence) return undefined;
  const first = head[1] ?? 0;
  if (first < 0x80) return 2 + first;
  if (first === 0x81) return 3 + head[2]!;
  return first === 0x82 ? 4 + head[2]! * 256 + head[3]! : undefined;
}

/** What kind of key the bytes are, all of them; undefined when they are none (RFC 8017, 5915, 5958, 7292). */
export function derKeyOf(bytes: Uint8Array): DerKey | undefined {
  const outer = fieldAt(bytes, 0);
  if (outer?.tag !== sequence || outer.end !== bytes.length) return undefined;
  const [version, second, third] = fieldsIn(bytes, outer, 3);
  if (version?.tag !== integer || version.end - version.start !== 1 || !second) return undefined;
  const number = bytes[version.start]!;
  if (number === 3 && second.tag === sequence) return isPkcs7(bytes, second) ? 'pkcs12' : undefined;
  if (number > 1) return undefined;
  if (second.tag === octets) return number === 1 && second.end - second.start >= 20 ? 'ec' : undefined;
  if (second.tag === sequence) return bytes[second.start] === objectId && third?.tag === octets ? 'pkcs8' : undefined;
  return second.tag === integer ? integersOf(bytes, outer) : undefined;
}

function fieldsIn(bytes: Uint8Array, outer: Field, most: number): readonly Field[] {
  const fields: Field[] = [];
  for (let at = outer.start; at < outer.end && fields.length < most; ) {
    const field = fieldAt(bytes, at);
    if (!field) break;
    fields.push(field);
    at = field.end;
  }
  return fields;
}

/** RSA keys hold nine integers, DSA keys six. */
function integersOf(bytes: Uint8Array, outer: Field): 'rsa' | 'dsa' | undefined {
  const fields = fieldsIn(bytes, outer, 10);
  if (fields.some(({ tag }) => tag !== integer) || fields.at(-1)?.end !== outer.end) return undefined;
  const longest = Math.max(...fields.map(({ start, end }) => end - start));
  if (longest < 48) return undefined;
  if (fields.length === 9) return 'rsa';
  return fields.length === 6 ? 'dsa' : undefined;
}

/** 1.2.840.113549.1.7.1 (data) or .2 (signed data). */
function isPkcs7(bytes: Uint8Array, { start }: Field): boolean {
  const id = [objectId, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7];
  return id.every((byte, i) => bytes[start + i] === byte) && (bytes[start + 10] === 1 || bytes[start + 10] === 2);
}
