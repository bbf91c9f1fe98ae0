// Which variable already holds a value, and which name is still free for one.

import { isSpeakable } from '../../protocol/speakable';
import type { Host } from '../host';
import { joinUri } from '../uri';
import { parseEnv, valuesOf } from './parse';
import type { EnvHome } from './place';

/** Names a program can read in every language. */
const readableName = /^[A-Za-z_]\w*$/;

/** The variable of a `.env`, or `.env.local`, whose value is exactly this one. */
export async function variableHolding(host: Host, home: EnvHome, value: string): Promise<string | undefined> {
  if (value === '') return undefined;
  for (const values of await layerValues(host, home)) {
    for (const [key, held] of values) if (held === value && readableName.test(key) && isSpeakable(key)) return key;
  }
  return undefined;
}

/** `name`, or `name_2`, `name_3` … : the first that no layer uses for another value. An empty value takes no name. */
export async function freeName(host: Host, home: EnvHome, name: string, value: string): Promise<string> {
  const layers = await layerValues(host, home);
  const isFree = (candidate: string) => layers.every((values) => ['', value].includes(values.get(candidate) ?? ''));
  let free = name;
  for (let n = 2; !isFree(free); n++) free = `${name}_${n}`;
  return free;
}

async function layerValues(host: Host, home: EnvHome): Promise<readonly ReadonlyMap<string, string>[]> {
  const texts = await Promise.all([home.envUri, joinUri(home.folderUri, '.env.local')].map((uri) => host.read(uri)));
  return texts.flatMap((text) => (text === undefined ? [] : [valuesOf(parseEnv(text))]));
}
