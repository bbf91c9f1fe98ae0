// What stands between BEGIN and END of a private key: a key, an encrypted one, or a dummy.

import { decodeBase64 } from '../../base64';
import { distinct, shannon } from '../../entropy';
import { isReference } from '../../placeholder';

export interface KeyBlock {
  /** The words between `BEGIN ` and the dashes. */
  readonly kind: string;
  readonly start: number;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly end: number;
  readonly closed: boolean;
}

export interface BodyVerdict {
  readonly kind: 'rsa' | 'ec' | 'dsa' | 'pkcs8' | 'encrypted' | 'openssh' | 'pgp';
  /** The bytes begin as such a key must: DER sequence, OpenSSH magic, OpenPGP secret-key packet. */
  readonly proven: boolean;
  /** Most of what the key says it holds is not there. */
  readonly cut: boolean;
}

/** Undefined for a dummy: too short, elided, templated or without variety. */
export function judgeBody(written: string, block: KeyBlock): BodyVerdict | undefined {
  if (written.includes('...') || written.includes('…') || isReference(written.slice(0, 200).trim())) return undefined;
  const lines = bodyLines(written);
  const encrypted = block.kind.startsWith('ENCRYPTED') || lines.some((line) => /^Proc-Type:.*ENCRYPTED/.test(line));
  const body = mostlyBase64(
    lines.filter((line) => !/^[A-Za-z-]{2,20}:/.test(line) && !/^=[A-Za-z0-9+/]{4}$/.test(line)),
  );
  if (body.length < 56 || distinct(body) < 16 || shannon(body.slice(0, 2000)) < 4 || !/^[A-Za-z0-9+/=]+$/.test(body))
    return undefined;
  const head = decodeBase64(body.slice(0, 96).replace(/=+$/, ''));
  const cut = head !== undefined && !encrypted && isCut(head, body.length);
  if (cut && body.length < 80) return undefined;
  return (
    head && {
      kind: encrypted || isEncryptedOpenSsh(head) ? 'encrypted' : isOpenSsh(head) ? 'openssh' : kindOf(block.kind),
      proven: isProven(head, block.kind) || encrypted,
      cut,
    }
  );
}

/** The lines joined; in a long body a few that no comment or string explains are left out. */
function mostlyBase64(lines: readonly string[]): string {
  const good = lines.filter((line) => /^[A-Za-z0-9+/=]+$/.test(line));
  return lines.length - good.length <= lines.length / 8 ? good.join('') : lines.join('');
}

/** Lines of the body without what the surrounding language adds: quotes, `+`, comment signs, escapes. */
function bodyLines(written: string): string[] {
  return written
    .split(/\\r\\n|\\n|\\r|\r?\n/)
    .map((line) => line.replace(/["'`,;\\]/g, ' ').trim())
    .map((line) =>
      line
        .replace(/^(?:[#/*>+.|]{1,6}\s+){1,4}/, '')
        .replace(/\s{1,20}[+.&]$/, '')
        .trim(),
    )
    .filter((line) => line !== '' && line !== '+' && line !== '#' && line !== '.');
}

function kindOf(label: string): BodyVerdict['kind'] {
  if (label.startsWith('PGP')) return 'pgp';
  if (label.startsWith('OPENSSH')) return 'openssh';
  if (label.startsWith('RSA')) return 'rsa';
  if (label.startsWith('EC')) return 'ec';
  return label.startsWith('DSA') ? 'dsa' : 'pkcs8';
}

const ascii = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

const openSshMagic = 'openssh-key-v1\0';

const isOpenSsh = (head: Uint8Array): boolean => ascii(head).startsWith(openSshMagic);

/** The cipher's name follows the magic with its length; `none` means that the key is in the clear. */
const isEncryptedOpenSsh = (head: Uint8Array): boolean =>
  isOpenSsh(head) && !ascii(head).startsWith(`${openSshMagic}\0\0\0\x04none`);

/** Some write OpenSSH's own format under another label. */
function isProven(head: Uint8Array, label: string): boolean {
  if (isOpenSsh(head)) return true;
  if (label.startsWith('OPENSSH')) return false;
  if (label.startsWith('PGP')) return isSecretKeyPacket(head[0]!);
  return head[0] === 0x30;
}

/** A DER sequence says its length (X.690, section 8.1.3): of a sample that shows the first lines, hardly any of it is there. */
function isCut(head: Uint8Array, characters: number): boolean {
  if (head[0] !== 0x30 || head[1] !== 0x82) return false;
  return (characters * 3) / 4 < ((head[2]! << 8) | head[3]!) / 8;
}

/** OpenPGP packet tag 5 in the old or the new format (RFC 9580, section 4.2). */
const isSecretKeyPacket = (byte: number): boolean => (byte & 0xfc) === 0x94 || byte === 0xc5;
