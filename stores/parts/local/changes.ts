// What can be done to an opened vault. Each change is whole: it refuses before it touches anything.

import { found, type Result, refused, type Written } from '../../store';
import { type Contents, type Entry, notFound, sealVersion, type Version, versionOf } from './contents';

/** Versions of a name that are kept. */
const kept = 10;

export type Change<T> = (contents: Contents) => Result<T>;

export interface NewValue {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly isPending?: boolean;
  /** As in PutRequest. */
  readonly expected?: string | null;
}

/** A new version: the current one, or pending beside it. */
export const write =
  (name: string, { text, now, isPending, expected }: NewValue): Change<Written> =>
  (contents) => {
    const entry = contents.entries.get(name) ?? { last: contents.floor, versions: [] };
    const previous = entry.current ?? null;
    if (expected !== undefined && expected !== previous) {
      return refused('conflict', 'Somebody else wrote this secret in between.');
    }
    const number = entry.last + 1;
    const made = sealVersion(contents, name, { number, text, created: now });
    const versions = [...entry.versions, isPending ? { ...made, isPending } : made];
    const current = isPending ? entry.current : made.version;
    keep(contents, name, { last: number, versions, ...(current !== undefined && { current }) });
    return found({ name, version: made.version, previous });
  };

export const promote =
  (name: string, asked: string): Change<Written> =>
  (contents) => {
    const entry = contents.entries.get(name);
    const pending = versionOf(entry, asked);
    if (!entry || !pending?.isPending) return notFound();
    const { isPending: _, ...promoted } = pending;
    const versions = [...without(entry, asked), promoted];
    keep(contents, name, { ...entry, versions, current: asked });
    return found({ name, version: asked, previous: entry.current ?? null });
  };

export const discard =
  (name: string, asked: string): Change<void> =>
  (contents) => {
    const entry = contents.entries.get(name);
    if (!entry || !versionOf(entry, asked)?.isPending) return notFound();
    keep(contents, name, { ...entry, versions: without(entry, asked) });
    return found(undefined);
  };

export const retire =
  (name: string, asked: string): Change<void> =>
  (contents) => {
    const entry = contents.entries.get(name);
    if (!entry || !versionOf(entry, asked)) return notFound();
    if (entry.current === asked) return refused('unsupported', 'The current version cannot be retired.');
    keep(contents, name, { ...entry, versions: without(entry, asked) });
    return found(undefined);
  };

export const revert =
  (name: string, { version, previous }: Written): Change<void> =>
  (contents) => {
    const entry = contents.entries.get(name);
    if (!entry || version === undefined) return notFound();
    if (entry.current !== version) return refused('conflict', 'Somebody else wrote this secret in between.');
    const { current: _, ...rest } = entry;
    const versions = without(entry, version);
    if (previous === undefined || previous === null) keep(contents, name, { ...rest, versions });
    else if (!versionOf(entry, previous)) return refused('not-found', 'The version before is not kept any more.');
    else keep(contents, name, { ...rest, versions, current: previous });
    return found(undefined);
  };

const without = ({ versions }: Entry, gone: string): readonly Version[] =>
  versions.filter(({ version }) => version !== gone);

/** The entry in its new state, without what is too old; values that nothing refers to any more go with it. */
function keep(contents: Contents, name: string, entry: Entry): void {
  const before = contents.entries.get(name)?.versions ?? [];
  const surplus = entry.versions.length - kept;
  const old = entry.versions.filter(({ version, isPending }) => version !== entry.current && !isPending);
  const dropped = new Set(old.slice(0, Math.max(surplus, 0)));
  const versions = entry.versions.filter((version) => !dropped.has(version));
  const records = new Set(versions.map(({ record }) => record));
  for (const { record } of before) if (!records.has(record)) contents.records.delete(record);
  if (versions.length > 0) contents.entries.set(name, { ...entry, versions });
  else {
    contents.entries.delete(name);
    contents.floor = Math.max(contents.floor, entry.last);
  }
}
