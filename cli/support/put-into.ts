// A new value goes into one of the person's own stores; the terminal never shows it.

import { parseReference } from '../../protocol/reference';
import { audited } from '../../stores/use/audited-store';
import type { ExitCode } from '../subcommand';
import { UsageError } from './arguments';
import { type Io, printable } from './io';

/** Nothing that is there is written over. Throws a UsageError for what is no reference. */
export async function putInto(text: string, value: string, io: Io): Promise<ExitCode> {
  const reference = parseReference(text);
  if (!reference || reference.version !== undefined) {
    throw new UsageError('--into takes a reference without a version, as local://app/KEY.');
  }
  const { kinds, createStores } = await import('../../stores/runtime');
  const { storeSurroundings } = await import('./store-host');
  const { host, settings, accessLog } = await storeSurroundings(io);
  const stores = createStores({ kinds, settings, host, folder: host.workspace[0] });
  try {
    const store = stores.storeOf(reference);
    const { signal } = io;
    const put = store.ok
      ? await audited(store.value, accessLog, 'generate').put(reference.name, value, { expected: null, signal })
      : store;
    if (put.ok) return 0;
    const { kind, message } = put.problem;
    await io.stderr.write(
      `scabbard: ${kind === 'conflict' ? 'There is a secret of that name already.' : printable(message)}\n`,
    );
    return kind === 'cancelled' ? 130 : 2;
  } finally {
    await stores.close();
  }
}
