// References that stand in an env file without quotes: loaders end such a value at its `#`, which here begins the field.

import { parseReference } from './reference';

/** Of a line without the white space around it: its key, and what stands there up to white space or a quote. */
const entry = /^(?:export\s+)?([\w.-]+)\s*[=:]\s*([^\s"'`]*)/;

/** The values of the text as a loader reads them, with the fields of such references. */
export function withReferenceFields(
  text: string,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const written = new Map<string, string>();
  for (const line of text.split(/[\r\n]/)) {
    const [, key, value] = entry.exec(line.trim()) ?? [];
    if (key !== undefined && value !== undefined) written.set(key, value);
  }
  const whole = (key: string, value: string): string => {
    const found = written.get(key) ?? '';
    return found.startsWith(`${value}#`) && parseReference(found) ? found : value;
  };
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, whole(key, value)]));
}
