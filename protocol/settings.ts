// Every setting, one row each: its schema, default, scope and words. package.json and docs are generated from this table.

import * as z from 'zod';
import { confidences, severities } from './finding';

interface Row<S extends z.ZodType> {
  readonly schema: S;
  readonly default: z.output<S>;
  readonly scope: 'resource' | 'window' | 'application';
  /** It could hide findings: what an untrusted repository says for it does not count. */
  readonly restricted?: true;
  /** Markdown. */
  readonly description: string;
}
const row = <S extends z.ZodType>(value: Row<S>): Row<S> => value;

/** Keyed by the name after `scabbard.`. */
export const settingRows = {
  enable: row({
    schema: z.boolean(),
    default: true,
    scope: 'resource',
    restricted: true,
    description: 'Look for secrets and `.env` drift in this folder.',
  }),
  exclude: row({
    schema: z.array(z.string().max(500)).max(1000),
    default: [],
    scope: 'resource',
    restricted: true,
    description: 'Files and folders to leave out, in `.gitignore` syntax, relative to the workspace folder.',
  }),
  minimumConfidence: row({
    schema: z.enum(confidences),
    default: 'likely',
    scope: 'resource',
    restricted: true,
    description: 'Show findings of at least this confidence.',
  }),
  rules: row({
    schema: z.record(z.string().max(200), z.enum(['off', ...severities])),
    default: {},
    scope: 'resource',
    restricted: true,
    description: 'Severity per rule id or `provider/*`, for example `{ "generic/*": "hint", "jwt/token": "off" }`.',
  }),
  workspaceScan: row({
    schema: z.enum(['onDemand', 'background']),
    default: 'onDemand',
    scope: 'resource',
    description: 'Scan the whole workspace only when asked, or once after start-up too.',
  }),
  'env.examples': row({
    schema: z.array(z.string().max(100)).max(20),
    default: ['.env.example', '.env.sample', '.env.template', '.env.dist'],
    scope: 'resource',
    restricted: true,
    description: 'File names that document the environment variables of a project, first match wins.',
  }),
  'mask.enabled': row({
    schema: z.boolean(),
    default: false,
    scope: 'resource',
    description: 'Hide the values of `.env` files behind dots when they are opened. The text itself is not changed.',
  }),
  'mask.peekSeconds': row({
    schema: z.number().int().min(1).max(600),
    default: 10,
    scope: 'resource',
    description: 'How long a peeked value stays visible, in seconds.',
  }),
  stores: row({
    schema: z.record(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/), z.looseObject({ kind: z.string().max(40) })),
    default: {},
    scope: 'application',
    description:
      'Your secret stores by the name that references use, for example `{ "dev": { "kind": "vault", "address": "https://vault.example" } }` for `vault+dev://…`. An entry named like its kind is the one without a name. Only your own user settings count; credentials never belong here.',
  }),
  'rotation.maxAge': row({
    schema: z.number().int().min(0).max(3650),
    default: 0,
    scope: 'resource',
    description: 'Remind of secrets that references name and that are older than so many days. 0: never.',
  }),
  trace: row({
    schema: z.enum(['off', 'methods']),
    default: 'off',
    scope: 'application',
    description: 'Log the names of the messages between editor and server. Never their contents.',
  }),
} as const;

export type SettingName = keyof typeof settingRows;
export type Settings = { readonly [K in SettingName]: z.output<(typeof settingRows)[K]['schema']> };

export const defaultSettings: Settings = Object.fromEntries(
  Object.entries(settingRows).map(([name, { default: value }]) => [name, value]),
) as unknown as Settings;

/**
 * Reads settings from the nested object an editor sends for the section `scabbard` (`{ mask: { enabled: true } }`).
 * A wrong value falls back to its default and is named in `problems`; the others keep working.
 */
export function readSettings(section: unknown): { readonly settings: Settings; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const settings: Record<string, unknown> = {};
  for (const [name, { schema, default: fallback }] of Object.entries(settingRows)) {
    const given = valueAt(section, name.split('.'));
    const parsed = given === undefined || given === null ? undefined : schema.safeParse(given);
    if (parsed && !parsed.success) problems.push(`scabbard.${name}: ${parsed.error.issues[0]?.message ?? 'invalid'}`);
    settings[name] = parsed?.success ? parsed.data : fallback;
  }
  return { settings: settings as unknown as Settings, problems };
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner && typeof inner === 'object' ? (inner as Record<string, unknown>)[key] : undefined),
    value,
  );
}
