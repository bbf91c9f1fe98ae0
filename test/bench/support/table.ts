// The table at the end: what was measured, the bar it must clear, and what came out.

export interface Row {
  readonly measure: string;
  /** Empty where a number is only told. */
  readonly bar: string;
  readonly result: string;
  /** False when the bar was missed. */
  readonly met: boolean;
}

interface Limit {
  readonly measure: string;
  readonly value: number;
  readonly limit: number;
  /** What stands behind both numbers: `x`, ` ms`, ` MB`. */
  readonly unit: string;
  /** What the value was made of. */
  readonly note?: string;
}

export const atMost = ({ measure, value, limit, unit, note }: Limit): Row =>
  row({ measure, bar: `≤ ${limit}${unit}`, value, unit, note, met: value <= limit });

export const atLeast = ({ measure, value, limit, unit, note }: Limit): Row =>
  row({ measure, bar: `≥ ${limit}${unit}`, value, unit, note, met: value >= limit });

export const told = (measure: string, result: string): Row => ({ measure, bar: '', result, met: true });

interface Given extends Omit<Limit, 'limit'> {
  readonly bar: string;
  readonly met: boolean;
}

function row({ measure, bar, value, unit, note, met }: Given): Row {
  return { measure, bar, result: `${rounded(value)}${unit}${note ? ` (${note})` : ''}`, met };
}

/** Three digits are all such a measurement can say. */
export const rounded = (value: number): string =>
  String(Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ measure, bar, result, met }) => [bar === '' ? ' ' : met ? '✓' : '✗', measure, bar, result]);
  const all = [['', 'measure', 'bar', 'result'], ...cells];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((line) => line[column]!.length)));
  return all
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
