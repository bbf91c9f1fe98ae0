// Which engine answers for a path, and which engines there are: asked once for each, kept while the store is open.

import * as z from 'zod';
import { formatName, parseName } from '../../../protocol/reference';
import { found, type Result, refused } from '../../store';
import type { Client } from './connection/client';
import { notUnderstood, type Reply, refusalOf } from './connection/requests';

export type Engine = 'kv-1' | 'kv-2' | 'database' | 'other';

export interface Mount {
  /** Its path may have several segments. */
  readonly path: readonly string[];
  readonly engine: Engine;
}

export interface Located {
  readonly mount: Mount;
  /** Segments within the mount. */
  readonly rest: readonly string[];
  readonly field?: string;
}

export interface Mounts {
  /** `rest` is empty for the mount itself. A name that cannot be one is not found. */
  locate(name: string, signal?: AbortSignal): Promise<Result<Located>>;
  /** Without asking. */
  known(segments: readonly string[]): Mount | undefined;
  /** All that we can read from and that the token may see. */
  all(signal?: AbortSignal): Promise<Result<readonly Mount[]>>;
}

const mountForm = () => ({ type: z.string(), options: z.object({ version: z.string().optional() }).nullish() });
const oneMount = () => z.object({ data: z.object({ path: z.string(), ...mountForm() }) });
const allMounts = () => z.object({ data: z.object({ secret: z.record(z.string(), z.object(mountForm())) }) });

export function createMounts(client: Client): Mounts {
  const mounts = new Map<string, Mount>();
  const keep = (mount: Mount): Mount => {
    mounts.set(mount.path.join('/'), mount);
    return mount;
  };
  // No mount lies in another.
  const known = (segments: readonly string[]): Mount | undefined =>
    segments.map((_, index) => mounts.get(segments.slice(0, index + 1).join('/'))).find((mount) => mount !== undefined);
  const mountOf = async (segments: readonly string[], signal?: AbortSignal): Promise<Result<Mount>> => {
    const kept = known(segments);
    if (kept) return found(kept);
    const path = ['sys', 'internal', 'ui', 'mounts', ...segments];
    const reply = await client.ask({ method: 'GET', path, ...(signal && { signal }) });
    if (!reply.ok) return reply.problem.kind === 'denied' ? nothingThere() : reply;
    const mount = mountFrom(reply.value, segments);
    return mount.ok ? found(keep(mount.value)) : mount;
  };

  return {
    known,
    locate: async (name, signal) => {
      const parts = parseName(name);
      if (!parts?.segments.every(isSegment)) return refused('not-found', 'Vault holds no secret of such a name.');
      const mount = await mountOf(parts.segments, signal);
      if (!mount.ok) return mount;
      const rest = parts.segments.slice(mount.value.path.length);
      return found({ mount: mount.value, rest, ...(parts.field !== undefined && { field: parts.field }) });
    },
    all: async (signal) => {
      const path = ['sys', 'internal', 'ui', 'mounts'];
      const reply = await client.askFor({ method: 'GET', path, ...(signal && { signal }) }, refusalOf);
      if (!reply.ok) return reply;
      const parsed = allMounts().safeParse(JSON.parse(reply.value.text));
      if (!parsed.success) return notUnderstood();
      const entries = Object.entries(parsed.data.data.secret);
      // The server answers an unknown token with an empty list. A known one sees at least its own cubbyhole.
      const check = entries.length === 0 ? await client.ask(ownFacts(signal)) : undefined;
      if (check && !check.ok) return check;
      return found(
        entries.map(([at, one]) => keep({ path: segmentsOf(at), engine: engineOf(one) })).filter(isReadable),
      );
    },
  };
}

export const ownFacts = (signal?: AbortSignal) =>
  ({ method: 'GET', path: ['auth', 'token', 'lookup-self'], ...(signal && { signal }) }) as const;

/** A slash inside of a segment would name another secret; the server refuses what cannot be printed. */
export const isSegment = (segment: string): boolean => !/[/\p{Cc}\p{Cs}]/u.test(segment);

export const isReadable = ({ path, engine }: Mount): boolean =>
  engine !== 'other' && path.length > 0 && parseName(formatName({ segments: path })) !== undefined;

export const nothingThere = () =>
  refused('denied', 'The policies of the Vault token reach nothing there, or nothing is mounted there.');

function mountFrom(reply: Reply, asked: readonly string[]): Result<Mount> {
  if (reply.status === 400) return refused('not-found', 'Vault holds no secret of such a name.');
  // Servers of before 0.10 do not know the question and have the first engine only.
  if (reply.status === 404) return found({ path: asked.slice(0, 1), engine: 'kv-1' });
  if (reply.status >= 300) return refusalOf(reply);
  const parsed = oneMount().safeParse(JSON.parse(reply.text));
  const path = parsed.success ? segmentsOf(parsed.data.data.path) : [];
  const isOurs = path.length > 0 && path.every((segment, index) => segment === asked[index]);
  return parsed.success && isOurs ? found({ path, engine: engineOf(parsed.data.data) }) : notUnderstood();
}

const segmentsOf = (path: string): readonly string[] => path.split('/').filter((part) => part !== '');

function engineOf({ type, options }: z.infer<z.ZodObject<ReturnType<typeof mountForm>>>): Engine {
  if (type === 'kv' || type === 'generic') return options?.version === '2' ? 'kv-2' : 'kv-1';
  return type === 'database' ? 'database' : 'other';
}
