// `Move to <store> …`: a store gets the value, `.env` a reference to it, the code reads the variable. The client knows the stores and
// offers it; what is planned here is the text, with no value in it.

import { envNameOf } from '../dotenv/names';
import { setValue } from '../dotenv/store';
import type { Plan } from '../plan';
import { nameOfUri } from '../uri';
import type { Fix, FixContext } from './fix';
import { type CodeMove, codeMove, movePlan, storeChanges } from './support/code-move';

const moveToStore: Fix = {
  id: 'move-to-store',
  offer: async () => [],
  plan: async ({ args: { reference = '' } }, context) => {
    if (isEnvLayer(context)) return inEnvFile(context, reference);
    const move = await verbatimMove(context);
    return move && movePlan(context, withReference(move, reference));
  },
};
export default moveToStore;

export interface StoreMove {
  /** Suggested for the secret in the store, and the variable's. */
  readonly name: string;
}

/** Undefined where no move would leave a working program, or where the value is not the text of the finding itself. */
export async function storeMove(context: FixContext): Promise<StoreMove | undefined> {
  const { finding } = context;
  if (!finding) return undefined;
  if (isEnvLayer(context)) return { name: finding.name ?? finding.envName };
  const move = await verbatimMove(context);
  // Any reference is as good as another to see whether the env files can take one.
  if (!move || !(await storeChanges(context, withReference(move, 'local://name')))) return undefined;
  return { name: move.name };
}

const isEnvLayer = ({ uri }: FixContext): boolean => envNameOf(nameOfUri(uri))?.kind === 'layer';

/** The client takes the value from the document, so that it is in no message: escapes must not stand between the two. */
async function verbatimMove(context: FixContext): Promise<CodeMove | undefined> {
  const { finding, text } = context;
  const move = await codeMove(context);
  const isVerbatim = finding !== undefined && move?.answer.value === text.slice(finding.start, finding.end);
  return move?.kind === 'new' && isVerbatim ? move : undefined;
}

const withReference = (move: CodeMove, reference: string): CodeMove => ({
  ...move,
  answer: { ...move.answer, value: reference },
});

function inEnvFile({ uri, text, finding }: FixContext, reference: string): Plan | undefined {
  const name = finding?.name ?? finding?.envName;
  if (!finding || name === undefined) return undefined;
  const value = text.slice(finding.start, finding.end);
  const edits = setValue(text, { name, value: reference, order: [], mayReplace: (held) => held === value });
  if (!edits || edits.length === 0) return undefined;
  return { changes: [{ uri, create: false, edits }], description: `Refers to ${name} in a store`, nextSteps: [] };
}
