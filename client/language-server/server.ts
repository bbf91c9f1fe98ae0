// The language server as the client sees it: one facade that survives the death of the process behind it.

import {
  type CancellationToken,
  type Event,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  type Uri,
  type WorkspaceEdit,
  window,
} from 'vscode';
import type { CloseHandlerResult, WorkspaceEdit as ProtocolEdit, State } from 'vscode-languageclient/node';
import type { QuietClient } from './quiet-client';
import { createRestarts } from './restarts';
import { createTraceChannel } from './trace-channel';

type Library = typeof import('./library');

export type ServerState = 'starting' | 'running' | 'stopped';

/** How long work is followed and ended. */
interface Watched {
  readonly token: CancellationToken;
  /** `percentage` is that of the whole. */
  readonly report: (done: { readonly percentage?: number; readonly message?: string }) => void;
}

export class Server {
  readonly #context: ExtensionContext;
  readonly #log: LogOutputChannel;
  readonly #trace: LogOutputChannel;
  readonly #stateChanged = new EventEmitter<ServerState>();
  readonly #handlers = new Map<string, (params: unknown) => void>();
  readonly #restarts = createRestarts(() => Date.now());
  #client: QuietClient | undefined;
  #progresses = 0;
  /** Counts what was asked of us: an answer to an older question no longer counts. */
  #asked = 0;
  #state: ServerState = 'stopped';
  /** The process died and the next one will be started after a pause. */
  #comesBack = false;

  /** Does nothing yet: `restart` starts it for the first time too. */
  constructor(context: ExtensionContext, log: LogOutputChannel) {
    this.#context = context;
    this.#log = log;
    this.#trace = createTraceChannel(log, context.subscriptions);
    context.subscriptions.push(this.#stateChanged);
  }

  get state(): ServerState {
    return this.#state;
  }

  get onDidChangeState(): Event<ServerState> {
    return this.#stateChanged.event;
  }

  /** Resolves when a start under way has ended; true when the server runs. */
  ready(): Promise<boolean> {
    if (this.#state !== 'starting') return Promise.resolve(this.#state === 'running');
    return new Promise((resolve) => {
      const listener = this.onDidChangeState((state) => {
        if (state === 'starting') return;
        listener.dispose();
        resolve(state === 'running');
      });
    });
  }

  /** Rejects while the server is down. The caller names the answer's type after protocol/messages.ts. */
  async request<Answer>(method: string, params: unknown): Promise<Answer> {
    if (!this.#client?.isRunning()) throw new Error('The language server is not running.');
    return this.#client.sendRequest<Answer>(method, params);
  }

  /** As `request`, for work that takes long: tells how far it is, and is cancelled with `token`. */
  async requestWithProgress<Answer>(method: string, params: object, { token, report }: Watched): Promise<Answer> {
    if (!this.#client?.isRunning()) throw new Error('The language server is not running.');
    const { WorkDoneProgress } = await loadLibrary();
    this.#progresses += 1;
    const workDoneToken = `scabbard-${this.#progresses}`;
    const client = this.#client;
    const listener = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
      if (value.kind === 'report') report(value);
    });
    try {
      return await client.sendRequest<Answer>(method, { ...params, workDoneToken }, token);
    } finally {
      listener.dispose();
    }
  }

  /** Dropped while the server is down: a new server is told the state of things at its start. */
  notify(method: string, params?: unknown): void {
    if (!this.#client?.isRunning()) return;
    this.#client.sendNotification(method, params).catch(() => undefined); // It died meanwhile.
  }

  /** Holds over restarts. */
  onNotification<Params>(method: string, handler: (params: Params) => void): void {
    const untyped = (params: unknown) => handler(params as Params);
    this.#handlers.set(method, untyped);
    this.#client?.onNotification(method, untyped);
  }

  /** A document's address as the server spells it. */
  uriOf(uri: Uri): string {
    return this.#client?.code2ProtocolConverter.asUri(uri) ?? uri.toString();
  }

  /** An edit that the server made, as VS Code takes it; undefined while the server is down. */
  async toEdit(edit: unknown): Promise<WorkspaceEdit | undefined> {
    return this.#client?.protocol2CodeConverter.asWorkspaceEdit(edit as ProtocolEdit);
  }

  /** A fresh process, whatever state the old one is in. */
  async restart(): Promise<void> {
    this.#restarts.reset();
    this.#comesBack = false;
    this.#asked += 1;
    const asked = this.#asked;
    this.#enter('starting');
    const library = await loadLibrary();
    if (asked !== this.#asked) return; // Restarted or stopped once more meanwhile.
    const old = this.#client;
    const client = this.#createClient(library);
    this.#client = client;
    await endQuietly(old);
    if (this.#client !== client) return; // Restarted or stopped once more meanwhile.
    try {
      await client.start();
    } catch {
      // Logged by the library. #follow saw it too: either it comes back or the person has been told.
    }
  }

  async stop(): Promise<void> {
    this.#asked += 1;
    const last = this.#client;
    this.#client = undefined;
    await endQuietly(last);
    this.#enter('stopped');
  }

  #createClient(library: Library): QuietClient {
    const client = library.createQuietClient({
      context: this.#context,
      log: this.#log,
      trace: this.#trace,
      errorHandler: {
        error: () => ({ action: library.ErrorAction.Continue, handled: true }),
        closed: () => this.#died(client, library),
      },
    });
    client.onDidChangeState(({ newState }) => this.#follow(client, newState, library));
    for (const [method, handler] of this.#handlers) client.onNotification(method, handler);
    return client;
  }

  #follow(client: QuietClient, state: State, { State }: Library): void {
    if (client !== this.#client) return;
    if (state === State.Starting) this.#enter('starting');
    if (state === State.StartFailed && !this.#comesBack) this.#giveUp();
    if (state !== State.Running) return;
    this.#comesBack = false;
    this.#enter('running');
  }

  async #died(client: QuietClient, { CloseAction }: Library): Promise<CloseHandlerResult> {
    const end = (message: string) => ({ action: CloseAction.DoNotRestart, handled: true, message });
    if (client !== this.#client) return end('The old language server ended.');
    const pause = this.#restarts.died();
    this.#comesBack = pause !== undefined;
    if (pause === undefined) {
      this.#giveUp();
      return end('The language server died too often and is not started again.');
    }
    this.#enter('starting');
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (client !== this.#client) return end('Another language server took over.');
    return { action: CloseAction.Restart, handled: true, message: 'The language server died and is started again.' };
  }

  #giveUp(): void {
    if (this.#state === 'stopped') return;
    this.#enter('stopped');
    void this.#offerRestart();
  }

  async #offerRestart(): Promise<void> {
    const again = 'Restart';
    const message = 'Scabbard: the language server does not stay up. Nothing is checked until it runs again.';
    if ((await window.showErrorMessage(message, again)) === again) await this.restart();
  }

  #enter(next: ServerState): void {
    if (next === this.#state) return;
    this.#state = next;
    this.#stateChanged.fire(next);
  }
}

/** A bundle of its own, read when activation is over: other extensions wait for ours. */
const loadLibrary = async (): Promise<Library> => {
  await new Promise(setImmediate);
  return import('./library');
};

/** A client that is starting or has failed cannot be stopped in order: its process ends with its connection or with ours. */
async function endQuietly(client: QuietClient | undefined): Promise<void> {
  try {
    await client?.dispose();
  } catch {
    // It was not running.
  }
}
