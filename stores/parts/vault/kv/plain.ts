// The first version of the key-value engine: it keeps only what is current.

import { found, type Result, refused, type SecretFacts, type Written } from '../../../store';
import type { Client } from '../connection/client';
import { refusalOf } from '../connection/requests';
import { goneOf, type Kv, withSignal } from './kv';
import { type FieldPlace, usualField } from './secrets';

export async function aboutPlain(kv: Kv, place: FieldPlace): Promise<Result<SecretFacts>> {
  const stored = await kv.read(place);
  if (!stored.ok) return stored;
  if (stored.value.state !== 'live') return goneOf(stored.value);
  const { fields } = stored.value;
  if (place.field !== undefined && !fields.has(place.field))
    return refused('not-found', 'The secret has no such field.');
  return found({ fields: [...fields.keys()] });
}

/** Only what was new can be taken back. */
export async function revertPlain(
  { client, kv }: { readonly client: Client; readonly kv: Kv },
  place: FieldPlace,
  written: Written,
): Promise<Result<void>> {
  if (written.previous !== null)
    return refused('unsupported', 'This engine of Vault keeps no earlier values to go back to (KV version 1).');
  const stored = await kv.read(place);
  if (!stored.ok) return stored;
  if (stored.value.state !== 'live') return found(undefined);
  const others = new Map(stored.value.fields);
  others.delete(place.field ?? usualField);
  if (others.size > 0) {
    const left = await kv.write(place, others, 0);
    return left.ok ? found(undefined) : left;
  }
  const path = [...place.mount.path, ...place.rest];
  const gone = await client.askFor({ method: 'DELETE', path, isIdempotent: true, ...withSignal(place) }, refusalOf);
  return gone.ok ? found(undefined) : gone;
}
