// `Add .env to .gitignore`: the next commit leaves it out.

import { ignoreEnv } from '../dotenv/store';
import type { FileChange } from '../plan';
import { nameOfUri } from '../uri';
import type { Fix, FixContext } from './fix';

const addToGitignore: Fix = {
  id: 'add-to-gitignore',
  offer: async (context) => {
    const code = context.problem?.code;
    if (code !== 'env/not-ignored' && code !== 'env/tracked') return [];
    // Ignored and tracked all the same: only git can take it out, as the diagnostic says.
    if ((await changesFor(context)).length === 0) return [];
    const title = `Add ${nameOfUri(context.uri)} to .gitignore`;
    return [{ fixId: 'add-to-gitignore', title, preferred: true, args: { tracked: String(code === 'env/tracked') } }];
  },
  plan: async ({ args }, context) => {
    const changes = await changesFor(context);
    if (changes.length === 0) return undefined;
    const name = nameOfUri(context.uri);
    const untrack = [
      `Run: git rm --cached ${name} (in the folder of ${name}; the file itself stays).`,
      `Change the secrets in ${name}: whoever has the repository has them in its history.`,
    ];
    return {
      changes,
      description: `Adds ${name} to .gitignore.`,
      nextSteps: args.tracked === 'true' ? untrack : [],
    };
  },
};
export default addToGitignore;

const changesFor = (context: FixContext): Promise<readonly FileChange[]> => ignoreEnv(context, context.uri);
