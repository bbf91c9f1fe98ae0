// Name and value as two fields, or as an element and its text.

import type { ReadValue } from '../read-value';
import { readQuoted, readValue } from '../read-value';
import { matchAt } from '../text-window';
import type { Place } from './place';

const valueField = /["']?\s{0,80},?\s{0,80}(?:-\s)?["']?(?:value|default)["']?\s{0,20}[:=]\s{0,20}/iy;
/** `"K": { "value": "v" }`. */
const nestedValue = /["']\s{0,10}:\s{0,10}\{\s{0,80}["'](?:value|default)["']\s{0,10}:\s{0,10}/y;
/** PHP's serialize(): the length of the string stands between name and value. */
const serialized = /\\?["'];s:\d{1,5}:(?=\\?["'])/y;
const androidValue = /["']\s{1,20}android:value=/y;
const terraformDefault = /["']\s{0,20}\{[^{}]{0,400}?\bdefault\s{0,20}=\s{0,20}/y;

const parameterHead = /:[ \t]{0,10}\r?\n/y;
const parameterField = /([ \t]{2,40})(Default:[ \t]{1,10})?/y;

/** What CloudFormation's parameter of this name is by default: one of the fields below it, which stand further in. */
export function readParameter(place: Place): ReadValue | undefined {
  const { text, end, before, kind } = place;
  if (kind !== 'yaml' || before.trim() !== '') return undefined;
  let at = end + (matchAt(parameterHead, text, end)?.[0].length ?? text.length);
  for (let n = 0; n < 8; n++) {
    const field = matchAt(parameterField, text, at);
    if (!field || field[1]!.length <= before.length) return undefined;
    if (field[2]) return readValue({ ...place, at: at + field[0].length, inside: undefined, operator: ':' });
    at = text.indexOf('\n', at) + 1;
    if (at === 0) return undefined;
  }
  return undefined;
}

/** `name: K` and `value: v` beside it, or within it; `variable "k" { default = "v" }`. */
export function readPair(place: Place): ReadValue | undefined {
  const { text, before, end, kind } = place;
  const length = matchAt(serialized, text, end);
  if (length) return readQuoted({ text, at: end + length[0].length, inside: undefined });
  const nested = kind === 'json' ? matchAt(nestedValue, text, end) : undefined;
  if (nested) return readQuoted({ text, at: end + nested[0].length, inside: undefined });
  // Every form here is asked of every name: what stands directly before it says for most that it is not theirs.
  if (!/[\s"':=]/.test(before.at(-1) ?? '-') || before.trim() === '') return undefined;
  const isVariable = /\bvariable\s+["']$/.test(before);
  if (
    !isVariable &&
    !/(?:\b(?:name|key)["']?\s*[:=]\s*["']?|<(?:add|property|entry|meta-data)\s[^<>]{0,80}["'])$/i.test(before)
  )
    return undefined;
  const field = matchAt(isVariable ? terraformDefault : valueField, text, end) ?? matchAt(androidValue, text, end);
  return field && readValue({ ...place, at: end + field[0].length, inside: undefined, operator: ':', before: '' });
}

const blockHead = /["']?:[ \t]{1,10}[|>][-+]?[ \t]{0,5}\r?\n([ \t]{1,40})/y;
const blockLine = /[^\s#][^\r\n]{0,1000}/y;

/** YAML's `k: |` with one line below it. */
export function readBlock({ text, end, kind }: Place): ReadValue | undefined {
  const head = kind === 'yaml' ? matchAt(blockHead, text, end) : undefined;
  const start = end + (head?.[0].length ?? 0);
  const line = head && matchAt(blockLine, text, start)?.[0];
  if (!line) return undefined;
  const next = /^\s*?\n([ \t]*)/.exec(text.slice(start + line.length, start + line.length + 100));
  return next && next[1]!.length >= head[1]!.length
    ? undefined
    : { start, end: start + line.trimEnd().length, quoted: true };
}

const elementHead = /(?:["'][^<>]{0,100}>|>|<\/key>\s{0,20}<string>)\s{0,160}(?:<value>\s{0,20})?/y;
const elementText = /[^<>\n]{1,1000}/y;
const elementEnd = /\s{0,160}<\//y;

/** `<password>v</password>`, `<string name="k">v</string>`, `<setting name="k"><value>v</value>`, `<key>k</key><string>v</string>`. */
export function readElement({ text, before, end, kind }: Place): ReadValue | undefined {
  if (kind !== 'markup' && kind !== 'code' && kind !== 'prose' && kind !== 'config') return undefined;
  if (!/[<:>"']/.test(before.at(-1) ?? '-')) return undefined;
  if (!/(?:<|<\w+:|<key>)$/i.test(before) && !isNamedTag(before.slice(before.lastIndexOf('<')))) return undefined;
  const head = matchAt(elementHead, text, end);
  const start = end + (head?.[0].length ?? 0);
  const value = head && matchAt(elementText, text, start)?.[0];
  if (!value || !matchAt(elementEnd, text, start + value.length)) return undefined;
  return { start, end: start + value.trimEnd().length, quoted: true };
}

/** `<entry type="a" name="`: the name stands in the tag. */
const isNamedTag = (tag: string): boolean =>
  tag.length <= 100 && /^<[\w:-]{1,30}\s/.test(tag) && /(?:name|key)=["']$/i.test(tag);
