// How a finding would move to a store: whether it can, under which name, and, once the store has it, the edit with the reference.

import type { WorkspaceEdit } from 'vscode-languageserver/node';
import { type StoreMoveParams, type StoreMoveResult, storeMoveRequest } from '../../../protocol/messages';
import { parseReference } from '../../../protocol/reference';
import moveToStore, { storeMove } from '../../fixes/move-to-store';
import type { Feature } from '../feature';
import { findingAt, planned } from '../fixing/quick-fixes';
import type { Session } from '../session';

const feature: Feature = {
  id: 'store-move',
  register: (on, session) => {
    on.request<StoreMoveParams, StoreMoveResult<WorkspaceEdit> | null>(storeMoveRequest, null, (params) =>
      answer(session, params),
    );
  },
};

async function answer(
  session: Session,
  { uri, range, reference }: StoreMoveParams,
): Promise<StoreMoveResult<WorkspaceEdit> | null> {
  const found = await findingAt(session, uri, range);
  const move = found && (await storeMove(found.context));
  if (!found || !move) return null;
  const offer = { version: found.version, range: found.range, ruleId: found.ruleId, name: move.name };
  if (reference === undefined) return offer;
  // Only a reference may be written: a value has no business in this message.
  if (!parseReference(reference)) return null;
  const asked = { fixId: moveToStore.id, title: '', preferred: false, args: { reference } };
  const edit = await planned(session, moveToStore, {
    offer: asked,
    context: found.context,
    refuse: (why) => session.editor.warn(`Scabbard: ${why}`),
  });
  return edit ? { ...offer, edit } : null;
}

export default feature;
