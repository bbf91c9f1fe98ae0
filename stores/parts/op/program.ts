// 1Password by its own program `op`: values come on its standard output, and go in by its standard input alone.

import * as z from 'zod';
import type { StoreHost } from '../../host';
import { found, type ProblemKind, type Result, refused, type StoreRequest } from '../../store';
import { idForm, itemSchema } from './item';
import type { Way } from './way';

export function programWay(host: StoreHost, account: string | undefined): Way {
  const env = environmentOf(host.env, account);
  const run = async <T>(args: readonly string[], schema: z.ZodType<T>, options: Options): Promise<Result<T>> => {
    const ran = await host.run('op', args, { ...options, env, timeout: forPerson });
    if (!ran.ok) return ran.problem.kind === 'unavailable' ? explain(ran, host) : ran;
    const { status, stdout, stderr } = ran.value;
    return status === 0 ? parsed(stdout, schema) : problemOf(stderr);
  };
  const json = ['--format', 'json'] as const;
  return {
    vaults: ({ signal }) =>
      run(['vault', 'list', ...json], z.array(z.object({ id: z.string().regex(idForm), name: z.string() })), {
        signal,
      }),
    items: async (vault, { signal }) => {
      const schema = z.array(z.object({ id: z.string().regex(idForm), title: z.string().default('') }));
      const items = await run(['item', 'list', '--vault', vault, ...json], schema, { signal });
      return items.ok ? found(items.value.map(({ id, title }) => ({ id, name: title }))) : items;
    },
    item: async (vault, item, { signal }) => {
      const read = await run(['item', 'get', item, '--vault', vault, ...json], itemSchema(), { signal });
      return read.ok ? found({ vault, item: read.value }) : read;
    },
    create: async (vault, item, { signal }) => {
      const stdin = JSON.stringify(item);
      const made = await run(['item', 'create', '-', '--vault', vault, ...json], z.unknown(), { stdin, signal });
      return made.ok ? found(undefined) : made;
    },
    edit: async ({ vault, item }, changed, { signal }) => {
      if (item.category === 'LOGIN' && !(await host.confirm(passkeys)))
        return refused('denied', 'The login was not changed: it might have lost a passkey.');
      const stdin = JSON.stringify(changed);
      const done = await run(['item', 'edit', item.id, '--vault', vault, ...json], z.unknown(), { stdin, signal });
      return done.ok ? found(undefined) : done;
    },
    remove: async ({ vault, item }, { signal }) => {
      const done = await run(['item', 'delete', item.id, '--vault', vault], z.unknown(), { signal });
      return done.ok ? found(undefined) : done;
    },
  };
}

/** Milliseconds: it may ask for a fingerprint. */
const forPerson = 60_000;

/** https://developer.1password.com/docs/cli/item-edit says so of templates. */
const passkeys =
  'A passkey in this login would be lost when 1Password’s program writes to it. Write anyway? (It is safe without one.)';

interface Options extends StoreRequest {
  readonly stdin?: string;
}

/** Without the variables of Connect, which would come before an account. */
function environmentOf(env: StoreHost['env'], account?: string): Readonly<Record<string, string>> {
  const passed = /^OP_(?:SERVICE_ACCOUNT_TOKEN|ACCOUNT|BIOMETRIC_UNLOCK_ENABLED|CONFIG_DIR|SESSION_\w+)$/;
  const kept = Object.entries(env).filter(
    (one): one is [string, string] => one[1] !== undefined && passed.test(one[0]),
  );
  return { ...Object.fromEntries(kept), ...(account !== undefined && { OP_ACCOUNT: account }) };
}

/** Writes may answer nothing. */
function parsed<T>(stdout: Uint8Array, schema: z.ZodType<T>): Result<T> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(stdout);
    const read = schema.safeParse(text.trim() === '' ? null : JSON.parse(text));
    if (read.success) return found(read.data);
  } catch {
    // Neither UTF-8 nor JSON: the answer below.
  }
  return refused('unreadable', 'The answer of 1Password’s program is not understood.');
}

/** Not there at all, or there and too slow: asked by what needs no login. */
async function explain(ran: Result<never>, host: StoreHost): Promise<Result<never>> {
  const version = await host.run('op', ['--version']);
  return version.ok
    ? ran
    : refused(
        'unavailable',
        'The 1Password program “op” is not installed: see https://developer.1password.com/docs/cli/get-started. Or set the address of a Connect server.',
      );
}

/** Its texts hold names, and are only looked at. The first that fits counts. */
function problemOf(stderr: string): Result<never> {
  const known = problems.find(([form]) => form.test(stderr));
  return known ? refused(known[1], known[2]) : refused('unavailable', 'The 1Password program failed.');
}

const problems: readonly (readonly [RegExp, ProblemKind, string])[] = [
  [
    /signed in|no accounts? configured|authorization|session expired|\(401\)|unauthorized|invalid token|connecting to desktop app/i,
    'login-needed',
    'Sign in to 1Password first: unlock its app, where its settings connect the program “op”, or run “op signin”.',
  ],
  [/\(429\)|too many requests|rate limit/i, 'busy', '1Password asks to wait: too many requests.'],
  [/more than one item/i, 'unsupported', 'Several items have this title. Use the id of the item in its place.'],
  [/isn't an? (?:item|vault)|not found|could(?:n't| not) find|no item/i, 'not-found', 'The vault holds no such item.'],
  [/\(403\)|forbidden|permission/i, 'denied', '1Password does not permit this to the login.'],
  [/\(409\)|conflict/i, 'conflict', 'Somebody else changed the item at the same time.'],
  [/\(400\)|invalid|too (?:large|long)|validat/i, 'unsupported', '1Password does not take this name or value.'],
];
