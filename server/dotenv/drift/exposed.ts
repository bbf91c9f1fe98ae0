// Env files with values that git does not ignore, or has already.

import type { EnvProblem } from '../problem';
import { looksSecret } from '../secret-names';
import { firstLine, type ParsedDocument, type ParsedFolder, problem } from './parsed';

/** In a git repository only. A tracked file is reported as that alone: ignoring it would not help yet. */
export function findExposed(folder: ParsedFolder): readonly EnvProblem[] {
  if (!folder.inRepository) return [];
  return folder.layers
    .filter((layer) => (layer.tracked || !layer.ignored) && isPrivate(layer, folder))
    .map((layer) =>
      layer.tracked
        ? problem('env/tracked', layer, { message: trackedMessage(layer), span: firstLine(layer) })
        : problem('env/not-ignored', layer, { message: notIgnoredMessage(layer), span: firstLine(layer) }),
    );
}

const notIgnoredMessage = ({ label }: ParsedDocument): string =>
  `Git does not ignore ${label}, so the next commit may publish it. Add it to .gitignore.`;

function trackedMessage({ label, ignored }: ParsedDocument): string {
  const way = ignored ? 'Run' : 'Have it in .gitignore, run';
  return `Git tracks ${label}. ${way} git rm --cached ${label}, then change the secrets in it: the history keeps them.`;
}

/** `.env.production` and its like are often committed on purpose, with settings alone: only secrets make them private. */
function isPrivate({ name, entries, decorators }: ParsedDocument, { isPlaceholder }: ParsedFolder): boolean {
  if (name.mode === undefined || name.local) return true;
  return entries.some(
    ({ key, value }) => value !== '' && !isPlaceholder(value) && looksSecret(key, decorators.get(key)),
  );
}
