// `Create .env from .env.example`: a copy to fill in, ignored by git.

import { nameOfUri } from '../uri';
import type { Fix } from './fix';
import { createEnvPlan, envUriOf } from './support/create-env-plan';

const createEnv: Fix = {
  id: 'create-env',
  offer: async ({ problem, exampleNames }) => {
    if (problem?.code !== 'env/missing-key' || problem.key !== undefined) return [];
    const title = `Create ${nameOfUri(envUriOf(problem.uri, exampleNames))} from ${nameOfUri(problem.uri)}`;
    return [{ fixId: 'create-env', title, preferred: true, args: { exampleUri: problem.uri } }];
  },
  plan: async ({ args }, context) => createEnvPlan(context.host, args.exampleUri ?? context.uri, context),
};
export default createEnv;
