// What moving a literal out of code comes to: which variable, which edits, and whether an env file has the value already.

import { quoteEnvValue } from '../../../protocol/env-quote';
import { isSpeakable } from '../../../protocol/speakable';
import { freeName, variableHolding } from '../../dotenv/lookup';
import { parseEnv, valuesOf } from '../../dotenv/parse';
import { type EnvHome, envHome } from '../../dotenv/place';
import { addVariable } from '../../dotenv/store';
import type { Language, MoveAnswer } from '../../languages/language';
import type { FileChange, Plan } from '../../plan';
import { nameOfUri } from '../../uri';
import type { FixContext } from '../fix';

export interface CodeMove {
  /** `existing`: the `.env` holds the value under this name; `new`: it will. */
  readonly kind: 'existing' | 'new';
  readonly name: string;
  readonly answer: MoveAnswer;
  readonly home: EnvHome;
}

/** Undefined where no move would leave a working program. */
export async function codeMove(context: FixContext): Promise<CodeMove | undefined> {
  const { host, uri, rootUri, finding, exampleNames: examples } = context;
  const language = finding && rootUri !== undefined ? languageOf(context) : undefined;
  if (!language || !finding || rootUri === undefined) return undefined;
  const home = await envHome(host, uri, { rootUri, examples });
  const read = (name: string) => moveWith(context, language, { name, home });
  const draft = await read(finding.envName);
  // A name the code reads already may hold a token, which no title must repeat.
  if (!draft || !isSpeakable(draft.name) || quoteEnvValue(draft.value) === undefined) return undefined;
  const held = await heldName(context, home, draft.value);
  // A fallback or a settings field is read under its own name, whatever we suggest.
  const fixed = draft.name !== finding.envName;
  const existing = held !== undefined && (!fixed || held === draft.name) ? await read(held) : undefined;
  if (held !== undefined && existing?.name === held) return { kind: 'existing', name: held, answer: existing, home };
  const name = await freeName(host, home, draft.name, draft.value);
  if (fixed && name !== draft.name) return undefined;
  const answer = name === finding.envName ? draft : await read(name);
  return answer?.name === name ? { kind: 'new', name, answer, home } : undefined;
}

function languageOf({ languages, languageId, uri }: FixContext): Language | undefined {
  const name = nameOfUri(uri).toLowerCase();
  return (
    languages.find(({ extensions }) => extensions.some((extension) => name.endsWith(extension))) ??
    (/\.\w+$/.test(name) ? undefined : languages.find(({ languageIds }) => languageIds.includes(languageId)))
  );
}

const moveWith = (
  { host, uri, text, rootUri, finding }: FixContext,
  language: Language,
  { name, home }: { readonly name: string; readonly home: EnvHome },
): Promise<MoveAnswer | undefined> =>
  language.move({
    ...{ text, uri, host, name, start: finding!.start, end: finding!.end, envUri: home.envUri },
    ...(rootUri !== undefined && { rootUri }),
  });

/** The variable of `.env` itself that holds the value: few programs load `.env.local`. */
async function heldName({ host }: FixContext, home: EnvHome, value: string): Promise<string | undefined> {
  const held = await variableHolding(host, home, value);
  const text = held === undefined ? undefined : await host.read(home.envUri);
  return held !== undefined && valuesOf(parseEnv(text ?? '')).get(held) === value ? held : undefined;
}

/** Changes to the env files; none when the variable is there already. Undefined when it cannot be written. */
export async function storeChanges(
  { host, uri, rootUri, repositoryUri, ignored, exampleNames }: FixContext,
  { kind, name, answer }: CodeMove,
): Promise<readonly FileChange[] | undefined> {
  if (kind === 'existing') return [];
  const place = { host, fileUri: uri, rootUri, repositoryUri, ignored, exampleNames };
  return addVariable({ ...place, name, value: answer.value });
}

/** The whole plan: code first, then the env files. */
export async function movePlan(context: FixContext, move: CodeMove): Promise<Plan | undefined> {
  const stored = await storeChanges(context, move);
  // The code is a file of its own: an env file in the same document would be edited twice.
  if (!stored || stored.some(({ uri }) => uri === context.uri)) return undefined;
  return {
    changes: [{ uri: context.uri, create: false, edits: move.answer.edits }, ...stored],
    description: describe(context, move, stored),
    nextSteps: move.answer.nextSteps,
  };
}

function describe({ uri, rootUri }: FixContext, { name, home }: CodeMove, stored: readonly FileChange[]): string {
  const path = (of: string) =>
    rootUri !== undefined && of.startsWith(`${rootUri}/`)
      ? decodeURIComponent(of.slice(rootUri.length + 1))
      : nameOfUri(of);
  const parts = stored.map((change) =>
    nameOfUri(change.uri) === '.gitignore'
      ? `lists ${nameOfUri(home.envUri)} in ${path(change.uri)}`
      : `${change.create ? 'creates' : 'adds it to'} ${path(change.uri)}`,
  );
  const all = [`Reads ${name} from the environment in ${path(uri)}`, ...parts].join(', ');
  return `${all}. Was the value saved or committed before? Git and the editor's local history keep it: replace the credential.`;
}
