// Private keys in every wrapping, and blocks that are none.

import assert from 'node:assert/strict';
import { privateKey } from '../../../../../server/engine/judge/find/keys/private-key';
import { findWith } from '../../../support/harness';
import { derHead, keyBody, openSshHead, pem, pgpHead } from '../../support/keys';

const rsa = pem('RSA PRIVATE KEY', keyBody(derHead, 400));
const find = (text: string, path = 'src/a.ts') => findWith(privateKey, { text, path });

/** The only finding, as rule, confidence and the text it covers. */
function only(text: string): {
  readonly ruleId: string;
  readonly confidence: string;
  readonly text: string;
  readonly envName: string;
} {
  const found = find(text);
  assert.equal(found.length, 1);
  const { ruleId, confidence, start, end, envName } = found[0]!;
  return { ruleId, confidence, text: text.slice(start, end), envName };
}

describe('private keys', () => {
  const kinds: readonly (readonly [string, string, readonly number[], (readonly string[])?])[] = [
    ['RSA PRIVATE KEY', 'private-key/rsa', derHead],
    ['EC PRIVATE KEY', 'private-key/ec', [0x30, 0x77, 0x02, 0x01]],
    ['DSA PRIVATE KEY', 'private-key/dsa', derHead],
    ['PRIVATE KEY', 'private-key/pkcs8', derHead],
    ['ENCRYPTED PRIVATE KEY', 'private-key/encrypted', derHead],
    ['OPENSSH PRIVATE KEY', 'private-key/openssh', openSshHead('none')],
    ['PGP PRIVATE KEY BLOCK', 'private-key/pgp', pgpHead, ['Version: 1']],
  ];
  for (const [label, ruleId, head, headers] of kinds) {
    it(`${label} is ${ruleId}, from BEGIN to END`, () => {
      const block = pem(label, keyBody(head, 240), headers);
      assert.deepEqual(
        { ...only(`a\n${block}\nb`), envName: '' },
        { ruleId, confidence: 'certain', text: block, envName: '' },
      );
    });
  }

  for (const maker of ['SIGSTORE', 'COSIGN'])
    it(`a key of ${maker} is encrypted`, () => {
      const body = Buffer.from(JSON.stringify({ kdf: { name: 'scrypt' }, ciphertext: keyBody([1], 200) }));
      assert.equal(
        only(pem(`ENCRYPTED ${maker} PRIVATE KEY`, body.toString('base64'))).ruleId,
        'private-key/encrypted',
      );
    });

  it('an RSA key with DEK-Info is encrypted', () => {
    const headers = ['Proc-Type: 4,ENCRYPTED', 'DEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF'];
    assert.equal(only(pem('RSA PRIVATE KEY', keyBody([1, 2, 3], 400), headers)).ruleId, 'private-key/encrypted');
  });

  it('an OpenSSH key with a cipher is encrypted', () => {
    assert.equal(
      only(pem('OPENSSH PRIVATE KEY', keyBody(openSshHead('aes256-ctr'), 300))).ruleId,
      'private-key/encrypted',
    );
  });

  const wrapped: Readonly<Record<string, (block: string) => string>> = {
    'on one line with \\n': (block) => `key = "${block.replaceAll('\n', '\\n')}\\n"`,
    'in JSON': (block) => JSON.stringify({ private_key: block }),
    'indented in YAML': (block) => `tls:\n  key: |\n${block.replace(/^/gm, '    ')}\n`,
    'with CRLF': (block) => block.replaceAll('\n', '\r\n'),
    'in a comment': (block) => block.replace(/^/gm, '# '),
    concatenated: (block) =>
      block
        .split('\n')
        .map((line) => `"${line}\\n" +`)
        .join('\n'),
  };
  for (const [where, wrap] of Object.entries(wrapped)) {
    it(`is found ${where}`, () => {
      const found = only(wrap(rsa));
      assert.equal(found.confidence, 'certain');
      assert.ok(found.text.startsWith('-----BEGIN') && found.text.endsWith('KEY-----'));
    });
  }

  it('takes the variable name from the assignment', () => {
    assert.equal(only(`const signingKey = \`${rsa}\`;`).envName, 'SIGNING_KEY');
    assert.equal(only(rsa).envName, 'RSA_PRIVATE_KEY');
  });

  it('is likely when the block is cut off after two lines', () => {
    const cut = rsa.split('\n').slice(0, 4).join('\n');
    assert.deepEqual(
      { ...only(`${cut}\nand so on`), envName: '' },
      { ruleId: 'private-key/rsa', confidence: 'likely', text: cut, envName: '' },
    );
  });

  it('is likely when most of a closed block is cut off', () =>
    assert.equal(only(pem('RSA PRIVATE KEY', keyBody(derHead, 96))).confidence, 'likely'));

  it('may be closed under another label', () =>
    assert.equal(only(rsa.replace('END RSA', 'END')).ruleId, 'private-key/rsa'));

  it('may be in the form of OpenSSH under the label of RSA', () => {
    const key = pem('RSA PRIVATE KEY', keyBody(openSshHead('none'), 400));
    assert.deepEqual([only(key).ruleId, only(key).confidence], ['private-key/openssh', 'certain']);
  });

  it('is none when the block ends after the first line', () =>
    assert.deepEqual(find(pem('RSA PRIVATE KEY', keyBody(derHead, 48))), []));

  it('finds each of several keys', () =>
    assert.equal(find(`${rsa}\n${pem('CERTIFICATE', keyBody(derHead, 300))}\n${rsa}`).length, 2));

  it('reads PuTTY files', () => {
    const file = (encryption: string): string =>
      [
        `PuTTY-User-Key-File-3: ssh-ed25519`,
        `Encryption: ${encryption}`,
        'Comment: laptop',
        'Public-Lines: 1',
        keyBody([0], 45),
        'Private-Lines: 1',
        keyBody([1], 45),
        `Private-MAC: ${'0f'.repeat(32)}`,
      ].join('\n');
    assert.equal(only(file('none')).ruleId, 'private-key/putty');
    assert.equal(only(file('none')).text, file('none'));
    assert.equal(only(file('aes256-cbc')).ruleId, 'private-key/encrypted');
  });

  describe('in SSH2 files', () => {
    const string = (text: string): number[] => [0, 0, 0, text.length, ...Buffer.from(text)];
    const file = (cipher: string, body?: string): string => {
      const head = [
        0x3f,
        0x6f,
        0xf9,
        0xeb,
        0,
        0,
        1,
        0x90,
        ...string('dl-modp{sign{dsa-nist-sha1},dh{plain}}'),
        ...string(cipher),
      ];
      const lines = (body ?? keyBody(head, 400)).match(/.{1,70}/g)!;
      const label = 'SSH2 ENCRYPTED PRIVATE KEY ----';
      return [
        `---- BEGIN ${label}`,
        'Subject: ann',
        'Comment: "laptop \\',
        'of ann"',
        ...lines,
        `---- END ${label}`,
      ].join('\n');
    };
    it('are found as a whole', () => {
      const text = file('3des-cbc');
      assert.deepEqual(
        { ...only(`a\n${text}\nb`), envName: '' },
        { ruleId: 'private-key/encrypted', confidence: 'certain', text, envName: '' },
      );
      assert.equal(only(file('none')).ruleId, 'private-key/ssh2');
      assert.equal(only(file('none').replaceAll('\n', '\r\n')).ruleId, 'private-key/ssh2');
    });
    it('are no dummies', () => assert.deepEqual(find(file('none', `P2/56w${'A'.repeat(300)}`)), []));
    it('are no other files', () => assert.deepEqual(find(file('none', keyBody([1], 400))), []));
  });

  const silent: Readonly<Record<string, string>> = {
    'a certificate': pem('CERTIFICATE', keyBody(derHead, 300)),
    'a public key': pem('RSA PUBLIC KEY', keyBody(derHead, 300)),
    'an elided body': pem('RSA PRIVATE KEY', `${keyBody(derHead, 60)}...`),
    'a tiny body': pem('RSA PRIVATE KEY', 'MIIEpAIBAAKCAQEA'),
    'a filler body': pem('PRIVATE KEY', 'x'.repeat(640)),
    'a template': pem('PRIVATE KEY', '${KEY}'),
    'a lone BEGIN': 'if (text.startsWith("-----BEGIN RSA PRIVATE KEY-----")) return;',
  };
  for (const [what, text] of Object.entries(silent)) it(`is not ${what}`, () => assert.deepEqual(find(text), []));
});
