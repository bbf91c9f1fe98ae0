// The stores of this window: opened on first use in a trusted workspace, with a cache in memory that is let go of with it.

import {
  commands,
  type Disposable,
  type Event,
  EventEmitter,
  type ExtensionContext,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { StoreHost } from '../../stores/host';
import type { Store } from '../../stores/store';
import type { AccessLog } from '../../stores/use/access-log';
import type { Approvals } from '../../stores/use/approvals';
import type { AuditedStore } from '../../stores/use/audited-store';
import { audited } from '../../stores/use/audited-store';
import type { StoreChoice, StoreSettings, Stores } from '../../stores/use/configured';
import { createStoreHost } from './host';
import { loadStores, type StoresRuntime } from './load';

export interface StoreSession {
  /** Undefined in an untrusted workspace; the person is told unless `silent`. */
  open(options?: OpenOptions): Promise<OpenStores | undefined>;
  /** Fetched values, logins and leases are let go of. */
  forget(): Promise<void>;
  /** The stores of this window are used, for the first time or again after a change of the settings. */
  readonly onDidOpen: Event<void>;
  readonly accessLog: AccessLog;
}

interface OpenOptions {
  readonly silent?: boolean;
  /** Absolute: paths in references begin at its workspace folder. The active document's unless given. */
  readonly folder?: string;
}

export interface OpenStores {
  readonly runtime: StoresRuntime;
  readonly host: StoreHost;
  readonly stores: Stores;
  /** Where paths in references begin. */
  readonly folder: string | undefined;
  readonly approvals: Approvals;
  readonly accessLog: AccessLog;
  /** Values come from the cache while they are young; each use is logged all the same. */
  audited(store: Store, by: string): AuditedStore;
  openChoice(choice: StoreChoice, by: string): AuditedStore;
}

export function createStoreSession(
  context: ExtensionContext,
  accessLog: AccessLog,
  own: (item: Disposable) => void,
): StoreSession {
  let opened: Promise<Base> | undefined;
  let clear: (() => void) | undefined;
  const didOpen = new EventEmitter<void>();
  own(didOpen);
  const begin = async (): Promise<Base> => {
    const runtime = await loadStores();
    const settings = userSettings(runtime);
    const host = createStoreHost(context, runtime, settings);
    const stores = runtime.createStores({ kinds: runtime.kinds, settings, host });
    const cache = runtime.createValueCache({ now: host.now });
    clear = () => cache.clear();
    const auditedStore = (store: Store, by: string) => audited(cache.wrap(store, stores.keyOf(store)), accessLog, by);
    return {
      runtime,
      host,
      stores,
      accessLog,
      approvals: runtime.createApprovals(host.storage),
      audited: auditedStore,
    };
  };
  const forget = async (): Promise<void> => {
    const last = opened;
    opened = undefined;
    clear?.();
    await (await last)?.stores.close();
  };
  // A screen that is locked, or a desk that was left: values are fetched anew.
  own(window.onDidChangeWindowState(({ active }) => active || clear?.()));
  own(workspace.onDidChangeWorkspaceFolders(() => void forget()));
  own(
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('scabbard.stores')) void forget();
    }),
  );
  return {
    accessLog,
    onDidOpen: didOpen.event,
    forget,
    open: async ({ silent = false, folder } = {}) => {
      if (!workspace.isTrusted) {
        if (!silent) void offerTrust();
        return undefined;
      }
      if (!opened) {
        opened = begin();
        didOpen.fire();
      }
      const base = await opened;
      const at = workspaceFolderOf(folder);
      const stores = base.stores.in(at);
      return { ...base, folder: at, stores, openChoice: (choice, by) => base.audited(stores.open(choice), by) };
    },
  };
}

type Base = Omit<OpenStores, 'openChoice' | 'folder'>;

function workspaceFolderOf(folder: string | undefined): string | undefined {
  const uri = folder === undefined ? window.activeTextEditor?.document.uri : Uri.file(folder);
  const found = (uri && workspace.getWorkspaceFolder(uri)) ?? workspace.workspaceFolders?.[0];
  return found?.uri.fsPath;
}

/** The user's own settings only: what a repository or a container says about stores does not count. */
function userSettings({ storesSchema }: StoresRuntime): StoreSettings {
  const given = workspace.getConfiguration('scabbard').inspect('stores')?.globalValue ?? {};
  const parsed = storesSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const at = parsed.error.issues[0]?.path.join('.') ?? '';
  void window.showWarningMessage(`Scabbard: the setting scabbard.stores is wrong at “${at}”; it is not used.`);
  return {};
}

async function offerTrust(): Promise<void> {
  const manage = 'Manage Workspace Trust';
  const message = 'Scabbard: stores are used in trusted workspaces only.';
  if ((await window.showWarningMessage(message, manage)) === manage)
    await commands.executeCommand('workbench.trust.manage');
}
