// Reads one line's inline markers that hide findings: our own, and those of the tools a team may come from.

import type { Watcher } from '../watcher';

/** What a marker hides on the lines it reaches. */
export interface Marker {
  /** `line`: the line it stands on; `next`: the one after; `file`; `on` and `off`: from here, and until here. */
  readonly reach: 'line' | 'next' | 'file' | 'off' | 'on';
  /** A marker of ours on a line that is only a comment: it reaches the next line too. */
  readonly andNext?: boolean;
  /** Hides only this rule: an id or `provider/*`. */
  readonly rule?: string;
  /** Hides only the finding with a fingerprint that begins so; lower-case hex. */
  readonly fingerprint?: string;
}

/** Markers in a line of text, left to right by kind. */
export function markersIn(line: string): readonly Marker[] {
  if (!anyMarker.test(line)) return [];
  return [...ownMarkers(line), ...simpleMarkers(line), ...secretlintMarkers(line)];
}

/** Quick and case-insensitive: most lines of most files hold none of these words. */
export const anyMarker =
  /scabbard:ignore|gitleaks:allow|betterleaks:allow|kingfisher:ignore|trufflehog:ignore|ggignore|list[ -](?:nextline[ -])?secret|secretlint-(?:dis|en)able/i;

/** The same words for the one pass over the text: where none stands, there is no marker. */
export const markerWatcher: Watcher = {
  id: 'marker',
  words: [
    'scabbard:ignore',
    'gitleaks:allow',
    'betterleaks:allow',
    'kingfisher:ignore',
    'trufflehog:ignore',
    'ggignore',
    'list secret',
    'list-secret',
    'nextline secret',
    'nextline-secret',
    'secretlint-',
  ].map((text) => ({ text })),
  reach: 0,
  at: () => [],
};

/** The line begins like a comment of some language, so nothing but the marker's comment stands on it. */
const commentLine =
  /^\s*(?:\/\/|\/\*|#(?!\s*(?:define|include|pragma\s+\w+\s*\()\b)|--\s|<!--|;|%|\*(?:\s|\/)|\(\*|\{\{!|\{-|rem\s|dnl\s|::|'\s*scabbard:)/i;

/** `scabbard:ignore [rule-id] [fp=xxxx] [reason]`, `scabbard:ignore-file`. */
function ownMarkers(line: string): readonly Marker[] {
  const andNext = commentLine.test(line);
  return [...line.matchAll(/scabbard:ignore(-file)?(?![\w-])([^\r\n]*)/gi)].map(([, file, rest = '']) => {
    const words = rest.trim().split(/\s+/);
    const rule = ruleId.test(words[0] ?? '') ? words.shift() : undefined;
    const fingerprint = /^fp=([0-9a-f]{1,64})$/i.exec(words[0] ?? '')?.[1]?.toLowerCase();
    return {
      reach: file ? 'file' : 'line',
      andNext,
      ...(rule !== undefined && { rule }),
      ...(fingerprint !== undefined && { fingerprint }),
    };
  });
}

const ruleId = /^[a-z0-9][a-z0-9-]*\/(?:[a-z0-9-]+|\*)$/;

interface Dialect {
  readonly pattern: RegExp;
  readonly reach: Marker['reach'];
}

const dialects: readonly Dialect[] = [
  { pattern: /gitleaks:allow/i, reach: 'line' },
  { pattern: /betterleaks:allow/i, reach: 'line' },
  { pattern: /kingfisher:ignore/i, reach: 'line' },
  { pattern: /trufflehog:ignore/i, reach: 'line' },
  { pattern: /(?:^|\W)ggignore(?!\w)/i, reach: 'line' },
  { pattern: /pragma:?\s{0,4}(?:allow|white)list[ -]secret/i, reach: 'line' },
  { pattern: /pragma:?\s{0,4}(?:allow|white)list[ -]nextline[ -]secret/i, reach: 'next' },
];

/** Foreign markers reach their line only, even when they stand alone on it: that is what their tools do. */
const simpleMarkers = (line: string): readonly Marker[] =>
  dialects.filter(({ pattern }) => pattern.test(line)).map(({ reach }) => ({ reach }));

/** `secretlint-disable`, `-enable`, `-disable-line`, `-disable-next-line`, each with rule names or none; ` -- ` begins a reason. */
function secretlintMarkers(line: string): readonly Marker[] {
  return [...line.matchAll(/secretlint-(disable-next-line|disable-line|disable|enable)(?![\w-])([^\r\n]*)/gi)].flatMap(
    ([, verb = '', rest = '']): readonly Marker[] => {
      const reach = secretlintReach[verb.toLowerCase()] ?? 'line';
      const names = rest
        .split(/\s--(?:\s|>|$)|\*\/|-->/)[0]!
        .split(/[\s,]+/)
        .filter((name) => /^[@\w]/.test(name));
      if (names.length === 0 || names.some((name) => name.includes('preset'))) return [{ reach }];
      return names.map((name) => ({ reach, rule: `${secretlintProvider(name)}/*` }));
    },
  );
}

const secretlintReach: Record<string, Marker['reach']> = {
  disable: 'off',
  enable: 'on',
  'disable-line': 'line',
  'disable-next-line': 'next',
};

/** `@secretlint/secretlint-rule-privatekey` → `private-key`: their rule packages are named after the provider. */
function secretlintProvider(name: string): string {
  const provider = name.replace(/^.*secretlint-rule-/, '').toLowerCase();
  return provider === 'privatekey' ? 'private-key' : provider;
}
