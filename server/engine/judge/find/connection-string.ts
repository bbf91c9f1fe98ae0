// Connection strings of keys and values: `Server=…;User Id=…;Password=…` and `AccountName=…;AccountKey=…`.

import type { Candidate, Detector } from '../../detector';
import type { RuleInfo } from '../../rule';
import { matchAt } from '../assignment/text-window';
import { placeOf } from '../place';
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
  find({ text, path }) {
    const place = placeOf(path);
    const field = new RegExp(secretField);
    const found: Candidate[] = [];
    for (let hit = field.exec(text); hit; hit = field.exec(text)) {
      const key = hit[1]!;
      const start = hit.index + hit[0].length;
      const value = matchAt(fieldValue, text, start)?.[0].trimEnd() ?? '';
      const grade = gradeValue(value, '', verdict);
      const around = `${text.slice(Math.max(0, hit.index - 400), hit.index + 1)}${text.slice(start + value.length, start + value.length + 300)}`;
      if (grade === undefined || !otherField.test(around)) continue;
      found.push({
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
      });
    }
    return found;
  },
};

/** Begins after `;`, a quote or `=` of the variable, so that `Password=` of a URL query or of code is left to others. */
const secretField =
  /(password|pwd|accountkey|sharedaccesskey|accesskey|sharedsecretvalue)(?<=[;"'`=] {0,3}\1) {0,3}= {0,3}/gi;
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
