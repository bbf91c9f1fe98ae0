// `Comment out the earlier NAME`: the last entry counts, so nothing changes but the confusion.

import { afterEdits } from '../dotenv/insertion';
import { parseEnv, valuesOf } from '../dotenv/parse';
import { means } from '../dotenv/store';
import type { Edit } from '../plan';
import { nameOfUri } from '../uri';
import type { Fix } from './fix';

const commentOutDuplicate: Fix = {
  id: 'comment-out-duplicate',
  offer: async ({ problem, text }) => {
    if (problem?.code !== 'env/duplicate-key' || problem.key === undefined) return [];
    if (!commentOut(text, problem.key, problem.start)) return [];
    const args = { key: problem.key, start: String(problem.start) };
    return [{ fixId: 'comment-out-duplicate', title: `Comment out the earlier ${problem.key}`, preferred: true, args }];
  },
  plan: async ({ args: { key, start } }, { uri, text }) => {
    const edits = key === undefined ? undefined : commentOut(text, key, Number(start));
    if (!edits) return undefined;
    return {
      changes: [{ uri, create: false, edits }],
      description: `Comments out an entry of ${key} in ${nameOfUri(uri)} that a later one overrides.`,
      nextSteps: [],
    };
  },
};
export default commentOutDuplicate;

/** A `# ` before each line of the entry whose key stands at `start`. Undefined when another value would change by it. */
function commentOut(text: string, key: string, start: number): readonly Edit[] | undefined {
  const file = parseEnv(text);
  const entry = file.entries.find((one) => one.key === key && one.keySpan.start === start);
  if (!entry || file.entries.findLast((one) => one.key === key) === entry) return undefined;
  const written = text.slice(entry.line.start, entry.line.end);
  const lineStarts = [0, ...[...written.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length)];
  const edits = lineStarts.map((at) => ({ start: entry.line.start + at, end: entry.line.start + at, newText: '# ' }));
  return means(afterEdits(text, edits), valuesOf(file)) ? edits : undefined;
}
