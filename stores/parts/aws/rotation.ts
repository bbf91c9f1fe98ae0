// AWS's own rotation: started, then watched until its version is the current one.

import { randomUUID } from 'node:crypto';
import { cancelled, found, type Result, refused, type StoreRequest, type Written } from '../../store';
import { type Staging, settled } from './stages';
import { type AwsFacts, type Sleep, versionWith } from './types';

/** Milliseconds. */
const firstPause = 1000;
const longestPause = 30_000;
/** Milliseconds: a rotation function has at most fifteen minutes for each step, and usually needs seconds. */
const patience = 15 * 60_000;

export async function rotate(
  { client, secret: { id }, name }: Staging,
  sleep: Sleep,
  request: StoreRequest,
): Promise<Result<Written>> {
  const before = await settled(client, id, request);
  if (!before.ok) return before;
  if (!before.value.hasRotation) return refused('unsupported', 'AWS has no rotation set up for the secret.');
  const { current } = before.value;
  const version = randomUUID();
  const started = await client.rotate(id, version, request);
  if (!started.ok) return started;
  const look = async () => client.describe(id, request);
  const ended = await watch({ look, sleep, signal: request.signal }, { version, current });
  return ended.ok ? found({ name, version, previous: current }) : ended;
}

interface Watching {
  readonly look: () => Promise<Result<AwsFacts>>;
  readonly sleep: Sleep;
  readonly signal: AbortSignal | undefined;
}

async function watch({ look, sleep, signal }: Watching, versions: Versions): Promise<Result<void>> {
  let wasPending = false;
  let pause = firstPause;
  for (let waited = 0; waited < patience; waited += pause, pause = Math.min(pause * 2, longestPause)) {
    await sleep(pause, signal);
    if (signal?.aborted) return cancelled();
    const facts = await look();
    // It goes on while AWS does not answer us.
    if (!facts.ok && !['unavailable', 'busy'].includes(facts.problem.kind)) return facts;
    const end = facts.ok ? endOf(facts.value, versions, wasPending) : undefined;
    if (end) return end;
    wasPending ||= facts.ok && facts.value.stages.has(versions.version);
  }
  return refused('unavailable', 'The rotation has not ended in time. AWS may still end it.');
}

interface Versions {
  /** The one that the rotation makes. */
  readonly version: string;
  /** The one before. */
  readonly current: string;
}

/** Undefined while it goes on. AWS has no state for “failed”: the labels tell. */
function endOf(facts: AwsFacts, { version, current }: Versions, wasPending: boolean): Result<void> | undefined {
  const now = versionWith(facts, 'AWSCURRENT');
  if (now === version) return found(undefined);
  if (now !== current) return refused('conflict', 'Somebody else has changed the secret in between.');
  const isPending = facts.stages.has(version);
  return wasPending && !isPending
    ? refused('unavailable', 'The rotation has failed. See the log of its function.')
    : undefined;
}
