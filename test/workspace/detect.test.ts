// Detection as a whole: one part that fails costs only itself, and nothing of the text gets into its message.

import assert from 'node:assert/strict';
import type { Finding } from '../../server/engine/findings/finding';
import { createDetection } from '../../server/workspace/detect';

const text = 'first = 1\nsecond = 2 # scabbard:ignore\n';

function findingAt(word: string): Finding {
  const start = text.indexOf(word);
  return {
    ruleId: 'log/secret',
    title: 'Secret in a log',
    class: 'sensitive',
    confidence: 'likely',
    start,
    end: start + word.length,
    envName: 'X',
    masked: '…',
    evidence: [],
    ordinal: 0,
    highEntropy: false,
  };
}

describe('detect', () => {
  it('guards formats and checks', () => {
    const fail = () => {
      throw new TypeError(text);
    };
    const detect = createDetection({
      rules: [],
      detectors: [],
      formats: [{ id: 'bad', matches: () => true, extract: fail }],
      checks: [
        { id: 'bad', run: fail },
        { id: 'good', run: (_, findings) => [...findings, findingAt('first')] },
      ],
      now: () => 0,
    });
    const { findings, failures } = detect.text({ text, path: 'a.txt' });
    assert.equal(findings.length, 1);
    assert.deepEqual(failures, [
      { ruleId: 'format/bad', message: 'TypeError' },
      { ruleId: 'check/bad', message: 'TypeError' },
    ]);
  });

  it('gives the extractions and the time to the checks, and orders what they find', () => {
    const detect = createDetection({
      rules: [],
      detectors: [],
      formats: [
        {
          id: 'one',
          matches: (path) => path.endsWith('.txt'),
          extract: () => [{ start: 0, end: 5, value: 'v', name: 'n' }],
        },
      ],
      checks: [
        {
          id: 'back to front',
          run: (input, _, now) => {
            assert.deepEqual([input.extractions?.length, now], [1, 42]);
            return [findingAt('1'), findingAt('first')];
          },
        },
      ],
      now: () => 42,
    });
    assert.deepEqual(
      detect.text({ text, path: 'a.txt' }).findings.map(({ start }) => start),
      [0, 8],
    );
  });

  it('lets comments hide what a check found', () => {
    const check = { id: 'one', run: () => [findingAt('second')] };
    const detect = createDetection({ rules: [], detectors: [], formats: [], checks: [check], now: () => 0 });
    const { findings, suppressed } = detect.text({ text, path: 'a.txt' });
    assert.deepEqual([findings.length, suppressed.length], [0, 1]);
  });
});
