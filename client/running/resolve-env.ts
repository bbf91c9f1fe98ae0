// The environment of a program with the secrets that a folder's env files name, after the person approved their list.

import { basename } from 'node:path';
import { type CancellationToken, window } from 'vscode';
import type { ApprovalRequest, Resolved } from '../../stores/use/resolve';
import { abortWith } from '../stores/abort-with';
import type { StoreSession } from '../stores/session';
import { heard } from '../stores/tell-problem';

export interface Wanted {
  /** Absolute path where the program starts. */
  readonly folder: string;
  /** Id of what asks, for the access log. */
  readonly by: string;
  readonly token?: CancellationToken;
}

export interface RunEnvironment {
  /** What the env files add to the environment, references replaced. Values already in the environment are not repeated. */
  readonly added: Readonly<Record<string, string>>;
  /** Those of its values that came from a store. */
  readonly secrets: readonly string[];
}

/** Undefined when it was refused or failed; the person knows why, and nothing should be started. */
export async function resolveEnvironment(stores: StoreSession, wanted: Wanted): Promise<RunEnvironment | undefined> {
  const { folder, by, token } = wanted;
  const open = await stores.open({ folder });
  if (!open) return undefined;
  const { runtime, approvals, accessLog } = open;
  const layers = await runtime.readLayers({ folder, env: {} });
  const signal = token ? abortWith(token) : new AbortController().signal;
  const resolver = { stores: open.stores, approvals, accessLog, by, askApproval };
  const { home, variables } = layers;
  const resolved = heard(await runtime.resolveVariables(resolver, { folder: home, variables, signal }));
  if (!resolved) return undefined;
  return 'failures' in resolved ? tellFailures(resolved.failures) : environmentOf(resolved);
}

/** What the process has already wins, as with every loader of env files. */
const environmentOf = ({ values, secrets }: Resolved): RunEnvironment => ({
  secrets,
  added: Object.fromEntries([...values].filter(([name]) => process.env[name] === undefined)),
});

function tellFailures(failures: readonly { readonly name: string; readonly why: string }[]): undefined {
  const lines = failures.map(({ name, why }) => `${name}: ${why}`);
  void window.showErrorMessage(`Scabbard: nothing was started. ${lines.join(' ')}`);
  return undefined;
}

/** The whole list is shown; what is new beside the last approval is marked. */
export async function askApproval({ folder, list, news }: ApprovalRequest): Promise<boolean> {
  const allow = 'Allow';
  const marked = list.map((one) => `${one}${news.includes(one) && news.length < list.length ? '   (new)' : ''}`);
  const detail = [
    'These secrets go into the environment of programs that are started here, and nowhere else:',
    '',
    ...marked,
    '',
    'Any change of this list asks again.',
  ].join('\n');
  const message = `“${basename(folder)}” asks for secrets of your stores.`;
  return (await window.showWarningMessage(message, { modal: true, detail }, allow)) === allow;
}
