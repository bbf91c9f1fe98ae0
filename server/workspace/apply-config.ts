// From what the engine found to what is reported: rules turned off, accepted findings, severities. One way for editor and command line.

import { atLeast, type Confidence, type Severity, severityOf } from '../../protocol/finding';
import type { Settings } from '../../protocol/settings';
import type { EnvName } from '../dotenv/names';
import type { Finding } from '../engine/findings/finding';
import { fingerprint } from '../engine/findings/fingerprint';
import type { Text } from '../engine/text/text';
import type { Config } from './config';
import { judge, type Pattern, parsePatterns } from './git/glob';

export interface Policy {
  /** The repository's key, from `.scabbard.json`. */
  readonly key: Uint8Array | undefined;
  readonly minimumConfidence: Confidence;
  /** By rule id or `provider/*`. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly ignoredFingerprints: ReadonlySet<string>;
  readonly allow: readonly Allow[];
}

interface Allow {
  readonly paths: readonly Pattern[] | undefined;
  readonly rules: readonly string[] | undefined;
}

/** What a project agreed on in `.scabbard.json` wins over a person's settings, so that editor and CI say the same. */
export function createPolicy(
  { values }: Config,
  settings: Partial<Pick<Settings, 'minimumConfidence' | 'rules'>> = {},
): Policy {
  return {
    key: values.key === undefined ? undefined : bytesOfHex(values.key),
    minimumConfidence: values.minimumConfidence ?? settings.minimumConfidence ?? 'likely',
    rules: { ...settings.rules, ...values.rules },
    ignoredFingerprints: new Set(values.ignoredFingerprints),
    allow: (values.allow ?? []).map(({ paths, rules }) => ({ paths: paths && parsePatterns(paths.join('\n')), rules })),
  };
}

/** Where the findings stand, as far as it decides about them. */
export interface Place {
  /** Relative to the project's folder (see project.ts), with `/`: what `allow` and fingerprints speak of. */
  readonly path: string;
  /** In git's index: what stands there has been or is about to be shared. */
  readonly tracked: boolean;
  readonly env: EnvPlace;
}

/** `home`: values belong there; `exposed`: an env file that git would take; `example`: one rule stands for all. */
export type EnvPlace = 'none' | 'home' | 'exposed' | 'example';

/** `ignored` is git's verdict; outside a repository every env file is a home. */
export function envPlaceOf(env: EnvName | undefined, inRepository: boolean, ignored: boolean): EnvPlace {
  if (!env) return 'none';
  if (env.kind === 'example') return 'example';
  return inRepository && !ignored ? 'exposed' : 'home';
}

export interface Reported {
  readonly finding: Finding;
  readonly severity: Severity;
  readonly fingerprint: string;
}

export interface Applied {
  readonly reported: readonly Reported[];
  /** Findings that `.scabbard.json` accepts: counted and shown as a number, never silently dropped. */
  readonly accepted: number;
}

export interface Examined {
  readonly findings: readonly Finding[];
  readonly text: Text;
  readonly place: Place;
  /** Where class and confidence do not decide: the severity of all of them unless the rules table says otherwise. */
  readonly severity?: Severity;
}

/** Why a finding is not reported. The last two are accepted by `.scabbard.json`. */
export type Unreported = 'rule off' | 'public' | 'in its place' | 'unsure' | 'value ignored' | 'path allowed';

/** The findings to report, in their order. */
export function applyPolicy(policy: Policy, examined: Examined): Applied {
  const reported: Reported[] = [];
  let accepted = 0;
  for (const finding of examined.findings) {
    const verdict = verdictOn(policy, finding, examined);
    if (typeof verdict !== 'string') reported.push(verdict);
    else if (verdict === 'value ignored' || verdict === 'path allowed') accepted++;
  }
  return { reported, accepted };
}

/** What becomes of one finding. */
export function verdictOn(
  policy: Policy,
  finding: Finding,
  { text, place, severity: given }: Omit<Examined, 'findings'>,
): Reported | Unreported {
  const usual = given ?? severityOf(finding.class, finding.confidence, place.tracked);
  const severity = severityIn(policy, finding.ruleId, usual);
  if (severity === 'off') return 'rule off';
  if (finding.class === 'public') return 'public';
  if (isSilent(finding.ruleId, place.env)) return 'in its place';
  if (!atLeast(finding.confidence, policy.minimumConfidence)) return 'unsure';
  const value = text.slice(finding.start, finding.end);
  const id = fingerprint({ key: policy.key, finding, value, path: place.path });
  if (policy.ignoredFingerprints.has(id)) return 'value ignored';
  if (isAllowed(policy, finding.ruleId, place.path)) return 'path allowed';
  return { finding, severity, fingerprint: id };
}

/** What the rules table says of a rule, else `fallback`: an id counts before `provider/*`. */
export function severityIn({ rules }: Policy, ruleId: string, fallback: Severity): Severity | 'off' {
  const provider = `${ruleId.slice(0, ruleId.indexOf('/'))}/*`;
  for (const name of [ruleId, provider]) {
    if (Object.hasOwn(rules, name)) return rules[name]!;
  }
  return fallback;
}

/** True when an `allow` entry of `.scabbard.json` accepts this rule at this path. */
export function isAllowed({ allow }: Policy, ruleId: string, path: string): boolean {
  return allow.some(
    ({ paths, rules }) =>
      (rules === undefined || rules.some((name) => isNamed(ruleId, name))) &&
      (paths === undefined || matchesPath(paths, path)),
  );
}

const isNamed = (ruleId: string, name: string): boolean =>
  name.endsWith('/*') ? ruleId.startsWith(name.slice(0, -1)) : ruleId === name;

/** As in gitignore: a pattern that matches a folder holds for everything in it. */
function matchesPath(patterns: readonly Pattern[], path: string): boolean {
  for (let cut = path.indexOf('/'); cut >= 0; cut = path.indexOf('/', cut + 1)) {
    if (judge(patterns, path.slice(0, cut), true)) return true;
  }
  return judge(patterns, path, false) ?? false;
}

/** Ways of handling a secret, as opposed to the secret itself: they hold in env files too. */
const hygiene = new Set(['env', 'log', 'crypto', 'config', 'token', 'certificate', 'docker', 'compose', 'ci', 'k8s']);

function isSilent(ruleId: string, env: EnvPlace): boolean {
  return (env === 'home' || env === 'example') && !hygiene.has(ruleId.slice(0, ruleId.indexOf('/')));
}

const bytesOfHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
