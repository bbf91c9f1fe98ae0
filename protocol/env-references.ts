// References that stand in an env file without quotes: loaders end such a value at its `#`, which here begins the field.

import { parseReference } from './reference';

/** The key of a line, and what stands there up to white space or a quote. */
const entry = /^[^\S\r\n]*(?:export[^\S\r\n]+)?([\w.-]+)[^\S\r\n]*[=:][^\S\r\n]*([^\s"'`]*)/gm;

/** The values of the text as a loader reads them, with the fields of such references. */
export function withReferenceFields(
  text: string,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const written = new Map([...text.matchAll(entry)].map(([, key, value]) => [key!, value!]));
  const whole = (key: string, value: string): string => {
    const found = written.get(key) ?? '';
    return found.startsWith(`${value}#`) && parseReference(found) ? found : value;
  };
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, whole(key, value)]));
}
