// Dockerfiles: the values of ENV and ARG instructions, in both syntaxes, also over several lines.

import type { Extraction } from '../engine/findings/finding';
import type { Format } from './format';
import { instructionsOf } from './support/dockerfile-instructions';

const format: Format = {
  id: 'dockerfile',
  matches: isDockerfile,
  extract: (text) =>
    instructionsOf(text).flatMap(({ keyword, from, to }) =>
      keyword === 'ENV' || keyword === 'ARG' ? assignments(text, keyword, from, to) : [],
    ),
};
export default format;

/** `Dockerfile`, `api.Dockerfile`, `Dockerfile.prod`, `Containerfile`. */
export function isDockerfile(path: string, languageId: string | undefined): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    languageId === 'dockerfile' ||
    /^(?:docker|container)file(?:\.[\w-]+)*$/i.test(name) ||
    /\.(?:docker|container)file$/i.test(name)
  );
}

const pair =
  /(?:\s|\\\r?\n|(?<=\n[ \t]{0,80})#[^\n]*\n)*([A-Za-z_][\w.-]{0,200})=("(?:[^"\\]|\\[\s\S]){0,4000}"|'[^']{0,4000}'|(?:[^\s"'\\]|\\[^\r\n]){0,4000})/y;
const legacy = /[ \t]*([A-Za-z_]\w{0,200})[ \t]+([^\r\n]{1,4000})/y;

/** `K=v K2="v 2" \` on any number of lines, or the old `ENV K v`. */
function assignments(text: string, keyword: 'ENV' | 'ARG', from: number, to: number): readonly Extraction[] {
  const found: Extraction[] = [];
  pair.lastIndex = from;
  for (let match = pair.exec(text); match && match.index < to; match = pair.exec(text)) {
    found.push(extraction(match[1]!, match[2]!, pair.lastIndex - match[2]!.length, keyword));
  }
  if (found.length > 0 || keyword === 'ARG') return found.filter(({ value }) => value !== '');
  legacy.lastIndex = from;
  const match = legacy.exec(text);
  if (!match || legacy.lastIndex > to) return [];
  const written = match[2]!.trimEnd();
  return [extraction(match[1]!, written, legacy.lastIndex - match[2]!.length, keyword)];
}

function extraction(name: string, written: string, at: number, keyword: 'ENV' | 'ARG'): Extraction {
  const quoted = /^(["']).*\1$/s.test(written) && written.length >= 2;
  const inner = quoted ? written.slice(1, -1) : written;
  const value = written.startsWith("'") ? inner : inner.replace(/\\\r?\n/g, '').replace(/\\(.)/g, '$1');
  const start = at + (quoted ? 1 : 0);
  return {
    start,
    end: start + inner.length,
    value,
    name,
    note: `in ${keyword === 'ENV' ? 'an ENV' : 'an ARG'} instruction, which stays in the image`,
  };
}
