// Where a vault's key comes from: the host's credentials, or a passphrase that the person types.

import { randomBytes } from 'node:crypto';
import type { StoreHost } from '../../host';
import { found, type Result, refused } from '../../store';
import { keyBytes, keyOfPassphrase, seal, unseal } from './seal';
import type { VaultHead, WrappedKey } from './vault-file';

export interface Keys {
  /** The key of a vault that is there. */
  open(head: VaultHead): Promise<Result<Uint8Array>>;
  /** Of a new vault. */
  make(): Promise<Result<NewVault>>;
  /** Of a new vault that was not needed after all. */
  discard(head: VaultHead): Promise<void>;
  /** The next question needs the passphrase again. */
  forget(): void;
}

export interface NewVault {
  readonly head: VaultHead;
  readonly key: Uint8Array;
}

type Asking = Pick<StoreHost, 'credentials' | 'askHidden'>;

/** Keys that a passphrase opened are kept until `forget`: typing it is the login. The others are read each time. */
export function createKeys(host: Asking, { passphrase }: { readonly passphrase: boolean }): Keys {
  const opened = new Map<string, Promise<Result<Uint8Array>>>();
  return {
    open: async ({ id, wrapped }) => {
      if (!wrapped) return storedKey(host, id);
      const which = `${id} ${wrapped.salt} ${wrapped.key}`;
      const opening = opened.get(which) ?? unwrap(host, id, wrapped);
      opened.set(which, opening);
      const key = await opening;
      // Who mistyped is asked again.
      if (!key.ok) opened.delete(which);
      return key;
    },
    make: async () => {
      const made = { head: { id: randomBytes(16).toString('hex') }, key: randomBytes(keyBytes) };
      if (!passphrase && (await store(host, made))) return found(made);
      const wrapped = await wrap(host, made, passphrase);
      if (!wrapped.ok) return wrapped;
      const { salt, key } = wrapped.value;
      opened.set(`${made.head.id} ${salt} ${key}`, Promise.resolve(found(made.key)));
      return found({ ...made, head: { ...made.head, wrapped: wrapped.value } });
    },
    discard: async ({ id, wrapped }) => {
      if (!wrapped) await host.credentials.delete(credentialOf(id));
    },
    forget: () => opened.clear(),
  };
}

const credentialOf = (id: string): string => `local:key:${id}`;

/** False where nothing can be kept. Some keychains take everything and keep nothing. */
async function store({ credentials }: Asking, { head, key }: NewVault): Promise<boolean> {
  const text = Buffer.from(key).toString('base64');
  try {
    await credentials.set(credentialOf(head.id), text);
    return (await credentials.get(credentialOf(head.id))) === text;
  } catch {
    // No keychain, or a locked one: the caller asks for a passphrase instead.
    return false;
  }
}

async function storedKey({ credentials }: Asking, id: string): Promise<Result<Uint8Array>> {
  let text: string | undefined;
  try {
    text = await credentials.get(credentialOf(id));
  } catch {
    // The error's words are not ours.
    return refused('unavailable', 'The place where this machine keeps the key of the local vault cannot be read.');
  }
  if (text === undefined) return refused('denied', 'This machine does not keep the key of the local vault.');
  const key = Buffer.from(text, 'base64');
  return key.length === keyBytes ? found(key) : refused('denied', 'The kept key of the local vault is damaged.');
}

async function wrap(host: Asking, { head, key }: NewVault, wanted: boolean): Promise<Result<WrappedKey>> {
  const why = wanted ? '' : 'This machine keeps no keys for Scabbard. ';
  const passphrase = await host.askHidden(`${why}New passphrase for the local vault:`);
  if (!passphrase) return refused('login-needed', 'The local vault needs a passphrase.');
  const again = await host.askHidden('The same passphrase again:');
  if (again === undefined) return refused('login-needed', 'The local vault needs a passphrase.');
  if (again !== passphrase) return refused('denied', 'The two passphrases differ. No vault was made.');
  const salt = randomBytes(16);
  const outer = await keyOfPassphrase(passphrase, salt);
  return found({ salt: salt.toString('base64'), key: seal(outer, key, ['local', head.id, 'key']) });
}

async function unwrap(host: Asking, id: string, { salt, key }: WrappedKey): Promise<Result<Uint8Array>> {
  const passphrase = await host.askHidden('Passphrase of the local vault:');
  if (!passphrase) return refused('login-needed', 'The local vault needs its passphrase.');
  const outer = await keyOfPassphrase(passphrase, Buffer.from(salt, 'base64'));
  const inner = unseal(outer, key, ['local', id, 'key']);
  return inner?.length === keyBytes ? found(inner) : refused('denied', 'The passphrase is wrong.');
}
