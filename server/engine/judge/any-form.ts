// Dozens of regular expressions asked as few, because asking one costs more than most of them look at.

/**
 * True when one of the forms matches. They must be without groups that are referred to. Those that begin at the start of the
 * text are asked apart, so that the others are all that is tried at every place.
 */
export function anyOf(forms: readonly RegExp[]): (text: string) => boolean {
  const groups = new Map<string, string[]>();
  for (const { source, flags } of forms) {
    const key = `${isAnchored(source) ? '^' : ''} ${flags}`;
    groups.set(key, [...(groups.get(key) ?? []), source]);
  }
  const joined = [...groups].map(([key, sources]) => new RegExp(sources.map(grouped).join('|'), key.split(' ')[1]));
  return (text) => joined.some((one) => one.test(text));
}

const grouped = (source: string): string => `(?:${source})`;

/** No choice outside of groups and classes offers another beginning. */
const isAnchored = (source: string): boolean =>
  source.startsWith('^') &&
  !source
    .replace(/\\.|\[[^\]]*\]/g, '')
    .replace(/\([^()]*\)/g, '')
    .includes('|');
