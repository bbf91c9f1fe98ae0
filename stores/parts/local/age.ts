// Export and import of secrets as one age file with a passphrase, which the program `age` reads and writes too.

import { cancelled, found, type Result, refused, type Store } from '../../store';

/** Asked for at the same time; a store that reads a file reads it once for all of them. */
const together = 500;

/** All names and their current values, as a JSON object in an age file. Takes a few seconds: a passphrase must be slow to guess. */
export async function exportAge(store: Store, passphrase: string, signal?: AbortSignal): Promise<Result<Uint8Array>> {
  if (passphrase === '') return refused('denied', 'The exported file needs a passphrase.');
  const names = await namesOf(store, signal);
  if (!names.ok) return names;
  const values: (readonly [name: string, text: string])[] = [];
  for (let at = 0; at < names.value.length; at += together) {
    const some = await Promise.all(names.value.slice(at, at + together).map((name) => namedValue(store, name, signal)));
    for (const one of some) {
      if (!one.ok) return one;
      values.push(one.value);
    }
  }
  const { Encrypter } = await import('age-encryption');
  if (signal?.aborted) return cancelled();
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  return found(await encrypter.encrypt(JSON.stringify(Object.fromEntries(values), null, 2)));
}

/** What `exportAge` wrote; an armored file is read too. Writing it into a store is the caller's. */
export async function importAge(bytes: Uint8Array, passphrase: string): Promise<Result<ReadonlyMap<string, string>>> {
  const text = await decrypted(bytes, passphrase);
  return text.ok ? parsed(text.value) : text;
}

/** Of all folders, each to its end. */
async function namesOf(store: Store, signal?: AbortSignal): Promise<Result<readonly string[]>> {
  const names = new Set<string>();
  // A set goes on to what is added while it is walked, and names nothing twice.
  const folders = new Set<string | undefined>([undefined]);
  for (const folder of folders) {
    for (let cursor: string | undefined, more = true; more; ) {
      const page = await store.list({
        ...(signal && { signal }),
        ...(folder !== undefined && { folder }),
        ...(cursor !== undefined && { cursor }),
      });
      if (!page.ok) return page;
      for (const name of page.value.names) names.add(name);
      for (const inner of page.value.folders ?? []) folders.add(inner);
      cursor = page.value.next;
      more = cursor !== undefined;
    }
  }
  return found([...names].sort());
}

async function namedValue(store: Store, name: string, signal?: AbortSignal) {
  const secret = await store.get(name, signal && { signal });
  if (!secret.ok) return secret;
  if (secret.value.isBinary) return refused('unsupported', 'A secret that is no text cannot be exported.');
  return found([name, secret.value.text] as const);
}

async function decrypted(bytes: Uint8Array, passphrase: string): Promise<Result<string>> {
  const { Decrypter, armor } = await import('age-encryption');
  const decrypter = new Decrypter();
  try {
    decrypter.addPassphrase(passphrase);
    return found(
      await decrypter.decrypt(isArmored(bytes) ? armor.decode(Buffer.from(bytes).toString('latin1')) : bytes, 'text'),
    );
  } catch {
    // The library does not tell a wrong passphrase from a damaged file, and its words are not ours.
    return refused('denied', 'The passphrase is wrong, or this is no age file with a passphrase.');
  }
}

const isArmored = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 100)).toString('latin1').trimStart().startsWith('-----BEGIN AGE');

/** A map, because a name may be `__proto__`. */
function parsed(text: string): Result<ReadonlyMap<string, string>> {
  const noExport = () => refused('unreadable', 'The age file holds no exported secrets.');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return noExport();
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return noExport();
  const values = new Map<string, string>();
  for (const [name, value] of Object.entries(json)) {
    if (typeof value !== 'string') return noExport();
    values.set(name, value);
  }
  return found(values);
}
