// Looks for values in any text, whole or in part, plain or in the forms that programs give to strings.

export interface Canary {
  /** Named in a failure; the value never is. */
  readonly name: string;
  readonly value: string;
  /** How many characters at its start it shares with other values: they tell nothing. */
  readonly shared?: number;
}

/** Names of the canaries of which 12 characters in a row stand in the text. */
export type Search = (text: string) => readonly string[];

/** So many characters in a row are no accident. */
const length = 12;

export function createSearch(canaries: readonly Canary[]): Search {
  const names = new Map<string, string>();
  for (const { name, value, shared = 0 } of canaries) {
    const body = value.slice(shared);
    if (body.length < length) throw new Error(`${name} is too short to be looked for`);
    for (const slice of formsOf(body).flatMap(slicesOf)) names.set(slice, name);
  }
  const starts = new Set([...names.keys()].map((slice) => startOf(slice, 0)));
  return (text) => {
    const found = new Set<string>();
    for (let at = 0; at + length <= text.length; at++) {
      if (!starts.has(startOf(text, at))) continue;
      const name = names.get(text.slice(at, at + length));
      if (name) found.add(name);
    }
    return [...found].sort();
  };
}

/** As it is, as JSON, in a URL, in base64 wherever it begins in what was encoded, in hexadecimal. */
function formsOf(body: string): readonly string[] {
  const forms = [
    body,
    JSON.stringify(body).slice(1, -1),
    JSON.stringify(JSON.stringify(body)).slice(3, -3),
    encodeURIComponent(body),
    encodeURI(body),
    Buffer.from(body).toString('hex'),
    ...[0, 1, 2].map((before) => base64(body, before)),
  ];
  return [...new Set([...forms, ...forms.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))])];
}

/** The characters of the code that come from `body` alone when `before` bytes stand in front of it. */
function base64(body: string, before: number): string {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(body)]);
  const whole = Math.floor((bytes.length * 8) / 6);
  return bytes.toString('base64').slice(Math.ceil((before * 8) / 6), whole);
}

const slicesOf = (form: string): readonly string[] =>
  Array.from({ length: Math.max(form.length - length + 1, 0) }, (_, at) => form.slice(at, at + length));

/** Tells most places at a glance that no slice begins there. */
const startOf = (text: string, at: number): number =>
  text.charCodeAt(at) * 0x1000000 + text.charCodeAt(at + 1) * 0x10000 + text.charCodeAt(at + 2) * 0x100;
