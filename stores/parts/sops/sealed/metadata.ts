// The metadata of a SOPS file, checked: who can open it, which entries are encrypted, and the hash over all of them.

import * as z from 'zod';
import { found, type Result, refused } from '../../../store';

export interface KeyGroup {
  /** Armoured age files, each of which holds the data key (or the group's part of it). */
  readonly age: readonly { readonly recipient: string; readonly enc: string }[];
  /** Armoured PGP messages with the same. */
  readonly pgp: readonly string[];
  /** Key services that the file names: where they are is the file's word, so we never ask them ourselves. */
  readonly services: readonly KeyService[];
}

export interface KeyService {
  readonly title: string;
  readonly place: string;
}

export interface Metadata {
  readonly groups: readonly KeyGroup[];
  /** Groups that are needed. */
  readonly threshold: number;
  /** As it is hashed: whole seconds. */
  readonly lastModified: string;
  readonly mac: string;
  readonly macOnlyEncrypted: boolean;
  readonly rule: Rule;
}

/** Which entries are encrypted: exactly one of them, the first unless said. */
export type Rule = { readonly kind: RuleKind; readonly text: string };
export const ruleKinds = [
  'unencrypted_suffix',
  'encrypted_suffix',
  'unencrypted_regex',
  'encrypted_regex',
  'unencrypted_comment_regex',
  'encrypted_comment_regex',
] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** More keys than any team has; each costs a computation. */
const keyLimit = 200;
const longest = 20_000;

export function readMetadata(plain: unknown): Result<Metadata> {
  if (plain === undefined) return refused('unreadable', 'The file is not encrypted by SOPS.');
  const parsed = schema().safeParse(plain);
  if (!parsed.success) return refused('unreadable', 'The SOPS metadata of the file are malformed.');
  const { data } = parsed;
  const single = groupOf(data);
  const groups = sizeOf(single) > 0 ? [single] : listed(data.key_groups).map(groupOf);
  if (groups.length === 0 || groups.reduce((sum, group) => sum + sizeOf(group), 0) > keyLimit) {
    return refused('unreadable', 'The file names no key that could open it, or too many.');
  }
  const rules = ruleKinds.flatMap((kind) => (data[kind] ? [{ kind, text: data[kind] }] : []));
  if (rules.length > 1) return refused('unreadable', 'The file has two rules for what is encrypted; SOPS takes one.');
  const lastModified = wholeSeconds(data.lastmodified);
  if (lastModified === undefined) return refused('unreadable', 'The SOPS metadata of the file are malformed.');
  return found({
    groups,
    threshold: data.shamir_threshold || groups.length,
    lastModified,
    mac: data.mac,
    macOnlyEncrypted: data.mac_only_encrypted,
    rule: rules[0] ?? { kind: 'unencrypted_suffix', text: '_unencrypted' },
  });
}

/** Unknown names are left alone: newer files have more. */
function schema() {
  const text = z.string().max(longest);
  const list = <T extends z.ZodType>(item: T) =>
    z.union([z.array(item), z.record(z.string(), item), z.null()]).optional();
  const group = {
    age: list(z.object({ recipient: text, enc: text })),
    pgp: list(z.object({ enc: text })),
    kms: list(z.object({ arn: text.optional(), role: text.optional() })),
    gcp_kms: list(z.object({ resource_id: text.optional() })),
    azure_kv: list(z.object({ vault_url: text.optional() })),
    hc_vault: list(z.object({ vault_address: text.optional() })),
    hckms: list(z.object({ key_id: text.optional() })),
  };
  return z.object({
    ...group,
    key_groups: list(z.object(group)),
    shamir_threshold: z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number)
      .nullish(),
    lastmodified: text,
    mac: text,
    mac_only_encrypted: z
      .string()
      .nullish()
      .transform((value) => /^(?:1|t|true)$/i.test(value ?? '')),
    ...ruleFields(text),
  });
}

const ruleFields = (text: z.ZodString) => {
  const field = text.nullish();
  return {
    unencrypted_suffix: field,
    encrypted_suffix: field,
    unencrypted_regex: field,
    encrypted_regex: field,
    unencrypted_comment_regex: field,
    encrypted_comment_regex: field,
  };
};

type RawGroup = Omit<z.infer<ReturnType<typeof schema>>, 'key_groups'>;
type Listed<T> = readonly T[] | Readonly<Record<string, T>> | null | undefined;

/** Env files have lists as maps by position. */
const listed = <T>(items: Listed<T>): readonly T[] => (items ? Object.values(items) : []);

function groupOf(raw: Pick<RawGroup, 'age' | 'pgp' | 'kms' | 'gcp_kms' | 'azure_kv' | 'hc_vault' | 'hckms'>): KeyGroup {
  const service = (title: string, place = '') => ({ title, place });
  return {
    age: listed(raw.age),
    pgp: listed(raw.pgp).map(({ enc }) => enc),
    services: [
      ...listed(raw.kms).map(({ arn, role }) => service('AWS KMS', role ? `${arn} as ${role}` : arn)),
      ...listed(raw.gcp_kms).map(({ resource_id }) => service('Google Cloud KMS', resource_id)),
      ...listed(raw.azure_kv).map(({ vault_url }) => service('Azure Key Vault', vault_url)),
      ...listed(raw.hc_vault).map(({ vault_address }) => service('HashiCorp Vault', vault_address)),
      ...listed(raw.hckms).map(({ key_id }) => service('Huawei Cloud KMS', key_id)),
    ],
  };
}

const sizeOf = ({ age, pgp, services }: KeyGroup): number => age.length + pgp.length + services.length;

/** RFC 3339 without fraction, `Z` for no offset: what the hash is bound to. */
function wholeSeconds(text: string): string | undefined {
  const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[-+]\d\d:\d\d)$/.exec(text);
  if (!parts || Number.isNaN(Date.parse(text))) return undefined;
  return `${parts[1]}${/^[-+]00:00$/.test(parts[2]!) ? 'Z' : parts[2]}`;
}
