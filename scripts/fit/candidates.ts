// The assignments a fit learns from: those of labelled lines, those of ordinary code, and passwords people choose.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { assignmentAt } from '../../server/engine/judge/assignment/find';
import { generic } from '../../server/engine/judge/find/generic';
import type { Scored } from '../../server/engine/judge/model/features';
import { isRuledOut } from '../../server/engine/judge/model/score';
import { createScanner } from '../../server/engine/scan';
import { readSamples } from './data';
import { peoplesPasswords } from './people';

export interface Example {
  readonly scored: Scored;
  readonly isSecret: boolean;
  readonly weight: number;
  /** Examples of one group are never on both sides of a cross-validation. */
  readonly group: string;
}

interface Found {
  readonly scored: Scored;
  readonly start: number;
  readonly end: number;
}

/** Collects what the detector of generic secrets would judge, by standing in its place. */
const found: Found[] = [];
const scanner = createScanner({
  rules: [],
  detectors: [
    {
      ...generic,
      at: (page, from, to) => {
        const { text, kind, place } = page;
        if (kind === 'text' || place === 'lock' || place === 'generated') return [];
        const assignment = assignmentAt(page, from, to);
        if (!assignment) return [];
        const { name, verdict, start, end, operator, quoted, inString } = assignment;
        const value = text.slice(start, end);
        const scored = { name, verdict, value, operator, quoted, inString, kind, place };
        if (!isRuledOut(scored)) found.push({ scored, start, end });
        return [];
      },
    },
  ],
});

function findIn(text: string, path: string): readonly Found[] {
  found.length = 0;
  scanner.scan({ text, path });
  return [...found];
}

/** Of the half for tuning. A value that a repository repeats counts as the square root of its number. */
export function labelledExamples(path: string): readonly Example[] {
  const counted = new Map<string, { example: Example; count: number }>();
  for (const sample of readSamples(path)) {
    if (sample.half !== 'tuning') continue;
    for (const { scored, start, end } of findIn(sample.text, sample.file)) {
      if (start >= sample.end || end <= sample.start) continue;
      const isSecret = sample.values.some((value) => value.start < end && value.end > start);
      if (sample.label === 'T' && !isSecret) continue;
      const key = `${sample.repo} ${scored.name} ${scored.value} ${isSecret}`;
      const known = counted.get(key);
      if (known) known.count++;
      else counted.set(key, { example: { scored, isSecret, weight: 1, group: sample.repo }, count: 1 });
    }
  }
  return [...counted.values()].map(({ example, count }) => ({ ...example, weight: Math.sqrt(count) }));
}

/** Every assignment below a folder of other people's packages: hardly one of them is a secret. */
export function ordinaryExamples(folder: string, weight: number): readonly Example[] {
  return filesBelow(folder).flatMap((path) => {
    const relative = path.slice(folder.length + 1);
    return findIn(readFileSync(path, 'utf8'), relative).map(({ scored }) => ({
      scored,
      isSecret: false,
      weight,
      group: relative.split('/')[0]!,
    }));
  });
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return entry.isFile() && isSource.test(entry.name) && statSync(path).size < 2_000_000 ? [path] : [];
    });
}
const isSource = /\.(?:[cm]?[jt]sx?|json|ya?ml|md|html?|sh|py|rb|go|java|php|c|h|cs|toml|ini|conf|xml)$/;

/** Assigned in source code to names that say so, because there they are what the engine is for. */
export function peoplesExamples(weight: number): readonly Example[] {
  return peoplesPasswords.map((value, index) => ({
    scored: { ...frames[index % frames.length]!, value },
    isSecret: true,
    weight,
    group: `people ${index % 5}`,
  }));
}

const frame = { inString: false, verdict: { kind: 'password', strength: 2 }, operator: 'assign' } as const;
const frames: readonly Omit<Scored, 'value'>[] = [
  { ...frame, name: 'db_password', quoted: true, kind: 'code', place: 'source' },
  { ...frame, name: 'DB_PASSWORD', quoted: false, kind: 'config', place: 'source' },
  { ...frame, name: 'password', quoted: false, kind: 'yaml', place: 'source' },
  { ...frame, name: 'adminPassword', quoted: true, kind: 'json', place: 'source' },
  { ...frame, name: 'PASSWORD', quoted: false, kind: 'shell', place: 'source' },
];
