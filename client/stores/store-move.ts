// Asks the language server how a finding would move to a store, and has it write the reference once the store holds the value.

import { Range, type TextDocument, workspace } from 'vscode';
import { type StoreMoveParams, type StoreMoveResult, storeMoveRequest } from '../../protocol/messages';
import type { Server } from '../language-server/server';

export interface MoveArguments {
  /** Where the finding stands. */
  readonly range: Range;
  /** Key of the store that was chosen in the title of the fix. */
  readonly store?: string;
}

export interface MoveOffer {
  readonly version: number;
  /** Exactly the secret. */
  readonly range: Range;
  readonly ruleId: string;
  readonly name: string;
}

export async function askStoreMove(
  server: Server,
  document: TextDocument,
  range: Range,
): Promise<MoveOffer | undefined> {
  const answer = await ask(server, document, { range });
  return answer ? { ...answer, range: rangeOf(answer) } : undefined;
}

/** False when nothing was changed. */
export async function applyStoreMove(
  server: Server,
  document: TextDocument,
  wanted: { readonly range: Range; readonly reference: string },
): Promise<boolean> {
  const answer = await ask(server, document, wanted);
  const edit = answer?.edit === undefined ? undefined : await server.toEdit(answer.edit);
  return edit !== undefined && (await workspace.applyEdit(edit));
}

const ask = (
  server: Server,
  { uri }: TextDocument,
  { range, reference }: { readonly range: Range; readonly reference?: string },
): Promise<StoreMoveResult<unknown> | null> => {
  const params: StoreMoveParams = {
    uri: server.uriOf(uri),
    range: { start: range.start, end: range.end },
    ...(reference !== undefined && { reference }),
  };
  return server.request<StoreMoveResult<unknown> | null>(storeMoveRequest, params);
};

function rangeOf({ range: { start, end } }: StoreMoveResult<unknown>): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
