// The client of AWS Secrets Manager. This file is the entry of a bundle of its own, loaded when a store in AWS is first used:
// the SDK is in it and nowhere else.

import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { state } from '@aws-sdk/core/client';
import { cancelled, found, type Result, refused } from '../../store';
import { type Asked, createCalls, type Send } from './calls';
import { findCredentials } from './login/chain';
import { readProfiles, type Section } from './login/profiles';
import { errorOf, isClockCorrected, isLoginOver, isServerFault, isThrottled, refusalOf } from './problems';
import { earlyRegion, isRegion, profileName } from './settings';
import { sdkConfig } from './transport';
import type { AwsClient, AwsOptions } from './types';

export function createAwsClient(options: AwsOptions): AwsClient {
  let connecting: Promise<Result<Session>> | undefined;
  let current: Session | undefined;
  const connected = async () => {
    connecting ??= connect(options);
    const made = await connecting;
    if (made.ok) current = made.value;
    else connecting = undefined;
    return made;
  };
  /** Only once for all who used it: some logins ask the person. */
  const forget = (session: Session) => {
    if (session === current) connecting = undefined;
  };
  // A call that was cancelled goes on unheard: nothing of it is kept.
  const send: Send = (asked, { signal } = {}) =>
    untilAborted(signal, () => attempts({ asked, signal, connected, forget, sleep: options.sleep }));
  return {
    region: () => current?.region,
    ...createCalls(send),
    close: () => {
      connecting = undefined;
    },
  };
}

interface Session {
  readonly sdk: SecretsManagerClient;
  readonly region: string;
}

async function connect({ settings, host }: AwsOptions): Promise<Result<Session>> {
  const profiles = await readProfiles(host);
  const named = profileName(settings, host.env);
  const profile = profiles.profiles.get(named ?? 'default');
  const region = earlyRegion(settings, host.env) ?? profile?.get('region');
  if (region === undefined)
    return refused('misconfigured', 'The AWS store needs a region: set one, or one in the profile.');
  if (!isRegion(region)) return refused('misconfigured', 'The region of the AWS store is none.');
  const credentials = async () => {
    // Read again: the login may have been set up or renewed since.
    const now = {
      host,
      region,
      profiles: await readProfiles(host),
      instanceMetadata: settings.instanceMetadata === true,
    };
    const login = await findCredentials(named, now);
    if (!login.ok) throw errorOf(login.problem);
    return login.value;
  };
  // Else the SDK warns, in each process, of the end of support for an older Node: the user of an editor cannot change its Node.
  state.warningEmitted = true;
  return found({
    sdk: new SecretsManagerClient({
      ...sdkConfig(host),
      ...addressOf({ settings, host }, profile),
      region,
      credentials,
    }),
    region,
  });
}

/** FIPS and dual stack are other names of the region's own service; any other address is the user's setting alone. */
function addressOf({ settings, host: { env } }: Pick<AwsOptions, 'settings' | 'host'>, profile?: Section) {
  if (settings.endpoint !== undefined)
    return { endpoint: settings.endpoint, useFipsEndpoint: false, useDualstackEndpoint: false };
  const isOn = (variable: string, key: string) => (env[variable] ?? profile?.get(key))?.toLowerCase() === 'true';
  return {
    useFipsEndpoint: isOn('AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint'),
    useDualstackEndpoint: isOn('AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint'),
  };
}

interface Course<T> {
  readonly asked: Asked<T>;
  readonly signal: AbortSignal | undefined;
  readonly connected: () => Promise<Result<Session>>;
  readonly forget: (session: Session) => void;
  readonly sleep: AwsOptions['sleep'];
}

/** With the first one. */
const mostAttempts = 3;
/** Milliseconds before the second attempt; each further one waits twice as long. */
const firstPause = 250;

async function attempts<T>({ asked, signal, connected, forget, sleep }: Course<T>): Promise<Result<T>> {
  let isFresh = false;
  for (let attempt = 1; ; attempt++) {
    if (signal?.aborted) return cancelled();
    const session = await connected();
    if (!session.ok) return session;
    try {
      return await asked.call(session.value.sdk, signal ? { abortSignal: signal } : {});
    } catch (error) {
      if (attempt >= mostAttempts) return refusalOf(error, asked.special);
      if (isLoginOver(error) && !isFresh && !isClockCorrected(error)) {
        // Another program may have renewed the login since it was read.
        isFresh = true;
        forget(session.value);
      } else if (isThrottled(error) || (!asked.isOnce && isServerFault(error))) {
        await sleep(firstPause * 2 ** (attempt - 1), signal);
      } else if (!isClockCorrected(error)) return refusalOf(error, asked.special);
    }
  }
}

/** The SDK and the person who is asked for a code do not always stop when they are told to. */
function untilAborted<T>(signal: AbortSignal | undefined, call: () => Promise<Result<T>>): Promise<Result<T>> {
  if (signal?.aborted) return Promise.resolve(cancelled());
  if (!signal) return call();
  return new Promise((resolve, reject) => {
    const stop = () => resolve(cancelled());
    signal.addEventListener('abort', stop, { once: true });
    call()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', stop));
  });
}
