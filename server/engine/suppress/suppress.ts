// Inline markers: which findings the text itself asks to hide. Hidden ones are counted and returned, never lost.

import type { Finding, ScanInput } from '../findings/finding';
import { fingerprint, shortestPrefix } from '../findings/fingerprint';
import { overlapsAny, type Span } from '../findings/overlap';
import { createLineFinder, type FoundLine, type LineFinder } from './line-finder';
import { anyMarker, type Marker, markersIn } from './markers';

export interface Suppressed {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Finding[];
}

/** Splits the findings into those to show and those that a marker in the text hides; `marks` are offsets in markers' words. */
export function suppress(
  input: ScanInput,
  findings: readonly Finding[],
  marks: readonly number[] = marksIn(String(input.text)),
): Suppressed {
  if (findings.length === 0 || marks.length === 0) return { findings, suppressed: [] };
  const text = String(input.text);
  const lines = createLineFinder(text);
  const markers = placeMarkers({ text, lines, findings, marks });
  const hidden = new Set(findings.filter((finding) => isHidden(finding, { input, text, lines, markers })));
  return {
    findings: findings.filter((finding) => !hidden.has(finding)),
    suppressed: findings.filter((finding) => hidden.has(finding)),
  };
}

interface Markers {
  readonly file: readonly Marker[];
  /** By the offset of the line's start. */
  readonly onLine: ReadonlyMap<number, readonly Marker[]>;
  /** By the rule they hide (undefined: every rule): from the line of an `off` to that of the next `on`, sorted. */
  readonly stretches: ReadonlyMap<string | undefined, readonly Span[]>;
}

interface Place {
  readonly input: ScanInput;
  /** All of it. */
  readonly text: string;
  readonly lines: LineFinder;
  readonly markers: Markers;
}

function isHidden(finding: Finding, { input, text, lines, markers }: Place): boolean {
  const first = lines.at(finding.start).start;
  const last = lines.at(finding.end).start;
  const head = last > first ? headLine(text, lines, first) : first;
  const print = lazyFingerprint(finding, input);
  return (
    markers.file.some((marker) => covers(marker, finding.ruleId, print)) ||
    [head, first, last].some((line) =>
      markers.onLine.get(line)?.some((marker) => covers(marker, finding.ruleId, print)),
    ) ||
    [undefined, finding.ruleId, `${finding.ruleId.split('/')[0]}/*`].some((rule) =>
      overlapsAny(markers.stretches.get(rule) ?? [], { start: first, end: first + 1 }),
    )
  );
}

function covers({ rule, fingerprint: wanted }: Marker, ruleId: string, print: () => string | undefined): boolean {
  if (rule !== undefined && rule !== ruleId && !isProviderOf(rule, ruleId)) return false;
  return wanted === undefined || (wanted.length >= shortestPrefix && print()?.startsWith(wanted) === true);
}

/** Hashed once per finding and only when a marker asks; undefined without a key. */
function lazyFingerprint(finding: Finding, { text, path, fingerprintKey: key }: ScanInput): () => string | undefined {
  let print: string | undefined;
  return () => {
    if (!key) return undefined;
    print ??= fingerprint({ key, finding, value: text.slice(finding.start, finding.end), path });
    return print;
  };
}

const isProviderOf = (rule: string, ruleId: string): boolean =>
  rule.endsWith('/*') && ruleId.startsWith(rule.slice(0, -1));

/** A block's first line is often the one that opens it: `key: |`, `const pem = (`, `"""`. Markers there count too. */
function headLine(text: string, lines: LineFinder, first: number): number {
  if (first === 0) return first;
  const { start, end } = lines.at(first - 1);
  const before = text.slice(Math.max(start, end - 200), end);
  return /(?:[|>][-+]?\d?|"""|'''|`|[=([{,]|<<[-~]?["']?\w+["']?)\s*\\?\s*(?:(?:#|\/\/).*)?$/.test(before)
    ? start
    : first;
}

interface Marked {
  readonly text: string;
  readonly lines: LineFinder;
  readonly findings: readonly Finding[];
  readonly marks: readonly number[];
}

/** All markers of the text by the lines they reach. Text inside a finding is a value, not a comment. */
function placeMarkers({ text, lines, findings, marks }: Marked): Markers {
  const file: Marker[] = [];
  const onLine = new Map<number, Marker[]>();
  const stretches = createStretches();
  const add = (start: number, marker: Marker): void => {
    const known = onLine.get(start);
    if (known) known.push(marker);
    else onLine.set(start, [marker]);
  };
  for (const { start, end, next } of markedLines(lines, findings, marks)) {
    for (const marker of markersIn(text.slice(start, end))) {
      if (marker.reach === 'file') file.push(marker);
      else if (marker.reach === 'off') stretches.open(start, marker);
      else if (marker.reach === 'on') stretches.close(start, marker);
      else {
        if (marker.reach === 'line') add(start, marker);
        if (marker.reach === 'next' || marker.andNext) add(next, marker);
      }
    }
  }
  return { file, onLine, stretches: stretches.end(text.length + 1) };
}

interface Stretches {
  open(line: number, marker: Marker): void;
  /** An `on` without a rule ends all stretches, one with a rule those of that rule. */
  close(line: number, marker: Marker): void;
  end(line: number): Markers['stretches'];
}

function createStretches(): Stretches {
  const done = new Map<string | undefined, Span[]>();
  const running = new Map<string | undefined, number>();
  const close = (end: number, rule: string | undefined): void => {
    for (const [of, start] of running) {
      if (rule !== undefined && rule !== of) continue;
      const spans = done.get(of) ?? [];
      spans.push({ start, end });
      done.set(of, spans);
      running.delete(of);
    }
  };
  return {
    open: (line, { rule }) => void (running.has(rule) || running.set(rule, line)),
    close: (line, { rule }) => close(line, rule),
    end: (line) => {
      close(line, undefined);
      return done;
    },
  };
}

/** Lines that hold a marker outside every finding, in order. */
function markedLines(lines: LineFinder, findings: readonly Finding[], marks: readonly number[]): readonly FoundLine[] {
  const found = new Map<number, FoundLine>();
  for (const start of marks) {
    if (overlapsAny(findings, { start, end: start + 1 })) continue;
    const line = lines.at(start);
    found.set(line.start, line);
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** Offsets of everything that looks like a marker. */
function marksIn(text: string): readonly number[] {
  return anyMarker.test(text) ? [...text.matchAll(new RegExp(anyMarker.source, 'gi'))].map(({ index }) => index) : [];
}
