// Profiles of `~/.aws/config` and `~/.aws/credentials`, read anew each time: other programs write them.

import { isAbsolute, join } from 'node:path';
import type { StoreHost } from '../../../host';
import { isWithin } from '../../../support/is-within';
import { readText } from '../../../support/read-text';

export type Section = ReadonlyMap<string, string>;

export interface Profiles {
  readonly profiles: ReadonlyMap<string, Section>;
  readonly sessions: ReadonlyMap<string, Section>;
  readonly configFile: string;
  readonly credentialsFile: string;
  /** The files are the user's own: programs that they name may be run. */
  readonly areOwn: boolean;
}

/** A file that is absent or cannot be read has no profiles. */
export async function readProfiles(host: StoreHost): Promise<Profiles> {
  const configFile = pathOf(host, host.env.AWS_CONFIG_FILE, 'config');
  const credentialsFile = pathOf(host, host.env.AWS_SHARED_CREDENTIALS_FILE, 'credentials');
  const [config, credentials] = await Promise.all([sectionsOf(configFile), sectionsOf(credentialsFile)]);
  const profiles = new Map<string, Section>();
  for (const [title, section] of config) {
    const name = title === 'default' ? title : /^profile\s+(.+)$/.exec(title)?.[1];
    if (name !== undefined) profiles.set(unquoted(name), section);
  }
  for (const [name, section] of credentials) profiles.set(name, new Map([...(profiles.get(name) ?? []), ...section]));
  const sessions = [...config].flatMap(([title, section]) => {
    const name = /^sso-session\s+(.+)$/.exec(title)?.[1];
    return name === undefined ? [] : [[unquoted(name), section] as const];
  });
  const areOwn = isBelow(host.home, configFile) && isBelow(host.home, credentialsFile);
  return { profiles, sessions: new Map(sessions), configFile, credentialsFile, areOwn };
}

function pathOf({ home }: StoreHost, given: string | undefined, name: string): string {
  if (!given) return join(home, '.aws', name);
  return given.startsWith('~/') ? join(home, given.slice(2)) : given;
}

function isBelow(folder: string, path: string): boolean {
  return isAbsolute(path) && path !== folder && isWithin(path, folder);
}

const unquoted = (name: string): string => name.trim().replace(/^(["'])(.*)\1$/, '$2');

async function sectionsOf(path: string): Promise<ReadonlyMap<string, Section>> {
  const text = await readText(path, { limit: 1_000_000 });
  return text.ok ? parse(text.value) : new Map();
}

function parse(text: string): ReadonlyMap<string, Section> {
  const sections = new Map<string, Map<string, string>>();
  let section: Map<string, string> | undefined;
  let isNested = false;
  for (const line of text.split(/\r?\n/)) {
    const said = line.replace(/(^|\s)[#;].*$/, '').trim();
    const title = /^\[(.*)\]$/.exec(said)?.[1]?.trim();
    if (title !== undefined) {
      section = sections.get(title) ?? new Map();
      sections.set(title, section);
      isNested = false;
    }
    const [, key, value] = title === undefined ? (/^([^=]+?)\s*=\s*(.*)$/.exec(said) ?? []) : [];
    if (!section || key === undefined || value === undefined) continue;
    // Under a key without a value, indented lines are settings of that key (`s3 =`), not of the profile.
    isNested = value === '' || (isNested && /^\s/.test(line));
    if (!isNested) section.set(key.toLowerCase(), value);
  }
  return sections;
}
