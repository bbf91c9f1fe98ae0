// The engine finds in real code what plain patterns find that are tried everywhere.

import type { ReferenceAnswer } from '../inside/reference';
import type { Context } from '../support/context';
import { bundle, inside } from '../support/inside';
import { usualSampleOf } from '../support/sample';
import { atMost, type Row } from '../support/table';
import type { Measure } from './measure';

const measure: Measure = { name: 'reference', run };
export default measure;

function run({ corpus }: Context): readonly Row[] {
  const { files, findings, different } = inside<ReferenceAnswer>(bundle('reference'), {
    folder: usualSampleOf(corpus),
  });
  const note = different.length > 0 ? different.slice(0, 5).join(', ') : `${findings} findings in ${files} files`;
  return [atMost({ measure: 'files unlike the plain patterns', value: different.length, limit: 0, unit: '', note })];
}
