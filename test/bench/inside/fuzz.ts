// Random texts for the engine and the parsers, many of them.

import { fuzz, type Problem } from '../../engine/proof/support/fuzz/run';
import { answer } from './answer';

export interface FuzzGiven {
  readonly from: number;
  readonly count: number;
}

answer(({ from, count }: FuzzGiven): readonly Problem[] =>
  // Said so that a text which hangs can be found: it is among the thousand after the last number.
  fuzz({ from, count, onThousand: (number) => process.stderr.write(`${number}\n`) }),
);
