// What a keystroke costs, in files of every length.

import type { EditsAnswer, EditsGiven } from '../inside/edits';
import { bundle, inside } from '../support/inside';
import { median, percentile } from '../support/statistics';
import { atLeast, atMost, rounded, told } from '../support/table';
import type { Measure } from './measure';

const measure: Measure = { name: 'edits', run };
export default measure;

const given: EditsGiven = { sizes: [1000, 10_000, 100_000], edits: 200 };

function run() {
  const { server, engine } = inside<EditsAnswer>(bundle('edits'), given);
  const [small, , large] = given.sizes.map((size) => server[size]!);
  const { window, full } = engine[10_000]!;
  return [
    ...given.sizes.map((size) => {
      const spent = server[size]!;
      const engineAlone = `engine ${rounded(median(engine[size]!.window))}, full scan ${rounded(median(engine[size]!.full))}`;
      return told(
        `edit in ${size} lines`,
        `${rounded(median(spent))} ms, p95 ${rounded(percentile(spent, 0.95))} (${engineAlone})`,
      );
    }),
    atMost({ measure: '  100,000 against 1,000 lines', value: median(large!) / median(small!), limit: 10, unit: 'x' }),
    atMost({ measure: '  p95 in 100,000 lines', value: percentile(large!, 0.95), limit: 1, unit: ' ms' }),
    atLeast({
      measure: '  full scan against window, 10,000 lines',
      value: median(full) / median(window),
      limit: 20,
      unit: 'x',
    }),
  ];
}
