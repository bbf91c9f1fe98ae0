// Whom a new file is encrypted for: the first creation rule of the nearest `.sops.yaml` that matches its path.

import { dirname, join, relative, sep } from 'node:path';
import { parseDocument } from 'yaml';
import * as z from 'zod';
import { found, type Result, refused } from '../../../store';
import { isWithin } from '../../../support/is-within';
import { readText } from '../../../support/read-text';
import { type Rule, ruleKinds } from '../sealed/metadata';
import { compilePattern } from '../sealed/pattern';

export interface CreationRule {
  /** Of age alone: the others are beyond us. */
  readonly recipients: readonly string[];
  readonly rule: Rule;
  readonly macOnlyEncrypted: boolean;
}

/** Bytes of a `.sops.yaml`. */
const sizeLimit = 200_000;
const recipientLimit = 100;

/** Upwards from the file to the workspace folder, both links followed. */
export async function creationRuleFor(file: string, folder: string): Promise<Result<CreationRule>> {
  for (let at = dirname(file); isWithin(at, folder); at = dirname(at)) {
    const text = await readText(join(at, '.sops.yaml'), { limit: sizeLimit });
    if (text.ok) return ruleIn(text.value, relative(at, file).replaceAll(sep, '/'));
    if (text.problem.message !== 'The file does not exist.') return text;
  }
  return refused('misconfigured', 'There is no `.sops.yaml` that says whom a new file is encrypted for.');
}

function ruleIn(text: string, path: string): Result<CreationRule> {
  const config = configOf(text);
  if (!config) return refused('misconfigured', 'The `.sops.yaml` is malformed.');
  for (const rule of config.creation_rules ?? []) {
    const matches = rule.path_regex ? compilePattern(rule.path_regex) : () => true;
    if (!matches)
      return refused(
        'unsupported',
        'A path pattern of the `.sops.yaml` is not certain to be read as SOPS reads it. Use the program `sops`.',
      );
    if (matches(path)) return creationRule(rule);
  }
  return refused('misconfigured', 'No creation rule of the `.sops.yaml` matches this file.');
}

type RawRule = NonNullable<z.infer<ReturnType<typeof schema>>['creation_rules']>[number];

function configOf(text: string) {
  try {
    const document = parseDocument(text, { logLevel: 'silent' });
    if (document.errors.length > 0) return undefined;
    // Aliases are usual here: `- &team age1…`. Few, they do no harm.
    return schema().safeParse(document.toJS({ maxAliasCount: 100 })).data;
  } catch {
    // The parser's words quote the text.
    return undefined;
  }
}

function schema() {
  const keys = z.union([z.string(), z.array(z.string())]).nullish();
  const others = {
    pgp: z.unknown().optional(),
    kms: z.unknown().optional(),
    gcp_kms: z.unknown().optional(),
    hckms: z.unknown().optional(),
  };
  const rule = z.string().nullish();
  return z.object({
    creation_rules: z
      .array(
        z.object({
          ...others,
          azure_keyvault: z.unknown().optional(),
          hc_vault_transit_uri: z.unknown().optional(),
          path_regex: rule,
          age: keys,
          key_groups: z
            .array(
              z.object({
                ...others,
                azure_keyvault: z.unknown().optional(),
                hc_vault: z.unknown().optional(),
                merge: z.unknown().optional(),
                age: keys,
              }),
            )
            .nullish(),
          mac_only_encrypted: z.boolean().nullish(),
          unencrypted_suffix: rule,
          encrypted_suffix: rule,
          unencrypted_regex: rule,
          encrypted_regex: rule,
          unencrypted_comment_regex: rule,
          encrypted_comment_regex: rule,
        }),
      )
      .nullish(),
  });
}

const notOurs = ['pgp', 'kms', 'gcp_kms', 'hckms', 'azure_keyvault', 'hc_vault_transit_uri', 'hc_vault', 'merge'];

function creationRule(raw: RawRule): Result<CreationRule> {
  const groups: readonly Readonly<Record<string, unknown>>[] = raw.key_groups?.length ? raw.key_groups : [raw];
  const [group] = groups;
  if (groups.length !== 1 || !group || notOurs.some((kind) => isGiven(group[kind]))) {
    return refused(
      'unsupported',
      'The creation rule names keys besides those of age, or several groups. Use the program `sops` for this file.',
    );
  }
  const recipients = recipientsOf(raw.key_groups?.length ? raw.key_groups[0]?.age : raw.age);
  if (recipients.length === 0 || recipients.length > recipientLimit) {
    return refused('misconfigured', 'The creation rule names no recipient, or too many.');
  }
  if (!recipients.every((one) => /^age1(?:pq1)?[02-9ac-hj-np-z]{50,4000}$/.test(one))) {
    return refused(
      'unsupported',
      'The creation rule names recipients that are no age keys of the usual kind. Use the program `sops` for this file.',
    );
  }
  const rules = ruleKinds.flatMap((kind) => (raw[kind] ? [{ kind, text: raw[kind] }] : []));
  if (rules.length > 1)
    return refused('misconfigured', 'The creation rule says twice what is encrypted; SOPS takes one.');
  const rule = rules[0] ?? { kind: 'unencrypted_suffix', text: '_unencrypted' };
  return found({ recipients, rule, macOnlyEncrypted: raw.mac_only_encrypted === true });
}

const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

function recipientsOf(keys: RawRule['age']): readonly string[] {
  const texts = typeof keys === 'string' ? [keys] : (keys ?? []);
  const each = texts.flatMap((text) => text.split(',')).map((text) => text.trim());
  return [...new Set(each.filter((text) => text !== ''))];
}
