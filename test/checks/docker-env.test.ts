// Findings in ENV and ARG of a Dockerfile say why that is a bad place.

import assert from 'node:assert/strict';
import check from '../../server/checks/docker-env';
import { finding } from './support/finding';

/** The notes on a finding over the word `value`. */
function notes(text: string, path = 'Dockerfile'): readonly string[] {
  const start = text.indexOf('value');
  const [found] = check.run({ text, path }, [finding({ start, end: start + 5 })], 0);
  return found!.related?.map(({ ruleId, message }) => `${ruleId}: ${message}`) ?? [];
}

describe('secrets in a Dockerfile', () => {
  it('are noted in ENV', () =>
    assert.match(notes('FROM a\nENV A=1 \\\n  PASSWORD=value\n')[0]!, /^docker\/env-secret: .*ENV/));
  it('are noted in ARG', () => assert.match(notes('ARG TOKEN=value\n')[0]!, /^docker\/env-secret: .*ARG/));
  it('are not noted in RUN', () => assert.deepEqual(notes('ENV A=1\nRUN login --token value\n'), []));
  it('are not noted in other files', () => assert.deepEqual(notes('ENV A=value\n', 'notes.md'), []));
});
