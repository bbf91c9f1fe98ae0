// Which files hold environment variables, by name. The server decides what is in them.

const example = /(?:^|[._-])(?:example|sample|template|dist)$/i;

/** Code and data that merely are about env files. */
const otherKind = /\.(?:[cm]?[jt]sx?|json|ya?ml|toml|md|py|sh)$/i;

/** True for `.env`, `.env.local`, `staging.env`, and for examples. */
export function isEnvName(name: string): boolean {
  return (/^\.env(?:[.\-_].+)?$/i.test(name) || /^[^.].*\.env$/i.test(name)) && !otherKind.test(name);
}

/** True for `.env.example`, `.env.production.example`, `.env.sample` and the like, and for names the settings list. */
export function isExampleName(name: string, configured: readonly string[]): boolean {
  return configured.includes(name) || (isEnvName(name) && example.test(name));
}

/** Name of a variable that every loader and shell takes. */
export function isKey(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]{0,199}$/.test(text);
}

/** Last part of a URI's path. */
export function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Language ids under which env files open: VS Code's own and those of known extensions. */
export const envLanguages: readonly string[] = ['dotenv', 'env', 'env-spec'];
