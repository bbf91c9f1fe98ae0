// Which file names are env files: layers with values, or examples that document them.

/** Examples in the order in which the first one wins. The same as the default of `scabbard.env.examples`. */
export const exampleNames: readonly string[] = ['.env.example', '.env.sample', '.env.template', '.env.dist'];

export interface EnvName {
  readonly kind: 'layer' | 'example';
  /** `production` in `.env.production` and `.env.production.local`; undefined for all modes. */
  readonly mode: string | undefined;
  /** For one machine only: `.env.local`, `.env.<mode>.local`. */
  readonly local: boolean;
}

/** Encrypted, key and tool files, and what editors leave behind: they are not read by programs. */
const otherEndings =
  /\.(vault|keys|me|enc|encrypted|age|gpg|asc|sops|bak|backup|old|orig|save|tmp|swp|swo|[jt]sx?|[cm][jt]s|d\.ts|json|ya?ml|toml|md|py|sh)$|~$/i;

/** Reads a file name; undefined when it is no env file. `examples` are names as in `exampleNames`. */
export function envNameOf(name: string, examples: readonly string[] = exampleNames): EnvName | undefined {
  if (examples.includes(name)) return { kind: 'example', mode: undefined, local: false };
  if (name === '.env') return { kind: 'layer', mode: undefined, local: false };
  if (!name.startsWith('.env.') || otherEndings.test(name)) return undefined;
  const parts = name.slice('.env.'.length).split('.');
  if (parts.includes('')) return undefined;
  const endings = [...exampleNames, ...examples].map((example) => example.slice(example.lastIndexOf('.') + 1));
  if (endings.includes(parts.at(-1)!)) {
    return { kind: 'example', mode: parts.slice(0, -1).join('.') || undefined, local: false };
  }
  const local = parts.at(-1) === 'local';
  const mode = (local ? parts.slice(0, -1) : parts).join('.');
  return { kind: 'layer', mode: mode === '' ? undefined : mode, local };
}

/** Sorts layers so that a later one overrides an earlier: `.env`, `.env.local`, `.env.<mode>`, `.env.<mode>.local`. */
export function layerOrder(name: EnvName): number {
  return (name.mode === undefined ? 0 : 2) + (name.local ? 1 : 0);
}

/** The name of an example that does not exist yet. */
export const newExampleName = '.env.example';
