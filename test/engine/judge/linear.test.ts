// Hostile texts cost time in proportion to their length: twice the text, about twice the time, and never seconds.

import assert from 'node:assert/strict';
import { detectors } from '../../../server/engine/judge/detectors';
import { createScanner } from '../../../server/engine/scan';
import { cpuTime } from '../../support/cpu-time';

const scanner = createScanner({ rules: [], detectors });
const mebibyte = 1 << 20;
const units: Readonly<Record<string, string>> = {
  'BEGIN lines': '-----BEGIN RSA PRIVATE KEY-----\n',
  'BEGIN lines with bodies': `-----BEGIN RSA PRIVATE KEY-----\n${'A1b2'.repeat(16)}\n`,
  'BEGIN without breaks': '-----BEGIN PRIVATE KEY-----',
  'END lines': '-----END PRIVATE KEY-----\n',
  'base64 heads': 'LS0tLS1CRUdJTi',
  'token heads': 'eyJ',
  'token heads with dots': 'eyJ.eyJ.',
  'tokens of nothing': 'eyJhbGciOi.eyJ.',
  schemes: '://',
  'schemes with users': 'a://b:c@',
  'open quotes': 'password = "',
  'open assignments': 'token=',
  'names without end': 'secret_',
  'one long line of names': 'password ',
  'nested fields': 'name: password\n',
  'PuTTY heads': 'PuTTY-User-Key-File-3: a\n',
  'curl words': 'curl -u ',
  'connection fields': ';Password=',
  'terraform heads': 'variable "password" {',
  'annotation heads': 'password: a, b, c, d\n',
};

describe('hostile texts', () => {
  for (const [what, unit] of Object.entries(units)) {
    it(`a mebibyte of ${what}`, function () {
      this.timeout(20_000);
      const text = unit.repeat(Math.ceil(mebibyte / unit.length));
      for (const path of ['a.js', 'a.yaml', 'a.sh', 'a.md']) {
        const spent = cpuTime(() => scanner.scan({ text, path }));
        assert.ok(spent < 6000, `${path} took ${spent} ms`);
      }
    });
  }
});
