// The command in what a fix leaves to do.

import assert from 'node:assert/strict';
import { commandIn } from '../../../client/features/next-step';

describe('commandIn', () => {
  const cases: Readonly<Record<string, string | undefined>> = {
    'Nothing loads .env yet. Start the program with: node --env-file=.env …': 'node --env-file=.env',
    'Nothing loads api/.env yet. Start the program with: uv run --env-file api/.env …': 'uv run --env-file api/.env',
    'Nothing loads .env yet. Start the program with: python -m dotenv -f .env run -- python … (after: python -m pip install x)':
      'python -m dotenv -f .env run -- python',
    'Run: git rm --cached .env (in the folder of .env; the file itself stays).': 'git rm --cached .env',
    'Run: git rm --cached .env.': 'git rm --cached .env',
    'Change the secrets in .env: whoever has the repository has them in its history.': undefined,
    'Give these keys of .env their values: A, B.': undefined,
    '': undefined,
  };
  for (const [step, expected] of Object.entries(cases)) {
    it(step || 'nothing', () => assert.equal(commandIn(step), expected));
  }
});
