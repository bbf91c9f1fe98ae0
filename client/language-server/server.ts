// The language server as the client sees it: one facade that survives the death of the process behind it.

import {
  type Disposable,
  type Event,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  type Uri,
  window,
} from 'vscode';
import { CloseAction, ErrorAction, type ErrorHandler, State } from 'vscode-languageclient/node';
import { createQuietClient } from './create-client';
import type { QuietClient } from './quiet-client';
import { createRestarts } from './restarts';
import { createTraceChannel } from './trace-channel';

export type ServerState = 'starting' | 'running' | 'stopped';

export interface Server {
  readonly state: ServerState;
  readonly onDidChangeState: Event<ServerState>;
  /** Resolves when a start under way has ended; true when the server runs. */
  ready(): Promise<boolean>;
  /** Rejects while the server is down. The caller names the answer's type after protocol/messages.ts. */
  request<Answer>(method: string, params: unknown): Promise<Answer>;
  /** A document's address as the server spells it. */
  uriOf(uri: Uri): string;
  /** Silently dropped while the server is down: a new server is told the state of things at its start. */
  notify(method: string, params?: unknown): void;
  /** Holds over restarts. */
  onNotification<Params>(method: string, handler: (params: Params) => void): void;
  /** A fresh process, whatever state the old one is in. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Creates the facade; `restart` starts the server for the first time too. */
export function createServer(context: ExtensionContext, log: LogOutputChannel): Server {
  const stateChanged = new EventEmitter<ServerState>();
  const handlers = new Map<string, (params: unknown) => void>();
  const restarts = createRestarts(() => Date.now());
  const trace = createTraceChannel(log, context.subscriptions);
  context.subscriptions.push(stateChanged);
  let client: QuietClient | undefined;
  let state: ServerState = 'stopped';
  let comingBack = false;

  const enter = (next: ServerState): void => {
    if (next === state) return;
    state = next;
    stateChanged.fire(next);
  };
  const giveUp = (): void => {
    enter('stopped');
    void offerRestart(() => restart());
  };
  const handleErrorsOf = (isCurrent: () => boolean): ErrorHandler => ({
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: async () => {
      if (!isCurrent()) return { action: CloseAction.DoNotRestart, handled: true, message: 'The old server ended.' };
      const delay = restarts.died();
      comingBack = delay !== undefined;
      if (delay === undefined) {
        giveUp();
        return { action: CloseAction.DoNotRestart, handled: true, message: 'The server died too often.' };
      }
      enter('starting');
      await new Promise((resolve) => setTimeout(resolve, delay));
      if (!isCurrent()) return { action: CloseAction.DoNotRestart, handled: true, message: 'A new server took over.' };
      return { action: CloseAction.Restart, handled: true, message: 'The server died and starts again.' };
    },
  });
  const follow = (followed: QuietClient): Disposable =>
    followed.onDidChangeState(({ newState }) => {
      if (followed !== client) return;
      if (newState === State.Running) {
        comingBack = false;
        enter('running');
      } else if (newState === State.Starting) enter('starting');
      else if (newState === State.StartFailed && !comingBack) giveUp();
    });

  async function restart(): Promise<void> {
    restarts.reset();
    comingBack = false;
    const old = client;
    const errorHandler = handleErrorsOf(() => client === started);
    const started = createQuietClient({ context, log, trace, errorHandler });
    client = started;
    enter('starting');
    await endQuietly(old);
    follow(started);
    for (const [method, handler] of handlers) started.onNotification(method, handler);
    try {
      await started.start();
    } catch {
      // Logged by the library; `follow` saw the failure and either waits for the next start or has told the person.
    }
  }

  return {
    get state() {
      return state;
    },
    onDidChangeState: stateChanged.event,
    ready: () => waitForStart(() => state, stateChanged.event),
    request: async (method, params) => {
      if (!client?.isRunning()) throw new Error('The language server is not running.');
      return client.sendRequest(method, params);
    },
    uriOf: (uri) => client?.code2ProtocolConverter.asUri(uri) ?? uri.toString(),
    notify: (method, params) => {
      if (client?.isRunning()) client.sendNotification(method, params).catch(() => undefined); // It died meanwhile.
    },
    onNotification: (method, handler) => {
      const untyped = (params: unknown) => handler(params as Parameters<typeof handler>[0]);
      handlers.set(method, untyped);
      client?.onNotification(method, untyped);
    },
    restart,
    stop: async () => {
      const last = client;
      client = undefined;
      await endQuietly(last);
      enter('stopped');
    },
  };
}

/** A client that is starting or failed cannot be stopped in order; its process ends with its connection or with ours. */
async function endQuietly(client: QuietClient | undefined): Promise<void> {
  try {
    await client?.dispose();
  } catch {
    // It was not running.
  }
}

function waitForStart(state: () => ServerState, changed: Event<ServerState>): Promise<boolean> {
  if (state() !== 'starting') return Promise.resolve(state() === 'running');
  return new Promise((resolve) => {
    const listener = changed((next) => {
      if (next === 'starting') return;
      listener.dispose();
      resolve(next === 'running');
    });
  });
}

async function offerRestart(restart: () => Promise<void>): Promise<void> {
  const again = 'Restart';
  const chosen = await window.showErrorMessage(
    'Scabbard: the language server stopped and does not stay up. Nothing is checked until it runs again.',
    again,
  );
  if (chosen === again) await restart();
}
