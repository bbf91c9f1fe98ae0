// References to secrets: `vault+dev://secret/app/db#password`. Read and written here alone.

/** Of the stores that references can name. */
export const referenceSchemes = [
  'vault',
  'aws-sm',
  'gcp-sm',
  'azure-kv',
  'k8s',
  'sops',
  'doppler',
  'op',
  'prefect',
  'docker',
  'local',
] as const;

export type ReferenceScheme = (typeof referenceSchemes)[number];

export interface Reference {
  readonly scheme: ReferenceScheme;
  /** Which of several stores of one kind, as the user calls it. */
  readonly alias?: string;
  /** What the store is asked for: segments and field, percent-encoded. */
  readonly name: string;
  readonly version?: string;
}

export interface NameParts {
  /** Decoded; at least one. */
  readonly segments: readonly string[];
  readonly field?: string;
}

/** UTF-16 units of the longest reference that is read. */
const longest = 2000;
const form = new RegExp(
  `^(${referenceSchemes.join('|')})(?:\\+([A-Za-z0-9][A-Za-z0-9_-]{0,63}))?://([^\\s?#]{1,1500})(?:\\?version=([^\\s?#&]{1,200}))?(?:#([^\\s?#]{1,500}))?(?:\\?version=([^\\s?#&]{1,200}))?$`,
);

/** Undefined for anything that is no reference of ours as a whole. Never throws. */
export function parseReference(text: string): Reference | undefined {
  const found = text.length <= longest ? form.exec(text) : null;
  if (!found) return undefined;
  const [, scheme, alias, path, early, field, late] = found;
  if (early !== undefined && late !== undefined) return undefined;
  const name = field === undefined ? path! : `${path}#${field}`;
  const version = decoded(early ?? late ?? '');
  if (version === undefined || !parseName(name)) return undefined;
  return {
    scheme: scheme as ReferenceScheme,
    name,
    ...(alias !== undefined && { alias }),
    ...(version !== '' && { version }),
  };
}

export function formatReference({ scheme, alias, name, version }: Reference): string {
  const [path, field] = name.split('#', 2);
  const query = version === undefined ? '' : `?version=${encodeURIComponent(version)}`;
  return `${scheme}${alias === undefined ? '' : `+${alias}`}://${path}${query}${field === undefined ? '' : `#${field}`}`;
}

/** Undefined when an escape is malformed, or a segment is empty, `.` or `..`. */
export function parseName(name: string): NameParts | undefined {
  const at = name.indexOf('#');
  const path = at < 0 ? name : name.slice(0, at);
  const segments = path.split('/').map(decoded);
  const field = at < 0 ? undefined : decoded(name.slice(at + 1));
  if (at >= 0 && (field === undefined || field === '')) return undefined;
  if (segments.some((one) => one === undefined || one === '' || one === '.' || one === '..')) return undefined;
  return { segments: segments as string[], ...(field !== undefined && { field }) };
}

/** Only what would be read otherwise is encoded. */
export const formatName = ({ segments, field }: NameParts): string =>
  `${segments.map(encoded).join('/')}${field === undefined ? '' : `#${encoded(field)}`}`;

/** Half a character cannot be encoded: it is replaced, as in every text that leaves as UTF-8. */
const encoded = (part: string): string =>
  part
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(/[^A-Za-z0-9_.~@:+=,-]/gu, (one) => encodeURIComponent(one));

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
