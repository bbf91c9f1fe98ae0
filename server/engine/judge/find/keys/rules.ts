// The kinds of private keys there are to report.

import type { RuleInfo } from '../../../rule';

const rule = (id: RuleInfo['id'], title: string, env: string, extra: Partial<RuleInfo> = {}): RuleInfo => ({
  id,
  title,
  class: 'critical',
  env,
  ...extra,
});

export const keyRules = {
  rsa: rule('private-key/rsa', 'RSA private key', 'RSA_PRIVATE_KEY'),
  ec: rule('private-key/ec', 'Elliptic-curve private key', 'EC_PRIVATE_KEY'),
  dsa: rule('private-key/dsa', 'DSA private key', 'DSA_PRIVATE_KEY'),
  pkcs8: rule('private-key/pkcs8', 'Private key', 'PRIVATE_KEY'),
  pkcs12: rule('private-key/pkcs12', 'PKCS #12 key store', 'KEY_STORE', {
    docs: 'https://www.rfc-editor.org/rfc/rfc7292',
  }),
  encrypted: rule('private-key/encrypted', 'Encrypted private key', 'PRIVATE_KEY', { class: 'internal' }),
  openssh: rule('private-key/openssh', 'OpenSSH private key', 'SSH_PRIVATE_KEY'),
  ssh2: rule('private-key/ssh2', 'SSH2 private key', 'SSH_PRIVATE_KEY'),
  pgp: rule('private-key/pgp', 'OpenPGP private key', 'PGP_PRIVATE_KEY'),
  putty: rule('private-key/putty', 'PuTTY private key', 'SSH_PRIVATE_KEY'),
  jwk: rule('private-key/jwk', 'Private JSON Web Key', 'JWK', { docs: 'https://www.rfc-editor.org/rfc/rfc7517' }),
} as const;
