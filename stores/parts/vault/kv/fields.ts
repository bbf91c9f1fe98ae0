// The fields of a secret as the server wrote them: JSON text for each, so that writing a field back changes no other.

import { found, type Result, refused } from '../../../store';

/** JSON text by field. Parsed and written again, long numbers would come back changed. */
export type Fields = ReadonlyMap<string, string>;

/** The members of a JSON object, each as its own text. The text must be valid; undefined when it is no object. */
export function membersOf(json: string): Fields | undefined {
  const members = new Map<string, string>();
  let at = spaceEnd(json, 0);
  if (json[at] !== '{') return undefined;
  for (at = spaceEnd(json, at + 1); at < json.length && json[at] !== '}'; at = spaceEnd(json, at)) {
    if (json[at] === ',') at = spaceEnd(json, at + 1);
    const key = json.slice(at, stringEnd(json, at));
    // The colon may have spaces on both sides.
    const start = spaceEnd(json, spaceEnd(json, at + key.length) + 1);
    at = valueEnd(json, start);
    members.set(String(JSON.parse(key)), json.slice(start, at));
  }
  return members;
}

export const jsonOfFields = (fields: Fields): string =>
  `{${[...fields].map(([key, json]) => `${JSON.stringify(key)}:${json}`).join(',')}}`;

/** A string as itself, everything else as its JSON. */
export const textOf = (json: string): string => (json.startsWith('"') ? String(JSON.parse(json)) : json);

/** The field that is meant: the named one, or the only one there is. */
export function pickField(fields: Fields, field: string | undefined): Result<string> {
  if (field !== undefined)
    return fields.has(field) ? found(field) : refused('not-found', 'The secret has no such field.');
  const [first, ...others] = fields.keys();
  if (first === undefined) return refused('not-found', 'The secret has no fields.');
  return others.length === 0 ? found(first) : severalFields();
}

export const severalFields = () =>
  refused('unsupported', 'The secret has several fields: name one of them, after a `#` at the end.');

function spaceEnd(json: string, from: number): number {
  let at = from;
  while (json[at] === ' ' || json[at] === '\n' || json[at] === '\t' || json[at] === '\r') at++;
  return at;
}

/** `from` is at the opening quote. */
function stringEnd(json: string, from: number): number {
  for (let at = from + 1; at < json.length; at++) {
    if (json[at] === '\\') at++;
    else if (json[at] === '"') return at + 1;
  }
  return json.length;
}

function valueEnd(json: string, from: number): number {
  let depth = 0;
  for (let at = from; at < json.length; at++) {
    const one = json[at]!;
    if (one === '"') at = stringEnd(json, at) - 1;
    else if (one === '{' || one === '[') depth++;
    else if (one === '}' || one === ']' || one === ',') {
      if (depth === 0) return spaceBefore(json, at);
      if (one !== ',') depth--;
    }
  }
  return json.length;
}

function spaceBefore(json: string, end: number): number {
  let at = end;
  while (/\s/.test(json[at - 1]!)) at--;
  return at;
}
