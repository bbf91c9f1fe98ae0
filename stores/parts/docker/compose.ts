// What a compose file says about secrets: where each comes from, and which variables of services point to one. Pure.

import { parseAllDocuments } from 'yaml';
import { found, type Result, refused } from '../../store';

/** Where a secret of the top level comes from; paths and variables are not interpolated yet. */
export type Source =
  | { readonly from: 'file'; readonly path: string }
  | { readonly from: 'environment'; readonly variable: string }
  /** Made outside of compose, in the swarm. */
  | { readonly from: 'external' }
  /** By a driver, or by nothing that we know. */
  | { readonly from: 'elsewhere' };

export interface FileVariable {
  readonly service: string;
  /** Ends with `_FILE`. */
  readonly variable: string;
  /** Name of the secret at the top level. */
  readonly secret: string;
}

type Mapping = ReadonlyMap<unknown, unknown>;

export type SecretsOf = typeof secretsOf;

/** The same, without parsing the same text twice in a row: each page and each secret asks again. */
export function rememberingSecretsOf(): SecretsOf {
  let last: { readonly text: string; readonly secrets: ReturnType<SecretsOf> } | undefined;
  return (texts) => {
    const text = JSON.stringify(texts);
    if (last?.text !== text) last = { text, secrets: secretsOf(texts) };
    return last.secrets;
  };
}

/** Of several files the last one that names a secret decides. */
export function secretsOf(texts: readonly string[]): Result<ReadonlyMap<string, Source>> {
  const secrets = new Map<string, Source>();
  for (const text of texts) {
    for (const document of documentsOf(text) ?? [undefined]) {
      const declared = document?.get('secrets') ?? new Map();
      if (!document || !isMapping(declared)) return refused('unreadable', 'The compose file is malformed.');
      for (const [name, definition] of declared) secrets.set(String(name), sourceOf(definition));
    }
  }
  return found(secrets);
}

function sourceOf(definition: unknown): Source {
  if (!isMapping(definition)) return { from: 'elsewhere' };
  const external = definition.get('external');
  if (external === true || external === 'true' || isMapping(external)) return { from: 'external' };
  const [path, variable] = [definition.get('file'), definition.get('environment')];
  if (typeof path === 'string' && path !== '') return { from: 'file', path };
  if (typeof variable === 'string' && variable !== '') return { from: 'environment', variable };
  return { from: 'elsewhere' };
}

/** Variables of services that name the file of a secret, as many images read them (`POSTGRES_PASSWORD_FILE`). */
export function fileVariables(composeText: string): readonly FileVariable[] {
  const services = (documentsOf(composeText) ?? []).flatMap((document) => {
    const inDocument = document.get('services');
    return isMapping(inDocument) ? [...inDocument] : [];
  });
  return services.flatMap(([service, definition]) =>
    isMapping(definition) ? variablesOf(String(service), definition) : [],
  );
}

function variablesOf(service: string, definition: Mapping): readonly FileVariable[] {
  const targets = targetsOf(definition.get('secrets'));
  return environmentOf(definition.get('environment')).flatMap(([variable, value]) => {
    const [, target] = /^\/run\/secrets\/([^/]+)$/.exec(value) ?? [];
    if (target === undefined || !/._FILE$/.test(variable)) return [];
    return [{ service, variable, secret: targets.get(target) ?? target }];
  });
}

/** A mapping, or a list of `NAME=value`. */
function environmentOf(environment: unknown): readonly (readonly [variable: string, value: string])[] {
  if (isMapping(environment)) return [...environment].map(([name, value]) => [String(name), String(value)]);
  if (!Array.isArray(environment)) return [];
  return environment.map(String).map((line) => {
    const at = line.indexOf('=');
    return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
  });
}

/** Names at the top level by the names of their files in the service; only where they differ. */
function targetsOf(secrets: unknown): ReadonlyMap<string, string> {
  const long = (Array.isArray(secrets) ? secrets : []).filter(isMapping);
  return new Map(
    long.flatMap((one): readonly (readonly [string, string])[] => {
      const [source, target] = [one.get('source'), one.get('target')];
      if (typeof source !== 'string' || typeof target !== 'string') return [];
      return [[target.replace(/^\/run\/secrets\//, ''), source]];
    }),
  );
}

/** Looking for keys that stand twice takes the library minutes for a megabyte, and so do pretty errors: the last key wins. */
const options = { merge: true, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;

/** Maps instead of objects: a secret may be called `__proto__`. Undefined for what is no YAML of mappings. */
function documentsOf(text: string): readonly Mapping[] | undefined {
  try {
    const documents = [...parseAllDocuments(text, options)];
    if (documents.some(({ errors }) => errors.length > 0)) return undefined;
    const roots = documents.map((document): unknown => document.toJS({ mapAsMap: true }) ?? new Map());
    return roots.every(isMapping) ? roots : undefined;
  } catch {
    // Aliases without end or without an anchor, which are found only while they are followed.
    return undefined;
  }
}

const isMapping = (value: unknown): value is Mapping => value instanceof Map;

const variableForm = /\$(?:(\$)|([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-+?])([^{}$]*))?\})?/g;

/** As compose does it, but nothing nested: undefined then, for a malformed `$`, and for a variable that must be set and is not. */
export function interpolate(text: string, lookUp: (variable: string) => string | undefined): string | undefined {
  let isMalformed = false;
  const whole = text.replace(
    variableForm,
    (_, dollar?: string, plain?: string, braced?: string, operator = '', word = '') => {
      if (dollar) return dollar;
      const value = lookUp(plain ?? braced ?? '');
      const isSet = value !== undefined && !(operator.startsWith(':') && value === '');
      if ((plain ?? braced) === undefined || (operator.endsWith('?') && !isSet)) isMalformed = true;
      if (operator.endsWith('+')) return isSet ? word : '';
      return isSet ? value : operator.endsWith('-') ? word : '';
    },
  );
  return isMalformed ? undefined : whole;
}
