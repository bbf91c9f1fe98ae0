// Which stores there are for this person: every kind as its usual environment has it, and those of the user's own settings.

import * as z from 'zod';
import type { Reference } from '../../protocol/reference';
import type { StoreHost } from '../host';
import { type Result, refused, type Store, type StoreKind } from '../store';

/** Of `scabbard.stores` and the command line's configuration: by alias, or by the kind's id for the one without. */
export const storesSchema = z.record(
  z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/),
  z.looseObject({ kind: z.string().max(40) }),
);
export type StoreSettings = z.output<typeof storesSchema>;

export interface StoreChoice {
  readonly kind: StoreKind;
  readonly alias?: string | undefined;
  /** As references to it begin, `vault+dev`; the kind's id where nothing refers to it. */
  readonly key: string;
  readonly title: string;
}

export interface Stores {
  /** Every store that can be opened without a file, configured ones first. */
  readonly choices: readonly StoreChoice[];
  /** Opened once and kept until `close`. */
  open(choice: StoreChoice): Store;
  storeOf(reference: Reference): Result<Store>;
  /** The same stores for another folder: what does not depend on it is opened once for all. */
  in(folder: string | undefined): Stores;
  /** The key of a choice that was opened here. */
  keyOf(store: Store): string | undefined;
  /** What the user set for it, its kind left out. */
  settingsOf(choice: Pick<StoreChoice, 'kind' | 'alias'>): Readonly<Record<string, unknown>>;
  /** Lets go of logins and leases. */
  close(): Promise<void>;
}

export interface StoresOptions {
  readonly kinds: readonly StoreKind[];
  readonly settings: StoreSettings;
  readonly host: StoreHost;
  /** Workspace folder, absolute: where paths in references begin. */
  readonly folder?: string | undefined;
}

export function createStores({ kinds, settings, host, folder }: StoresOptions): Stores {
  const opened = new Map<string, Opened>();
  const choices = choicesOf(kinds, settings);
  const settingsOf = ({ kind, alias }: Pick<StoreChoice, 'kind' | 'alias'>) => {
    const { kind: _, ...own } = settings[alias ?? kind.id] ?? { kind: kind.id };
    return own;
  };
  const openIn = (at: string | undefined, { kind, alias, key }: StoreChoice): Store => {
    const own = kind.isOfFolder ? at : undefined;
    const id = JSON.stringify([key, own]);
    const known = opened.get(id);
    if (known) return known.store;
    const place = {
      settings: settingsOf({ kind, alias }),
      ...(alias !== undefined && { alias }),
      ...(own !== undefined && { folder: own }),
    };
    const store = kind.open(place, host);
    opened.set(id, { key, store });
    return store;
  };
  const storesIn = (at: string | undefined): Stores => ({
    choices,
    open: (choice) => openIn(at, choice),
    settingsOf,
    storeOf: (reference) => {
      const choice = choices.find((one) => one.kind.scheme === reference.scheme && one.alias === reference.alias);
      if (choice) return { ok: true, value: openIn(at, choice) };
      return refused('misconfigured', 'No store of that name is configured in your own settings.');
    },
    in: storesIn,
    keyOf: (store) => [...opened.values()].find((one) => one.store === store)?.key,
    close: async () => {
      const all = [...opened.values()];
      opened.clear();
      await Promise.all(all.map(({ store }) => store.close?.()));
    },
  });
  return storesIn(folder);
}

interface Opened {
  readonly key: string;
  readonly store: Store;
}

/** An entry under its kind's own id is that kind without an alias. */
function choicesOf(kinds: readonly StoreKind[], settings: StoreSettings): readonly StoreChoice[] {
  const usable = kinds.filter(({ opens }) => opens === 'settings');
  const configured = Object.entries(settings).flatMap(([alias, { kind: id }]) => {
    const kind = usable.find((one) => one.id === id);
    return kind && alias !== kind.id ? [choiceOf(kind, alias)] : [];
  });
  return [...configured, ...usable.map((kind) => choiceOf(kind))];
}

function choiceOf(kind: StoreKind, alias?: string): StoreChoice {
  const scheme = kind.scheme ?? kind.id;
  return {
    kind,
    ...(alias !== undefined && { alias }),
    key: alias === undefined ? scheme : `${scheme}+${alias}`,
    title: alias === undefined ? kind.title : `${kind.title} (${alias})`,
  };
}

/** A cloud's metadata service hands out credentials of the machine: asked only where the user's own settings say so. */
export const wantsMetadata = (settings: StoreSettings): boolean =>
  Object.values(settings).some(({ instanceMetadata }) => instanceMetadata === true);
