// What `.scabbard.json` may say: one zod schema per field, so that a wrong field costs only itself.

import * as z from 'zod';
import { confidences, severities } from './finding';

const patterns = z.array(z.string().min(1).max(500)).max(1000);

/** One row per field, with the words the JSON schema shows in the editor. */
export const configFields = {
  $schema: z.string().max(2000).describe('Address of the JSON schema of this file.'),
  key: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, 'must be 64 hexadecimal digits')
    .describe('Random key of this repository for fingerprints; made by Scabbard with the first ignored value.'),
  minimumConfidence: z.enum(confidences).describe('Report findings of at least this confidence.'),
  rules: z
    .record(
      z.string().regex(/^[a-z0-9-]{1,80}\/(?:[a-z0-9-]{1,80}|\*)$/, 'must be a rule id or provider/*'),
      z.enum(['off', ...severities]),
    )
    .describe('Severity per rule id or `provider/*`; `off` turns a rule off. An id counts before `provider/*`.'),
  exclude: patterns.describe('Files and folders to leave out, in .gitignore syntax, relative to this file.'),
  ignoredFingerprints: z
    .array(z.string().min(1).max(200))
    .max(100_000)
    .describe('Fingerprints of findings that were looked at and accepted.'),
  allow: z
    .array(
      z.strictObject({
        paths: patterns.optional().describe('Files it holds for, in .gitignore syntax; all files when absent.'),
        rules: z
          .array(z.string().min(1).max(200))
          .max(1000)
          .optional()
          .describe('Rule ids or `provider/*`; all rules when absent.'),
      }),
    )
    .max(1000)
    .describe('Findings to accept by place and rule.'),
} as const;

export type ConfigField = keyof typeof configFields;
export type ConfigValues = { readonly [K in ConfigField]?: z.output<(typeof configFields)[K]> };
