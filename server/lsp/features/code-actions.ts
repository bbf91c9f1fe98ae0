// Quick-fixes: the list at once, each one's edit when it is asked for.

import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver/node';
import * as z from 'zod';
import type { Feature } from '../feature';
import { offerFixes, planEdit } from '../fixing/quick-fixes';
import type { Session } from '../session';

const feature: Feature = {
  id: 'code-actions',
  capabilities: (client) =>
    // Without literals a client knows commands only, and a fix is an edit.
    client.codeActionLiterals
      ? { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix], resolveProvider: client.resolvesEdits } }
      : {},
  register: (on, session) => {
    on.request<CodeActionParams, readonly CodeAction[]>('textDocument/codeAction', [], async (params, token) => {
      const snapshot = session.documents.get(params.textDocument.uri);
      if (!snapshot || !session.client.codeActionLiterals || !wantsFixes(params.context.only)) return [];
      const actions = await offerFixes(session, snapshot, params.range);
      if (token.isCancellationRequested) return [];
      return session.client.resolvesEdits ? actions : withEdits(session, actions);
    });
    on.request<CodeAction, CodeAction | null>('codeAction/resolve', null, async (action) => {
      const data = dataSchema.safeParse(action.data);
      const refuse = (why: string) => session.editor.warn(`Scabbard: ${why}`);
      const edit = data.success ? await planEdit(session, data.data, refuse) : undefined;
      return edit ? { ...action, edit } : action;
    });
  },
};

const dataSchema = z.object({
  fixId: z.string(),
  args: z.record(z.string(), z.string()),
  uri: z.string(),
  version: z.number(),
  code: z.string(),
  start: z.number(),
  end: z.number(),
});

/** `only` names kinds; a kind stands for those below it, the empty one for all. */
function wantsFixes(only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((kind) => kind === '' || kind === CodeActionKind.QuickFix);
}

async function withEdits(session: Session, actions: readonly CodeAction[]): Promise<readonly CodeAction[]> {
  const complete: CodeAction[] = [];
  for (const { data, ...action } of actions) {
    const edit = await planEdit(session, data);
    if (edit) complete.push({ ...action, edit });
  }
  return complete;
}

export default feature;
