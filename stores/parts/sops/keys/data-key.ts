// Gets at a file's data key with the user's own keys: age natively, PGP through gpg. No key service is asked from here.

import { isAbsolute } from 'node:path';
import type { StoreHost } from '../../../host';
import { cancelled, found, type Result, refused } from '../../../store';
import type { KeyGroup, Metadata } from '../sealed/metadata';
import { identitiesOfCommand, ownIdentities } from './identities';
import { combine } from './shamir';

export interface Unlocking {
  readonly host: StoreHost;
  readonly keyFile?: string;
  readonly signal?: AbortSignal;
  /** Asks once for each question and remembers a yes. */
  readonly confirm: (question: string) => Promise<boolean>;
}

const dataKeyLength = 32;
/** Milliseconds: a person may have to type a passphrase. */
const gpgTimeout = 120_000;
/** Recipients that the command for keys is run for. */
const commandLimit = 5;
const pgpLimit = 10;

/** The caller wipes it. */
export async function openDataKey({ groups, threshold }: Metadata, unlocking: Unlocking): Promise<Result<Buffer>> {
  const identities = await ownIdentities(unlocking);
  const parts: Buffer[] = [];
  for (const group of groups) {
    const part = await partOf(group, identities, unlocking);
    if (unlocking.signal?.aborted) return cancelled();
    if (part) parts.push(part);
  }
  if (parts.length < (groups.length === 1 ? 1 : Math.max(threshold, 2))) return locked(groups);
  const key = groups.length === 1 ? parts[0] : combine(parts);
  if (groups.length > 1) for (const part of parts) part.fill(0);
  if (key?.length !== dataKeyLength) return refused('unreadable', 'What the file holds as its data key is none.');
  return found(key);
}

function locked(groups: readonly KeyGroup[]) {
  const has = (kind: keyof KeyGroup) => groups.some((group) => group[kind].length > 0);
  if (!has('age') && !has('pgp')) {
    return refused(
      'unsupported',
      'The file is encrypted with a key service alone, whose address is the file’s own word: we never ask it. The program `sops` can, after you say yes.',
    );
  }
  return refused('denied', 'None of your age or PGP keys opens the file.');
}

async function partOf(group: KeyGroup, identities: readonly string[], unlocking: Unlocking) {
  return (
    (await withAge(group.age, identities)) ??
    (await withCommand(group.age, unlocking)) ??
    (await withGpg(group.pgp, unlocking))
  );
}

async function withAge(stanzas: KeyGroup['age'], identities: readonly string[]): Promise<Buffer | undefined> {
  if (stanzas.length === 0 || identities.length === 0) return undefined;
  const { Decrypter, armor } = await import('age-encryption');
  const decrypter = new Decrypter();
  for (const identity of identities) addIdentity(decrypter, identity);
  for (const { enc } of stanzas) {
    try {
      return Buffer.from(await decrypter.decrypt(armor.decode(enc)));
    } catch {
      // For somebody else, or malformed: the next one may be ours.
    }
  }
  return undefined;
}

function addIdentity(decrypter: { addIdentity(identity: string): void }, identity: string): void {
  try {
    decrypter.addIdentity(identity);
  } catch {
    // A mistyped key in a file of several; the others count.
  }
}

async function withCommand(stanzas: KeyGroup['age'], unlocking: Unlocking): Promise<Buffer | undefined> {
  if (!unlocking.host.env.SOPS_AGE_KEY_CMD) return undefined;
  for (const stanza of stanzas.slice(0, commandLimit)) {
    const identities = await identitiesOfCommand(unlocking, stanza.recipient, unlocking.confirm);
    const part = await withAge([stanza], identities);
    if (part) return part;
  }
  return undefined;
}

async function withGpg(messages: readonly string[], { host, signal }: Unlocking): Promise<Buffer | undefined> {
  for (const message of messages.slice(0, pgpLimit)) {
    if (signal?.aborted) return undefined;
    const ran = await host.run(gpgOf(host), gpgArguments, {
      stdin: message,
      env: pick(host.env, ['GNUPGHOME', 'GPG_TTY']),
      timeout: gpgTimeout,
      ...(signal && { signal }),
    });
    if (ran.ok && ran.value.status === 0) return Buffer.from(ran.value.stdout);
  }
  return undefined;
}

/** The message is the repository's: it must not make gpg look for keys on the network. */
const gpgArguments = ['--batch', '--quiet', '--no-tty', '--no-auto-key-retrieve', '--disable-dirmngr', '--decrypt'];

const gpgOf = ({ env }: StoreHost): string =>
  env.SOPS_GPG_EXEC !== undefined && isAbsolute(env.SOPS_GPG_EXEC) ? env.SOPS_GPG_EXEC : 'gpg';

export const pick = (env: StoreHost['env'], names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
