// Values in the wrong file: placeholders in a real one, secrets in an example.

import { isSpeakable } from '../../../protocol/speakable';
import type { EnvEntry, Span } from '../parse';
import type { EnvProblem } from '../problem';
import { looksSecret } from '../secret-names';
import { examplesFor, type ParsedDocument, type ParsedFolder, problem } from './parsed';

/** Tests run on made-up values. */
const testModes: ReadonlySet<string | undefined> = new Set(['test', 'testing', 'e2e', 'ci']);
/** Nobody would use these as the real value of an ordinary setting either. */
const unmistakable =
  /^<[^<>]+>$|^\[[^[\]]+\]$|your|change[-_ ]?(me|this|it)|replace[-_ ]?(me|this|with)|^x{3,}$|^to-?do$|placeholder/i;

/** Values of a layer that were never replaced. */
export function findPlaceholders(folder: ParsedFolder): readonly EnvProblem[] {
  const layers = folder.layers.filter(({ name }) => !testModes.has(name.mode));
  return layers.flatMap((layer) => {
    const last = new Map(layer.entries.map((entry) => [entry.key, entry]));
    return [...last.values()]
      .filter((entry) => isLeftOver(folder, layer, entry))
      .map(({ key, inner }) => {
        const message = `${key} still has a placeholder in ${layer.label}. Give it its real value.`;
        return problem('env/placeholder-value', layer, { message, span: inner, key });
      });
  });
}

function isLeftOver(folder: ParsedFolder, layer: ParsedDocument, { key, value }: EnvEntry): boolean {
  if (value === '' || !folder.isPlaceholder(value)) return false;
  return unmistakable.test(value) || isSecretKey(folder, layer, key);
}

/** By the decorators of the layer, else of its example, else by the name. */
function isSecretKey(folder: ParsedFolder, layer: ParsedDocument, key: string): boolean {
  const documents = [...examplesFor(folder, layer.name.mode), layer];
  return looksSecret(key, Object.assign({}, ...documents.map(({ decorators }) => decorators.get(key))));
}

/** What the credential rules found in an example, and values that a layer uses as a secret. */
export function findSecretsInExamples(folder: ParsedFolder): readonly EnvProblem[] {
  const secrets = secretValues(folder);
  return folder.examples.flatMap((example) => {
    const copied = example.file.entries.filter(({ value }) => secrets.has(value)).map(({ inner }) => inner);
    const found = example.credentials.filter((span) => !copied.some((other) => overlap(span, other)));
    return [...copied, ...found].map((span) => {
      const key = keyAt(example, span);
      const what = key === undefined ? 'A text' : `The value of ${key}`;
      const message = `${what} in ${example.label} looks real, and everyone with the repository can read it. Remove it from the example.`;
      return problem('env/secret-in-example', example, { message, span, ...(key !== undefined && { key }) });
    });
  });
}

function secretValues(folder: ParsedFolder): ReadonlySet<string> {
  const values = folder.layers.flatMap((layer) =>
    layer.file.entries.filter(
      ({ key, value }) => isDistinctive(value) && !folder.isPlaceholder(value) && isSecretKey(folder, layer, key),
    ),
  );
  return new Set(values.map(({ value }) => value));
}

/** A development default such as `postgres` may stand in both; what somebody made up or generated may not. */
function isDistinctive(value: string): boolean {
  return value.length >= 8 && /[A-Za-z]/.test(value) && /\d/.test(value);
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** None where the key itself may be the secret. */
function keyAt({ file, entries }: ParsedDocument, span: Span): string | undefined {
  const entry = entries.find(({ written }) => overlap(written, span));
  const key = entry?.key ?? file.comments.find((comment) => overlap(comment, span))?.key;
  return key !== undefined && isSpeakable(key) ? key : undefined;
}
