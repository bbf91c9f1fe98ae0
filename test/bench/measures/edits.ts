// What a keystroke costs, in files of every length.

import type { EditsAnswer, EditsGiven } from '../inside/edits';
import type { Context } from '../support/context';
import { bundle, inside } from '../support/inside';
import { ordinaryCode } from '../support/ordinary';
import { median, percentile } from '../support/statistics';
import { atLeast, atMost, type Row, rounded, told } from '../support/table';
import type { Measure } from './measure';

const measure: Measure = { name: 'edits', run };
export default measure;

const sizes = [1000, 10_000, 100_000];

function run({ corpus }: Context): readonly Row[] {
  const given: EditsGiven = { code: ordinaryCode(corpus), sizes, edits: 200 };
  const { server, engine } = inside<EditsAnswer>(bundle('edits'), given);
  const [small, , large] = sizes.map((size) => server[size]!);
  const { window, full } = engine[10_000]!;
  return [
    ...sizes.map((size) => {
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
