// The report for people: findings by file, then one paragraph of counts.

import { join, relative } from 'node:path';
import type { Severity } from '../../protocol/finding';
import { severities } from '../../protocol/finding';
import type { Report, ReportedFinding } from '../../protocol/report';
import { printable } from '../support/io';
import type { RenderContext } from './renderer';

/** Terminal colours (ECMA-48). */
const colourOf: Readonly<Record<Severity, number>> = { error: 31, warning: 33, information: 36, hint: 90 };

export function renderText(report: Report, context: RenderContext): string {
  const paint = (code: number, text: string) => (context.colours ? `\x1b[${code}m${text}\x1b[0m` : text);
  const blocks = [...groupBy(report.findings, ({ file }) => file)].map(([file, findings]) =>
    [paint(1, shownPath(file, context)), ...rows(findings, paint), ''].join('\n'),
  );
  return `${[...blocks, ...summary(report, context)].join('\n')}\n`;
}

/** From where the person stands, so that a terminal can open it. */
function shownPath(file: string, { base, cwd }: RenderContext): string {
  const path = join(base, file);
  const near = relative(cwd, path);
  return printable(near.startsWith('..') ? path : near);
}

function rows(findings: readonly ReportedFinding[], paint: (code: number, text: string) => string): readonly string[] {
  const cells = findings.map((finding) => [
    `${finding.startLine}:${finding.startColumn}`,
    finding.severity,
    finding.confidence === 'possible' ? `${finding.title} (possibly)` : finding.title,
    finding.ruleId,
    finding.masked,
  ]);
  const width = (column: number) => Math.max(...cells.map((row) => row[column]!.length));
  return cells.map(([place, severity, title, ruleId, masked], index) =>
    [
      `  ${place!.padStart(width(0))}`,
      paint(colourOf[findings[index]!.severity], severity!.padEnd(width(1))),
      title!.padEnd(width(2)),
      paint(90, ruleId!.padEnd(width(3))),
      masked,
    ]
      .join('  ')
      .trimEnd(),
  );
}

function summary({ findings, stats }: Report, { collected }: RenderContext): readonly string[] {
  const bySeverity = severities
    .map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${count} ${severity}`);
  const files = new Set(findings.map(({ file }) => file)).size;
  const found =
    findings.length === 0
      ? 'No secrets found.'
      : `${plural(findings.length, 'finding')} in ${plural(files, 'file')}: ${bySeverity.join(', ')}.`;
  const scanned = `Scanned ${plural(stats.files, 'file')} (${size(stats.bytes)}) in ${(stats.elapsedMs / 1000).toFixed(1)} s.`;
  return [found, scanned, ...leftOut(stats, collected)];
}

function leftOut(
  { skipped }: Report['stats'],
  { suppressed, accepted, ignored }: RenderContext['collected'],
): string[] {
  const reasons = [...groupBy(skipped, ({ reason }) => reason)].map(([reason, all]) => `${all.length} ${reason}`);
  const lines = [
    skipped.length > 0 ? `Skipped ${plural(skipped.length, 'file')}: ${reasons.sort().join(', ')}.` : '',
    ignored > 0 ? `Left out by ignore rules: ${ignored} (files and whole folders).` : '',
    suppressed > 0 ? `Hidden by comments in the files: ${suppressed}.` : '',
    accepted > 0 ? `Accepted in .scabbard.json: ${accepted}.` : '',
  ];
  // Binary files are many and expected; the others are worth a name.
  const named = skipped.filter(({ reason }) => reason !== 'binary').slice(0, 20);
  return [...lines.filter(Boolean), ...named.map(({ file, reason }) => `  ${printable(file)}: ${reason}`)];
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
