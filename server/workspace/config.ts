// Reads `.scabbard.json`: JSON with comments, judged field by field, with the place of each problem.

import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import * as z from 'zod';
import { type ConfigField, type ConfigValues, configFields } from '../../protocol/config-schema';
import { isSpeakable } from '../../protocol/speakable';
import { readSmallText } from './reading/safe-read';

export const configFileName = '.scabbard.json';

export interface ConfigProblem {
  /** For people: names the field and what is expected, never what was written. */
  readonly message: string;
  /** UTF-16 offsets in the file's text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly severity: 'error' | 'warning';
}

export interface Config {
  /** The fields that are right; a wrong one is absent, as if it had not been written. */
  readonly values: ConfigValues;
  readonly problems: readonly ConfigProblem[];
}

export const emptyConfig: Config = { values: {}, problems: [] };

/** Undefined when there is no such file, or none that can be read. */
export async function readConfig(path: string): Promise<Config | undefined> {
  const text = await readSmallText(path);
  return text === undefined ? undefined : parseConfig(text);
}

/** JSON schema (2020-12) of `.scabbard.json`, shipped as docs/scabbard.schema.json. */
export function configJsonSchema(): object {
  const schema = z.toJSONSchema(z.strictObject(configFields).partial());
  return { ...schema, title: 'Scabbard configuration', allowComments: true, allowTrailingCommas: true };
}

/** Total: whatever the text is, the fields that can be used are used. */
export function parseConfig(text: string): Config {
  try {
    return parse(text);
  } catch (error) {
    // The parser calls itself for each level of nesting.
    if (!(error instanceof RangeError)) throw error;
    return { values: {}, problems: [{ message: 'This is nested too deeply.', start: 0, end: 1, severity: 'error' }] };
  }
}

function parse(text: string): Config {
  const body = text.charCodeAt(0) === 0xfeff ? ` ${text.slice(1)}` : text;
  const errors: ParseError[] = [];
  const root = parseTree(body, errors, { allowTrailingComma: true, disallowComments: false });
  const problems: ConfigProblem[] = errors.slice(0, 20).map(({ error, offset, length }) => ({
    message: `This is not valid JSON: ${wordsOf(printParseErrorCode(error))}.`,
    start: offset,
    end: offset + length,
    severity: 'error',
  }));
  if (root && root.type !== 'object') problems.push(problemAt(root, 'The configuration must be an object.'));
  if (root?.type !== 'object') return { values: {}, problems };
  const fields = readFields(root);
  return { values: fields.values, problems: [...problems, ...fields.problems] };
}

function readFields(root: Node): Config {
  const values: Record<string, unknown> = {};
  const problems: ConfigProblem[] = [];
  for (const property of root.children ?? []) {
    const [key, value] = property.children ?? [];
    if (!key || !value) continue;
    const name = String(key.value);
    if (!isField(name)) {
      problems.push({ ...problemAt(key, `There is no field “${printable(name)}”.`), severity: 'warning' });
      continue;
    }
    const parsed = configFields[name].safeParse(plain(value));
    if (parsed.success) values[name] = parsed.data;
    else problems.push(...parsed.error.issues.slice(0, 20).map((issue) => describe(value, name, issue)));
  }
  return { values: values as ConfigValues, problems };
}

const isField = (name: string): name is ConfigField => Object.hasOwn(configFields, name);

interface Issue {
  readonly code: string;
  readonly message: string;
  readonly path: readonly PropertyKey[];
}

/** Zod names what it expected; that message is ours to show since it never quotes the value. */
function describe(value: Node, field: string, issue: Issue): ConfigProblem {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const node = findNodeAtLocation(value, [...path]) ?? value;
  const where = [field, ...path].map((step) => printable(String(step))).join('.');
  return problemAt(node, `“${where}” is not right and is not used: ${messageOf(issue)}.`);
}

function messageOf({ code, message }: Issue): string {
  if (code === 'unrecognized_keys') return 'it has a field that does not exist';
  if (code === 'invalid_key') return 'its key must be a rule id or provider/*';
  return message.replace(/^Invalid (?:input|option): /, '').replace(/\.$/, '');
}

/** Names come from the file: shortened, without control characters, and not at all where they could be a secret. */
const printable = (name: string): string =>
  isSpeakable(name) ? name.replace(/[\x00-\x1f\x7f-\x9f]/g, '�').slice(0, 60) : '…';

const problemAt = (node: Node, message: string): ConfigProblem => ({
  message,
  start: node.offset,
  end: node.offset + node.length,
  severity: 'error',
});

/** `__proto__` is a field like any other here. */
function plain(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(plain);
  if (node.type !== 'object') return node.value;
  return Object.fromEntries(
    (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
      key && value ? [[key.value, plain(value)]] : [],
    ),
  );
}

const wordsOf = (code: string): string => code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
