// `Move to environment variable NAME`: the code reads the variable, `.env` holds the value, nothing else changes.

import type { Fix } from './fix';
import { codeMove, movePlan, storeChanges } from './support/code-move';

const moveToEnv: Fix = {
  id: 'move-to-env',
  offer: async (context) => {
    const move = await codeMove(context);
    if (move?.kind !== 'new' || !(await storeChanges(context, move))) return [];
    const title = `Move to environment variable ${move.name}`;
    return [{ fixId: 'move-to-env', title, preferred: true, args: { name: move.name } }];
  },
  plan: async ({ args }, context) => {
    const move = await codeMove(context);
    return move?.kind === 'new' && move.name === args.name ? movePlan(context, move) : undefined;
  },
};
export default moveToEnv;
