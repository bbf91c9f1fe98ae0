// Top-level fields of a secret that is a JSON object, read and replaced in its text: all else stays as it was written,
// numbers that JavaScript cannot hold, duplicates and white space included.

interface Member {
  readonly key: string;
  /** Of its value in the text. */
  readonly start: number;
  readonly end: number;
}

/** Undefined when the text is no JSON object. */
export function fieldsOf(text: string): readonly string[] | undefined {
  const members = membersOf(text);
  return members && [...new Set(members.map(({ key }) => key))];
}

/** A string as its text, anything else as its JSON. Undefined when there is none. */
export function fieldOf(text: string, field: string): string | undefined {
  const member = membersOf(text)?.findLast(({ key }) => key === field);
  if (!member) return undefined;
  const raw = text.slice(member.start, member.end);
  const value: unknown = JSON.parse(raw);
  return typeof value === 'string' ? value : raw;
}

/** The text with this field. Undefined when it is no JSON object. */
export function withField(text: string, field: string, value: string): string | undefined {
  const members = membersOf(text);
  if (!members) return undefined;
  const member = members.findLast(({ key }) => key === field);
  if (member) return text.slice(0, member.start) + JSON.stringify(value) + text.slice(member.end);
  return withNewField(text, members, `${JSON.stringify(field)}:${JSON.stringify(value)}`);
}

/** Set as the first member is, behind the last one. */
function withNewField(text: string, members: readonly Member[], member: string): string {
  const last = members.at(-1);
  const open = text.indexOf('{') + 1;
  if (!last) return text.slice(0, open) + member + text.slice(open);
  const [lead = ''] = /^\s*/.exec(text.slice(open)) ?? [];
  return `${text.slice(0, last.end)},${lead}${member}${text.slice(last.end)}`;
}

function membersOf(text: string): readonly Member[] | undefined {
  if (!isObject(text)) return undefined;
  const members: Member[] = [];
  let depth = 0;
  let key: string | undefined;
  let start = 0;
  // What is between these tokens are numbers, words and white space.
  for (const { 0: token, index } of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:,]/g)) {
    if (token === '}' || token === ']') depth -= 1;
    if (token === '{' || token === '[') depth += 1;
    if (depth === 1 && key === undefined && token.startsWith('"')) key = JSON.parse(token);
    if (depth === 1 && token === ':') start = index + 1;
    if (key !== undefined && ((depth === 1 && token === ',') || (depth === 0 && token === '}'))) {
      members.push({ key, ...trimmed(text, start, index) });
      key = undefined;
    }
  }
  return members;
}

function trimmed(text: string, from: number, to: number): { readonly start: number; readonly end: number } {
  const raw = text.slice(from, to);
  const start = from + raw.length - raw.trimStart().length;
  return { start, end: start + raw.trim().length };
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
