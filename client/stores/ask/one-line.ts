// A value as an input box can show it: such a box has a single line.

export interface OneLine {
  readonly shown: string;
  /** What the person must know about it; empty when it is the value as it is. */
  readonly note: string;
}

/** Line ends become `⏎`. Longer values are cut: a window that hangs shows nothing. */
export function onOneLine(text: string, limit = 5000): OneLine {
  const hasLines = /[\r\n\u2028\u2029]/.test(text);
  const notes = [
    ...(text === '' ? ['The value is empty.'] : []),
    ...(hasLines ? ['⏎ stands for a line end.'] : []),
    ...(text.length > limit ? [`Only the first ${limit} characters are shown.`] : []),
  ];
  return { shown: text.slice(0, limit).replace(/\r\n|[\r\n\u2028\u2029]/g, '⏎'), note: notes.join(' ') };
}
