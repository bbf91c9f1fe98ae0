// Keys that the example has and the layers lack, and the other way round.

import type { EnvProblem } from '../problem';
import { examplesFor, firstLine, lastLine, type ParsedDocument, type ParsedFolder, problem } from './parsed';

interface Missing {
  readonly key: string;
  readonly mode: string | undefined;
  /** The lowest layer of the mode. */
  readonly layer: ParsedDocument;
  readonly example: ParsedDocument;
}

/** Required keys of an example that no layer of a mode has. */
export function findMissing(folder: ParsedFolder): readonly EnvProblem[] {
  const missing = modesOf(folder).flatMap((mode) => missingIn(folder, mode));
  return [...withoutEnv(folder), ...mergeModes(folder, missing)];
}

/** No layer at all: one problem on each example that has keys. */
function withoutEnv(folder: ParsedFolder): readonly EnvProblem[] {
  if (folder.layers.length > 0) return [];
  return folder.examples
    .filter(({ keys, name }) => keys.size > 0 && name.mode === undefined)
    .map((example) => {
      const message = `There is no .env for the variables that ${example.label} documents. Create it from ${example.label}.`;
      return problem('env/missing-key', example, { message, span: firstLine(example) });
    });
}

/**
 * The ways to run: each mode that has a layer, and no mode at all. Where development has a mode of its own, `.env` is
 * only what all modes share.
 */
function modesOf({ layers }: ParsedFolder): readonly (string | undefined)[] {
  const modes = new Set(layers.map(({ name }) => name.mode));
  if (modes.has('development') || modes.has('dev')) modes.delete(undefined);
  return [...modes];
}

function missingIn(folder: ParsedFolder, mode: string | undefined): readonly Missing[] {
  const layers = folder.layers.filter(({ name }) => name.mode === undefined || name.mode === mode);
  const present = new Set(layers.flatMap(({ keys }) => [...keys]));
  const seen = new Set<string>();
  return examplesFor(folder, mode).flatMap((example) =>
    [...example.keys].flatMap((key): readonly Missing[] => {
      if (present.has(key) || seen.has(key) || isOptional(folder, mode, key)) return [];
      seen.add(key);
      return [{ key, mode, layer: layers[0]!, example }];
    }),
  );
}

/** Marked so in the comments of an example. A key that is only commented out there is no entry and never required. */
function isOptional(folder: ParsedFolder, mode: string | undefined, key: string): boolean {
  return examplesFor(folder, mode).some(({ decorators }) => decorators.get(key)?.optional === true);
}

/** Once per mode; one problem instead where all modes that share the file lack the key. */
function mergeModes(folder: ParsedFolder, missing: readonly Missing[]): readonly EnvProblem[] {
  const modes = modesOf(folder).length;
  const groups = new Map<string, Missing[]>();
  for (const one of missing) {
    const group = groups.get(`${one.layer.uri} ${one.key}`);
    if (group) group.push(one);
    else groups.set(`${one.layer.uri} ${one.key}`, [one]);
  }
  return [...groups.values()].flatMap((group) =>
    group.length === modes ? [missingProblem(group[0]!, false)] : group.map((one) => missingProblem(one, true)),
  );
}

function missingProblem({ key, mode, layer, example }: Missing, nameMode: boolean): EnvProblem {
  const where = nameMode && mode !== undefined ? `in no env file of the mode ${mode}` : `missing in ${layer.label}`;
  const message = `${key} is in ${example.label} but ${where}.`;
  return problem('env/missing-key', layer, { message, span: lastLine(layer), key, relatedUri: example.uri });
}

/** Keys of a layer that no example for it mentions; without any example, one hint that there is none. */
export function findUndocumented(folder: ParsedFolder): readonly EnvProblem[] {
  if (folder.examples.length === 0) return withoutExample(folder);
  return folder.layers.flatMap((layer) => {
    const examples = layer.name.mode === undefined ? folder.examples : examplesFor(folder, layer.name.mode);
    const example = examples.find(({ name }) => name.mode === layer.name.mode) ?? examples[0];
    if (!example) return [];
    const documented = (key: string) => examples.some((one) => one.keys.has(key) || one.commentedKeys.has(key));
    const last = new Map(layer.entries.map((entry) => [entry.key, entry]));
    return [...last]
      .filter(([key]) => !documented(key))
      .map(([key, { keySpan: span }]) => {
        const message = `${key} is not in ${example.label}. Add its name there, so that others know it is needed.`;
        return problem('env/undocumented-key', layer, { message, span, key, relatedUri: example.uri });
      });
  });
}

function withoutExample({ layers }: ParsedFolder): readonly EnvProblem[] {
  const layer = layers.find(({ keys }) => keys.size > 0);
  if (!layer) return [];
  const message = `No .env.example documents the variables of ${layer.label}.`;
  return [problem('env/no-example', layer, { message, span: firstLine(layer) })];
}
