// Which entries of a file are encrypted: by the suffix or pattern that its metadata or a creation rule names.

import { refused } from '../../../store';
import { keysOf, type Path } from '../text/tree';
import type { Rule } from './metadata';
import { compilePattern } from './pattern';

/** Whether SOPS encrypts what stands at this place; undefined where we cannot tell as it does. */
export type Selection = (path: Path) => boolean | undefined;

export function selectionOf({ kind, text }: Rule): Selection {
  const matches = matcherOf({ kind, text });
  if (!matches) return () => undefined;
  const isChosen = kind.startsWith('encrypted');
  const known = new Map<string, boolean>();
  const remembered = (key: string): boolean => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const now = matches(key);
    known.set(key, now);
    return now;
  };
  return (path) => keysOf(path).some(remembered) === isChosen;
}

function matcherOf({ kind, text }: Rule): ((key: string) => boolean) | undefined {
  if (kind.endsWith('_suffix')) return (key) => key.endsWith(text);
  // Which comment belongs to which entry is an affair of SOPS's own parser.
  if (kind.includes('comment')) return undefined;
  return compilePattern(text);
}

export const wouldBePlain = () =>
  refused('unsupported', 'By its rules this entry is not encrypted: a secret would stand in the file for all to read.');
