// The JSON report of a scan: what programs read. Lines and columns from 1, UTF-16 columns, ends exclusive, a BOM is no column.

import * as z from 'zod';
import { confidences, severities } from './finding';

const position = z.number().int().min(1);

export const reportedFindingSchema = z.strictObject({
  ruleId: z.string(),
  title: z.string(),
  class: z.enum(['critical', 'sensitive', 'internal']),
  confidence: z.enum(confidences),
  severity: z.enum(severities),
  /** Relative to the scanned root, with `/`. */
  file: z.string(),
  startLine: position,
  startColumn: position,
  endLine: position,
  endColumn: position,
  fingerprint: z.string(),
  /** The rule's literal prefix and `…`, never a character of the body, never its length. */
  masked: z.string(),
  /** Name of the environment variable concerned, or the one suggested. */
  env: z.string().optional(),
});
export type ReportedFinding = z.output<typeof reportedFindingSchema>;

export const reportSchema = z.strictObject({
  /** Of this format. */
  version: z.literal(1),
  tool: z.strictObject({ name: z.literal('scabbard'), version: z.string() }),
  findings: z.array(reportedFindingSchema),
  stats: z.strictObject({
    files: z.number().int().min(0),
    bytes: z.number().int().min(0),
    skipped: z.array(z.strictObject({ file: z.string(), reason: z.string() })),
    elapsedMs: z.number().min(0),
  }),
});
export type Report = z.output<typeof reportSchema>;
