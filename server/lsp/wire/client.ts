// What the connected editor can do, read once from its capabilities as plain yes or no.

import type { InitializeParams } from 'vscode-languageserver/node';
import type { InitializationOptions } from '../../../protocol/messages';

export interface Client {
  readonly trusted: boolean;
  readonly options: Partial<InitializationOptions>;
  /** Answers workspace/configuration. */
  readonly pullsConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly workspaceFolders: boolean;
  readonly codeActionLiterals: boolean;
  /** Fills `edit` by codeAction/resolve and keeps `data`. */
  readonly resolvesEdits: boolean;
  readonly documentChanges: boolean;
  readonly createsFiles: boolean;
  readonly annotations: boolean;
  readonly appliesEdits: boolean;
  readonly progress: boolean;
  readonly markdownHover: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
}

/** Everything a client does not name, it cannot do. */
export function readClient({ capabilities, initializationOptions }: InitializeParams): Client {
  const { workspace, textDocument, window } = capabilities;
  const action = textDocument?.codeAction;
  const edit = workspace?.workspaceEdit;
  const options = readOptions(initializationOptions);
  return {
    trusted: options.trusted !== false,
    options,
    pullsConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    codeActionLiterals: action?.codeActionLiteralSupport !== undefined,
    resolvesEdits: action?.dataSupport === true && action.resolveSupport?.properties.includes('edit') === true,
    documentChanges: edit?.documentChanges === true,
    createsFiles: edit?.resourceOperations?.includes('create') === true,
    annotations: edit?.changeAnnotationSupport !== undefined,
    appliesEdits: workspace?.applyEdit === true,
    progress: window?.workDoneProgress === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    relatedInformation: textDocument?.publishDiagnostics?.relatedInformation === true,
    codeDescription: textDocument?.publishDiagnostics?.codeDescriptionSupport === true,
  };
}

/** Options of another editor may be anything; an editor without workspace trust is taken as trusted. */
function readOptions(given: unknown): Partial<InitializationOptions> {
  return given !== null && typeof given === 'object' ? (given as Partial<InitializationOptions>) : {};
}
