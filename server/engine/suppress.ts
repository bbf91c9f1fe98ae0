// Inline markers: which findings the text itself asks to hide. Hidden ones are counted and returned, never lost.

import type { Finding, ScanInput } from './finding';
import { fingerprint, shortestPrefix } from './fingerprint';
import { createLines, type Lines } from './lines';
import { anyMarker, type Marker, markersIn } from './markers';
import { overlapsAny } from './overlap';

export interface Suppressed {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Finding[];
}

/** Splits the findings into those to show and those that a marker in the text hides. */
export function suppress(input: ScanInput, findings: readonly Finding[]): Suppressed {
  if (findings.length === 0 || !anyMarker.test(input.text)) return { findings, suppressed: [] };
  const lines = createLines(input.text);
  const markers = placeMarkers(input.text, lines, findings);
  const hidden = new Set(findings.filter((finding) => isHidden(finding, { input, lines, markers })));
  return {
    findings: findings.filter((finding) => !hidden.has(finding)),
    suppressed: findings.filter((finding) => hidden.has(finding)),
  };
}

interface Markers {
  readonly file: readonly Marker[];
  readonly onLine: ReadonlyMap<number, readonly Marker[]>;
  /** Stretches of lines, end exclusive, between an `off` and the next `on`. */
  readonly stretches: readonly { readonly from: number; readonly to: number; readonly marker: Marker }[];
}

interface Place {
  readonly input: ScanInput;
  readonly lines: Lines;
  readonly markers: Markers;
}

function isHidden(finding: Finding, { input, lines, markers }: Place): boolean {
  const first = lines.positionAt(finding.start).line;
  const last = lines.positionAt(finding.end).line;
  const head = last > first ? headLine(input.text, lines, first) : first;
  const near = [...new Set([head, first, last])].flatMap((line) => markers.onLine.get(line) ?? []);
  const around = markers.stretches.filter(({ from, to }) => first >= from && first < to).map(({ marker }) => marker);
  return [...markers.file, ...near, ...around].some((marker) => covers(marker, finding, input));
}

function covers({ rule, fingerprint: wanted }: Marker, finding: Finding, input: ScanInput): boolean {
  if (rule !== undefined && rule !== finding.ruleId && !isProviderOf(rule, finding.ruleId)) return false;
  if (wanted === undefined) return true;
  if (!input.fingerprintKey || wanted.length < shortestPrefix) return false;
  const value = input.text.slice(finding.start, finding.end);
  return fingerprint({ key: input.fingerprintKey, finding, value, path: input.path }).startsWith(wanted);
}

const isProviderOf = (rule: string, ruleId: string): boolean =>
  rule.endsWith('/*') && ruleId.startsWith(rule.slice(0, -1));

/** A block's first line is often the one that opens it: `key: |`, `const pem = (`, `"""`. Markers there count too. */
function headLine(text: string, lines: Lines, first: number): number {
  if (first === 0) return first;
  const { start, end } = lines.lineAt(first - 1);
  const before = text.slice(Math.max(start, end - 200), end);
  return /(?:[|>][-+]?\d?|"""|'''|`|[=([{,]|<<[-~]?["']?\w+["']?)\s*\\?\s*(?:(?:#|\/\/).*)?$/.test(before)
    ? first - 1
    : first;
}

/** All markers of the text by the lines they reach. Text inside a finding is a value, not a comment. */
function placeMarkers(text: string, lines: Lines, findings: readonly Finding[]): Markers {
  const file: Marker[] = [];
  const onLine = new Map<number, Marker[]>();
  const stretches = createStretches();
  const add = (line: number, marker: Marker): void => void onLine.set(line, [...(onLine.get(line) ?? []), marker]);
  for (const line of markedLines(text, lines, findings)) {
    const { start, end } = lines.lineAt(line);
    for (const marker of markersIn(text.slice(start, end))) {
      if (marker.reach === 'file') file.push(marker);
      else if (marker.reach === 'off') stretches.open(line, marker);
      else if (marker.reach === 'on') stretches.close(line, marker);
      else {
        if (marker.reach === 'line') add(line, marker);
        if (marker.reach === 'next' || marker.andNext) add(line + 1, marker);
      }
    }
  }
  return { file, onLine, stretches: stretches.end(lines.lineCount) };
}

interface Stretches {
  open(line: number, marker: Marker): void;
  /** An `on` without a rule ends all stretches, one with a rule those of that rule. */
  close(line: number, marker: Marker): void;
  end(line: number): Markers['stretches'];
}

function createStretches(): Stretches {
  const done: { from: number; to: number; marker: Marker }[] = [];
  const running = new Map<string | undefined, { from: number; marker: Marker }>();
  const close = (line: number, rule: string | undefined): void => {
    for (const [of, stretch] of running) {
      if (rule !== undefined && rule !== of) continue;
      done.push({ ...stretch, to: line });
      running.delete(of);
    }
  };
  return {
    open: (from, marker) => void (running.has(marker.rule) || running.set(marker.rule, { from, marker })),
    close: (line, { rule }) => close(line, rule),
    end: (line) => {
      close(line, undefined);
      return done;
    },
  };
}

/** Lines that hold a marker outside every finding, in order. */
function markedLines(text: string, lines: Lines, findings: readonly Finding[]): readonly number[] {
  const found = new Set<number>();
  for (const { index } of text.matchAll(new RegExp(anyMarker.source, 'gi')))
    if (!overlapsAny(findings, { start: index, end: index + 1 })) found.add(lines.positionAt(index).line);
  return [...found];
}
