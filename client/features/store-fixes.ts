// Quick-fixes `Move to <store> …` beside the language server's own: it plans the text, only the client knows the stores.

import {
  CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Disposable,
  languages,
  type TextDocument,
  workspace,
} from 'vscode';
import { servedSchemes } from '../env/documents';
import type { Server } from '../language-server/server';
import { askStoreMove, type MoveArguments } from '../stores/store-move';

/** Titles of more would push the others out of sight; the last one asks. */
const mostStores = 3;

export function offerStoreFixes(server: Server, own: (item: Disposable) => void): void {
  const provider = {
    provideCodeActions: async (
      document: TextDocument,
      _range: unknown,
      { diagnostics }: { readonly diagnostics: readonly Diagnostic[] },
    ): Promise<CodeAction[]> => {
      const found = diagnostics.find((one) => one.source === 'scabbard' && !isAboutFiles(one));
      if (!found || !workspace.isTrusted || server.state !== 'running') return [];
      const offer = await askStoreMove(server, document, found.range);
      return offer ? actionsFor(found, offer.range) : [];
    },
  };
  own(
    languages.registerCodeActionsProvider(
      servedSchemes.map((scheme) => ({ scheme })),
      provider,
      { providedCodeActionKinds: [CodeActionKind.QuickFix] },
    ),
  );
}

/** Hygiene of env files: no credential stands there. */
const isAboutFiles = ({ code }: Diagnostic): boolean =>
  String(typeof code === 'object' ? code.value : code).startsWith('env/');

/** From the settings alone: the stores themselves are loaded when one is chosen. */
function actionsFor(diagnostic: Diagnostic, range: MoveArguments['range']): CodeAction[] {
  const settings: unknown = workspace.getConfiguration('scabbard').inspect('stores')?.globalValue;
  const configured = settings && typeof settings === 'object' ? Object.keys(settings).slice(0, mostStores - 1) : [];
  const named = configured.map((alias) => ({ title: `Move to ${alias} …`, store: keyOf(settings, alias) }));
  const all = [...named, { title: 'Move to Local vault …', store: 'local' }, { title: 'Move to Another Store …' }];
  return all.map(({ title, ...store }) => {
    const action = new CodeAction(title, CodeActionKind.QuickFix);
    const given: MoveArguments = { range, ...store };
    action.diagnostics = [diagnostic];
    action.command = { title, command: 'scabbard.moveToStore', arguments: [undefined, given] };
    return action;
  });
}

function keyOf(settings: unknown, alias: string): string {
  const entry = (settings as Record<string, unknown>)[alias];
  const kind = entry && typeof entry === 'object' && 'kind' in entry ? String(entry.kind) : '';
  return alias === kind ? kind : `${kind}+${alias}`;
}
