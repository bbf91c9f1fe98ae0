// Connection strings of keys and values: `Server=…;User Id=…;Password=…` and `AccountName=…;AccountKey=…`.

import type { Detector } from '../../detector';
import type { RuleInfo } from '../../rule';
import { matchAt } from '../assignment/text-window';
import { gradeValue } from '../value';

const rule: RuleInfo = {
  id: 'generic/connection-string',
  title: 'Password in a connection string',
  class: 'sensitive',
  env: 'CONNECTION_PASSWORD',
};

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
    // After anything else it is a URL's query or code, which is left to others.
    const head = fieldStart.test(text.slice(Math.max(0, from - 4), from)) ? matchAt(fieldSign, text, to) : undefined;
    if (!head) return [];
    const start = to + head[0].length;
    const value = matchAt(fieldValue, text, start)?.[0].trimEnd() ?? '';
    const key = text.slice(from, to);
    const grade = gradeValue(value, '', verdict);
    const around = `${text.slice(Math.max(0, from - 400), from + 1)}${text.slice(start + value.length, start + value.length + 300)}`;
    if (grade === undefined || !otherField.test(around)) return [];
    return [
      {
        ruleId: rule.id,
        title: rule.title,
        class: rule.class,
        confidence: grade + (place === 'source' ? 1 : 0) >= 2 ? 'likely' : 'possible',
        start,
        end: start + value.length,
        envName: envNames.get(key.toLowerCase()) ?? rule.env,
        masked: '…',
        evidence: [`the field ${key} of a connection string`],
        name: key,
        specificity: 60,
      },
    ];
  },
};

const fieldStart = /[;"'`=] {0,3}$/;
const fieldSign = / {0,3}= {0,3}/y;
const fieldValue = /(?![{$<%])[^;"'`\r\n<>\\]{1,300}/y;
const otherField =
  /(?:^|[;"'`=\s])(?:server|data source|datasource|host|hostname|initial catalog|database|user id|userid|uid|user|username|endpoint|accountname|accountendpoint|sharedaccesskeyname|defaultendpointsprotocol|driver|port) {0,3}=[^;"'`\r\n]{1,200}(?:;|["'`]|$)/im;

const envNames = new Map([
  ['accountkey', 'AZURE_STORAGE_ACCOUNT_KEY'],
  ['sharedaccesskey', 'AZURE_SHARED_ACCESS_KEY'],
  ['accesskey', 'AZURE_ACCESS_KEY'],
  ['password', 'DATABASE_PASSWORD'],
  ['pwd', 'DATABASE_PASSWORD'],
]);

const verdict = { kind: 'password', strength: 2 } as const;
