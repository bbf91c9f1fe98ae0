// The forms in which a value may appear in output: as it is, and as encoders, shells and loggers write it.

/** Characters of the shortest value that is masked: shorter ones are parts of ordinary words. */
const shortest = 6;
/** Of a line that is masked by itself: shorter ones, and those with blanks, are in other texts as well. */
const shortestLine = 16;
const shortestBase64Line = 8;

/** None when the value is too short to be masked. Blanks around it count for nothing, programs leave them out. */
export function formsOf(value: Uint8Array): readonly Uint8Array[] {
  const text = textOf(value)?.trim();
  const core = text === undefined ? value : Buffer.from(text);
  if ((text === undefined ? core.length : [...text].length) < shortest) return [];
  const forms = new Set<string>([latin(core)]);
  for (const form of [...base64Forms(core), ...wrappedBase64Forms(value), ...hexForms(core), ...percentForms(core)])
    forms.add(form);
  if (text !== undefined)
    for (const form of [...lineForms(text), ...jsonForms(text), ...shellForms(text)])
      forms.add(latin(Buffer.from(form)));
  return [...forms].map((form) => Buffer.from(form, 'latin1'));
}

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * By itself, and as a part of something longer: there its letters depend on how many bytes are before it, and those at its
 * borders on its neighbours as well, so that they are no part of the form.
 */
function base64Forms(bytes: Uint8Array): readonly string[] {
  const inside = [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6)),
  );
  const all = [
    ...inside,
    Buffer.from(bytes).toString('base64'),
    Buffer.from(bytes).toString('base64').replace(/=+$/, ''),
  ];
  return [...all, ...all.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))];
}

/** Encoders that break lines after 64 or 76 letters: each line by itself, the last one also with something behind the value. */
function wrappedBase64Forms(bytes: Uint8Array): readonly string[] {
  return [64, 76].flatMap((width) => {
    const text = Buffer.from(bytes).toString('base64');
    const decided = Math.floor((bytes.length * 8) / 6);
    const starts = Array.from({ length: Math.ceil(text.length / width) }, (_, line) => line * width);
    return starts
      .flatMap((at) => [text.slice(at, at + width), text.slice(at, Math.min(at + width, decided))])
      .filter(({ length }) => length >= shortestBase64Line);
  });
}

const hexForms = (bytes: Uint8Array): readonly string[] => {
  const hex = Buffer.from(bytes).toString('hex');
  return [hex, hex.toUpperCase()];
};

/** Encoders do not agree on what may stay: of a URI's part, of RFC 3986, of a path, of a whole URI, of a form. */
const kept: readonly RegExp[] = [/[\w.~!*'()-]/, /[\w.~-]/, /[\w.~/-]/, /[\w.~!*'();,/?:@&=+$#-]/, /[\w.*-]/];

function percentForms(bytes: Uint8Array): readonly string[] {
  const upper = kept.map((stays) =>
    Array.from(bytes, (byte) => {
      const letter = String.fromCharCode(byte);
      return stays.test(letter) ? letter : `%${byte.toString(16).padStart(2, '0').toUpperCase()}`;
    }).join(''),
  );
  const all = [...upper, ...upper.map((form) => form.replace(/%[\dA-F]{2}/g, (one) => one.toLowerCase()))];
  return [...all, ...all.map((form) => form.replaceAll('%20', '+'))];
}

/** With the other kind of line end, and line by line, as logs indent it. */
function lineForms(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  if (lines.length === 1) return [];
  const alone = lines.map((line) => line.trim()).filter((line) => line.length >= shortestLine && !/\s/.test(line));
  return [lines.join('\n'), lines.join('\r\n'), ...alone];
}

/** Some encoders escape slashes, some what is special in HTML, some all but ASCII; JSON is also put into JSON. */
function jsonForms(text: string): readonly string[] {
  const inner = (one: string) => JSON.stringify(one).slice(1, -1);
  const escaped = (one: string) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`;
  let forms = [inner(text)];
  for (const vary of [
    (form: string) => form.replaceAll('/', '\\/'),
    (form: string) => form.replace(/[<>&]/g, escaped),
    (form: string) => form.replace(/[^\x20-\x7e]/g, escaped),
  ])
    forms = [...new Set([...forms, ...forms.map(vary)])];
  return [...forms, ...forms.map(inner)];
}

/** Within single quotes (two ways to write one), within double quotes, with backslashes, and as `$'…'`. */
function shellForms(text: string): readonly string[] {
  return [
    text.replaceAll("'", "'\\''"),
    text.replaceAll("'", `'"'"'`),
    text.replace(/[\\"$`]/g, '\\$&'),
    text.replace(/[\s'"\\|&;()<>!{}*[\]?^$`,]/g, '\\$&'),
    text.replace(/^[~#]|[\s'"\\|&;()<>!{}*[\]?^$`,]/g, '\\$&'),
    text.replace(/['\\\x00-\x1f\x7f]/g, ansiEscape),
  ];
}

const ansiEscape = (letter: string): string =>
  ansiEscapes[letter] ?? `\\${letter.charCodeAt(0).toString(8).padStart(3, '0')}`;
const ansiEscapes: Readonly<Record<string, string>> = {
  "'": "\\'",
  '\\': '\\\\',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\x1b': '\\E',
};
