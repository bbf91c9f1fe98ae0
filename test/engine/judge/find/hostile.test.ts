// Texts made to cost time: each announces credentials over and over and never gives one. What grows faster than the text shows
// in an eighth of a mebibyte already; the bench tries whole ones.

import assert from 'node:assert/strict';
import { detectors } from '../../../../server/engine/judge/detectors';
import { createScanner } from '../../../../server/engine/scan';
import { cpuTime } from '../../../support/cpu-time';

const scanner = createScanner({ rules: [], detectors });
/** Bytes. */
const size = 1 << 17;
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
  'kinds of JSON Web Keys': '"kty":"RSA",',
  'objects with kinds': '{"kty":"oct"',
  'YAML kinds': '- kty: RSA\n  n: a\n',
  'braces and kinds': '{{{{"kty":"EC"}',
  'bare key heads': 'MIIAAAIBAA ',
  'bare key heads with long lengths': 'MII//wIBADANAAAA\n',
  'lines of bare keys': `MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj${'A'.repeat(24)}\n`,
  'one bare key of many lines': `${'M'.repeat(64)}\n`,
  'short keys': 'MC4CAQAwBQYDK2Vw\n',
  'key stores': 'MIACAQMwgAYJ',
  'wrapped heads': `cG9zdGdyZXM6Ly9${'A'.repeat(30)} `,
  'wrapped lines': `LS0tLS1CRUdJTi${'A'.repeat(50)}\n`,
  'lines after a head': `${'A'.repeat(64)}\n`,
  'SSH2 heads': '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nComment: a\\\n',
  'SSH2 headers': 'Comment: a\\\nb\\\n',
  'schemes with colons': '://a:b',
  'schemes and blanks': 'http://a:b c d e ',
  'schemes of databases': '"postgres://a:b/c@d e',
  'open interpolations': '://${a:b',
  interpolations: '://${a}:{b}',
  'joined schemes': '"http://" + a + ":b',
  'at signs': '://a:@@@@@@@@',
  'Go addresses': 'a:%s@tcp(',
  'Go addresses alone': '@tcp(',
  'Oracle addresses': 'jdbc:oracle:thin:a/b',
  'password lines': '*:*:*:a',
  'password lines of one length': ':5432:',
  'fields of libpq': ' password=a host=b',
  'fields in braces': ';pwd={a',
  'fields in quotes': ";password='a",
  'authorization names': 'authorization: ',
  'authorization schemes': 'Authorization: Token token=',
  'cookie names': 'cookie: a=b;',
  'cookie objects': "cookies = {'a': '",
  'cookie lists': 'a=b; ',
  'basic words': 'basic ',
  'encoded pairs': "auth btoa('a:",
  'header lines': 'X-Api-Key: a\n',
  'mysql words': 'mysql -u ',
  'login words': 'docker login -u ',
  'openssl words': 'openssl a -pass ',
  'continued lines': 'curl \\\n',
  'sqlplus words': 'sqlplus -s ',
  'net words': 'net use z: ',
  'piped words': 'echo a | sudo -S ',
  'pipes alone': 'a | chpasswd ',
  'htpasswd words': 'htpasswd -b a a a ',
  'create words': 'create user ',
  'identified words': 'identified by ',
  'create and identified words': "create user a identified by '",
  grants: 'grant a to identified by ',
  'password clauses': "alter role a password '",
  'calls without an end': 'basicauth("a", ',
  'nested calls': '.login((((',
  'calls of strings': '.auth("a","',
  'words of calls': 'credentials(',
};

describe('hostile texts for the detectors', () => {
  for (const [what, unit] of Object.entries(units)) {
    it(`plenty of ${what}`, function () {
      this.timeout(60_000);
      const text = unit.repeat(Math.ceil(size / unit.length));
      for (const path of ['a.js', 'a.yaml', 'a.sh', 'a.md', '.pgpass', 'a.http']) {
        const spent = cpuTime(() => scanner.scan({ text, path }));
        assert.ok(spent < 1000, `${path} took ${spent} ms`);
      }
    });
  }
});
