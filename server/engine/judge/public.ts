// Values that look random and are no secret: public keys, publishable keys, identifiers, digests, media, hashes.

import { decodeBase64 } from './base64';

/** True when the value is public, a digest, an identifier or embedded media by its own form. Source: facts on non-secrets. */
export function isPublicValue(value: string): boolean {
  return publicPrefix.test(value) || publicShape.some((shape) => shape.test(value)) || isPublicDer(value);
}

/**
 * Base64 of a public key (X.509 SubjectPublicKeyInfo, PKCS #1), a certificate, a request or a signature: a sequence that
 * begins with another one or with a large number. A private key begins with the small number of its version.
 */
function isPublicDer(value: string): boolean {
  if (!/^M[A-P][A-Za-z0-9+/\\]{40}/.test(value)) return false;
  const bytes = decodeBase64(value.slice(0, 12)) ?? new Uint8Array();
  const header = bytes[1]! < 0x80 ? 2 : 2 + (bytes[1]! & 0x7f);
  if (bytes[0] !== 0x30 || header > 4) return false;
  return bytes[header] === 0x30 || (bytes[header] === 0x02 && bytes[header + 1]! > 16);
}

const publicPrefix = new RegExp(
  `^(?:${[
    'pk_(?:live|test)_',
    '(?:live|test)_pub_',
    'pk-lf-',
    'pub[0-9a-f]{32}$',
    '(?:sandbox|production)_[0-9a-z]{8}_[0-9a-z]{16}$',
    'mob-[0-9a-f]{8}-',
    'dvc_(?:client|mobile)_',
    'amzn1\\.application-oa2-client\\.',
    'mdb_sa_id_',
    'npub1',
    'sb_publishable_',
    'phc_',
    'pk\\.eyJ',
    'age1[ac-hj-np-z02-9]',
    '(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-\\S+|sk-ssh-\\S+) AAAA',
    'AAAA[BCE]3Nza',
    'sha(?:1|256|384|512)[-:]',
    'md5[-:]',
    'SHA256:',
    'h1:|zh:',
    'data:[a-z]+\\/',
    '(?:iVBORw0KGgo|\\/9j\\/|R0lGOD|d09GR|AAEAAAA|JVBERi0|UEsDB|H4sI|PHN2Zy)',
    'GTM-[A-Z0-9]|UA-\\d|ca-pub-\\d|AW-\\d',
    'v=DKIM1|google-site-verification=|MS=ms\\d',
    'sq0id[pb]-|sandbox-sq0idb-',
    'FLWPUBK',
    'rzp_(?:live|test)_',
    'public-(?:token-)?(?:sandbox|live|development|production)',
    'pub-c-|sub-c-',
    'NRJS-|NRBR-',
    'Iv1\\.|Iv23|Ov23',
    'xpub|bc1[a-z0-9]{20}',
    '6L[A-Za-z0-9_-]{38}$',
    '(?:AGPA|AIDA|AIPA|ANPA|ANVA|APKA|AROA|ASCA)[A-Z2-7]{16}$',
    '\\$(?:2[abxy]?|1|5|6|y|argon2\\w*|pbkdf2\\S*|scrypt|apr1|P|H)\\$',
    '\\{(?:SSHA|SHA|SSHA256|SSHA512|MD5|SMD5|CRYPT|bcrypt|noop|pbkdf2)\\}',
    'pbkdf2[:_]|scrypt:|bcrypt[_:]',
    '-----BEGIN (?!.*PRIVATE)',
  ].join('|')})`,
);

const publicShape = [
  /\.apps\.googleusercontent\.com$/,
  /^https:\/\/[0-9a-f]{32}@[\w.-]*sentry/,
  /^[0-9a-f]{8}-0000-0000-0000-[0-9a-f]{12}$/i,
  /^arn:aws/,
  /^(?:[0-9a-f]{2}:){7,}[0-9a-f]{2}$/i,
  /^0x[0-9a-fA-F]{1,40}$/,
  /^\d{4}-\d\d-\d\d(?:[T ]|$)/,
  /^0[01]-[0-9a-f]{32}-[0-9a-f]{16}-0\d$/,
  /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/,
];
