// The words of the status bar: how many findings, how grave, and whether anybody is looking.

import type { Severity } from '../../protocol/finding';

export type Counts = Readonly<Record<Severity, number>>;

export interface Summary {
  /** With codicons, as the status bar shows it. */
  readonly text: string;
  /** One sentence per line. */
  readonly tooltip: string;
  /** For screen readers. */
  readonly label: string;
}

/** `state` is the language server's. */
export function summarise(counts: Counts, state: 'starting' | 'running' | 'stopped'): Summary {
  if (state === 'stopped') {
    const label = 'Scabbard: the language server is stopped, nothing is checked';
    return { text: '$(warning) Scabbard', tooltip: `${label}.\nClick to start it.`, label };
  }
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const label = `Scabbard: ${total === 0 ? 'no findings' : numberOf(total, 'finding')}`;
  const details = words.filter(([severity]) => counts[severity] > 0).map((word) => `${lineOf(word, counts)}.`);
  const note = state === 'starting' ? ['The language server is starting.'] : [];
  return {
    text: state === 'starting' ? '$(sync~spin) Scabbard' : `$(shield) ${total}`,
    tooltip: [`${label}.`, ...details, ...note].join('\n'),
    label: state === 'starting' ? `${label}, starting` : label,
  };
}

const words: readonly (readonly [Severity, string])[] = [
  ['error', 'error'],
  ['warning', 'warning'],
  ['information', 'note'],
  ['hint', 'hint'],
];

const lineOf = ([severity, word]: (typeof words)[number], counts: Counts): string => numberOf(counts[severity], word);

/** `1 finding`, `2 findings`. */
export function numberOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
