// `Use existing environment variable NAME`: the `.env` holds this very value already, so the code only has to read it.

import type { Fix } from './fix';
import { codeMove, movePlan } from './support/code-move';

const useExisting: Fix = {
  id: 'use-existing',
  offer: async (context) => {
    const move = await codeMove(context);
    if (move?.kind !== 'existing') return [];
    const title = `Use existing environment variable ${move.name}`;
    return [{ fixId: 'use-existing', title, preferred: true, args: { name: move.name } }];
  },
  plan: async ({ args }, context) => {
    const move = await codeMove(context);
    return move?.kind === 'existing' && move.name === args.name ? movePlan(context, move) : undefined;
  },
};
export default useExisting;
