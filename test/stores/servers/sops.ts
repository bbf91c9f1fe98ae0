// A workspace folder with SOPS files, and age keys that are made when the tests run.

import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { CreationRule } from '../../../stores/parts/sops/create/creation-rules';
import { encryptText } from '../../../stores/parts/sops/create/encrypt-new';
import { parseAs } from '../../../stores/parts/sops/place';
import type { Rule } from '../../../stores/parts/sops/sealed/metadata';
import { quotedKey } from '../../../stores/parts/sops/text/edit';
import type { Format } from '../../../stores/parts/sops/text/tree';
import { newFolder } from '../support/test-host';

export interface Keys {
  readonly identity: string;
  readonly recipient: string;
}

export async function newKeys(): Promise<Keys> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** The key that the golden files are encrypted for: of a fixed seed, so that no key stands in a file. */
export const goldenIdentity = (): string =>
  bech32('age-secret-key-', createHash('sha256').update('golden SOPS files').digest()).toUpperCase();

export interface Encrypting {
  readonly format: Format;
  readonly text: string;
  readonly recipients: readonly string[];
  readonly rule?: Rule;
  readonly macOnlyEncrypted?: boolean;
  /** The data key; one that is made unless said. */
  readonly key?: Buffer;
}

/** The text of a SOPS file, as this program encrypts it. */
export async function encrypted({
  format,
  text,
  recipients,
  rule,
  macOnlyEncrypted = false,
  key,
}: Encrypting): Promise<string> {
  const plain = parseAs(format, text);
  if (!plain.ok) throw new Error(plain.problem.message);
  const created: CreationRule = {
    recipients,
    rule: rule ?? { kind: 'unencrypted_suffix', text: '_unencrypted' },
    macOnlyEncrypted,
  };
  const dataKey = key ?? randomBytes(32);
  const done = await encryptText(plain.value, { key: dataKey, created, now: Date.UTC(2026, 0, 2, 3, 4, 5) });
  if (!done.ok) throw new Error(done.problem.message);
  return done.value;
}

/** A folder with these files. */
export function workspaceWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = newFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** A flat file of these values in the format, not encrypted. */
export function plainText(format: Format, values: Readonly<Record<string, string>>): string {
  const entries = Object.entries(values);
  if (format === 'json') return `${JSON.stringify(values, null, '\t')}\n`;
  if (format === 'dotenv') return entries.map(([key, value]) => `${key}=${value}\n`).join('');
  return entries.map(([key, value]) => `${key}: ${quotedKey(value)}\n`).join('');
}

/** As age writes its keys (BIP 173). */
function bech32(prefix: string, bytes: Uint8Array): string {
  const letters = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const words = (bits.match(/.{1,5}/g) ?? []).map((five) => Number.parseInt(five.padEnd(5, '0'), 2));
  const codes = [...prefix].map((char) => char.charCodeAt(0));
  const expanded = [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
  const sum = checksum([...expanded, ...words, 0, 0, 0, 0, 0, 0]) ^ 1;
  const tail = [0, 1, 2, 3, 4, 5].map((at) => (sum >> (5 * (5 - at))) & 31);
  return `${prefix}1${[...words, ...tail].map((word) => letters[word]).join('')}`;
}

function checksum(words: readonly number[]): number {
  const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  return words.reduce((sum, word) => {
    const top = sum >>> 25;
    const shifted = ((sum & 0x1ffffff) << 5) ^ word;
    return generators.reduce((value, generator, bit) => ((top >> bit) & 1 ? value ^ generator : value), shifted);
  }, 1);
}
