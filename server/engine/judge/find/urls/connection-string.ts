// Connection strings of keys and values: `Server=…;User Id=…;Password=…`, `AccountName=…;AccountKey=…`, `host=… user=… password=…`.

import type { Detector } from '../../../detector';
import { matchAt } from '../../assignment/text-window';
import { gradeValue } from '../../value';
import { candidateOf } from '../candidate';
import { urlRules } from './rules';

const rule = urlRules.fields;

export const connectionString: Detector = {
  id: 'connection-string',
  rules: [rule],
  words: ['password', 'pwd', 'accountkey', 'sharedaccesskey', 'accesskey', 'sharedsecretvalue'].map((text) => ({
    text,
  })),
  reach: 800,
  passes: (units, _start, end) => {
    let at = end;
    while (at < end + 3 && units[at] === 32) at++;
    return units[at] === 61;
  },
  at: ({ text, place }, from, to) => {
    const found = semicolonField(text, from, to) ?? libpqField(text, from, to);
    const grade = found && gradeValue(found.value, '', verdict);
    if (!found || !grade) return [];
    const key = text.slice(from, to);
    return [
      candidateOf(
        rule,
        { start: found.start, end: found.start + found.value.length },
        {
          confidence: grade + (place === 'source' ? 1 : 0) >= 2 ? 'likely' : 'possible',
          envName: envNames.get(key.toLowerCase()) ?? rule.env,
          evidence: [`the field ${key} of a connection string`],
          name: key,
          specificity: 60,
        },
      ),
    ];
  },
};

interface Field {
  readonly start: number;
  readonly value: string;
}

/** After anything but these it is a URL's query or code, which is left to others. */
const fieldStart = /[;"'`=] {0,3}$/;
const fieldSign = / {0,3}= {0,3}(?:&quot;|&apos;|\\?["'](?=[^"']{1,300}["'] {0,3};))?/y;
const fieldValue = /(?![{$<%])[^;"'`\r\n<>\\]{1,300}/y;
/** ODBC takes a value in braces as it is; a name in braces is for the program to fill in. */
const bracedValue = /\{(?!\w*\})([^{}"'\r\n]{1,200})\}(?=[;"'\s]|$)/y;
const otherField =
  /(?:^|[;"'`=\s])(?:server|data source|datasource|host|hostname|initial catalog|database|user id|userid|uid|user|username|endpoint|accountname|accountendpoint|sharedaccesskeyname|defaultendpointsprotocol|driver|port) {0,3}=[^;"'`\r\n]{1,200}(?:;|["'`]|$)/im;

function semicolonField(text: string, from: number, to: number): Field | undefined {
  const sign = fieldStart.test(text.slice(Math.max(0, from - 4), from)) ? matchAt(fieldSign, text, to) : undefined;
  if (!sign) return undefined;
  const at = to + sign[0].length;
  const braced = matchAt(bracedValue, text, at)?.[1];
  const value =
    braced ??
    matchAt(fieldValue, text, at)?.[0]
      .trimEnd()
      .replace(/&(?:quot|apos)$/, '') ??
    '';
  const start = braced === undefined ? at : at + 1;
  const around = `${text.slice(Math.max(0, from - 400), from + 1)}${text.slice(start + value.length, start + value.length + 300)}`;
  return otherField.test(around) ? { start, value } : undefined;
}

const libpqName = /(?:^|=)(?:host|hostaddr|port|user|dbname|sslmode)=[^;&]/;
const libpqAfter = / {1,3}(?:host|hostaddr|port|user|dbname|sslmode|connect_timeout)=/y;
const libpqValue = /=([^\s"'`\\<>${(;&,][^\s"'`\\<>;&]{0,199})/y;

/** Fields parted by blanks, as libpq reads them: another one stands beside it. */
function libpqField(text: string, from: number, to: number): Field | undefined {
  const value = matchAt(libpqValue, text, to)?.[1];
  if (!value) return undefined;
  const start = to + 1;
  const isField =
    isFieldBefore(text.slice(Math.max(0, from - 110), from)) ||
    (/["'`]/.test(text[from - 1] ?? '') && matchAt(libpqAfter, text, start + value.length) !== undefined);
  return isField ? { start, value } : undefined;
}

/** The word before the blanks. */
function isFieldBefore(before: string): boolean {
  const field = before.trimEnd();
  return field.length < before.length && libpqName.test(field.split(/[\s"'`]/).at(-1)!);
}

const envNames = new Map([
  ['accountkey', 'AZURE_STORAGE_ACCOUNT_KEY'],
  ['sharedaccesskey', 'AZURE_SHARED_ACCESS_KEY'],
  ['accesskey', 'AZURE_ACCESS_KEY'],
  ['password', 'DATABASE_PASSWORD'],
  ['pwd', 'DATABASE_PASSWORD'],
]);

const verdict = { kind: 'password', strength: 2 } as const;
