// The local vault as a terminal has it: what an open editor window keeps there and the person approves, else a vault of our own.

import { formatReference, parseReference } from '../../protocol/reference';
import type { Answers } from '../../stores/editor/window';
import { type Result, refused, type Store, type StoreKind } from '../../stores/store';
import type { Variable } from '../../stores/use/resolve';

/** References among the variables, and whether the editor's vault is needed for any of them. */
export function referencesIn(variables: readonly Variable[]): {
  readonly all: readonly string[];
  readonly needVault: boolean;
} {
  const references = variables.flatMap(({ value }) => parseReference(value) ?? []);
  const needVault = references.some(({ scheme, alias }) => scheme === 'local' && alias === undefined);
  return { all: [...new Set(references.map(formatReference))].sort(), needVault };
}

/** The kinds, with the answers of a window before what the local vault of the command line has. */
export const withAnswers = (kinds: readonly StoreKind[], answers: Answers): readonly StoreKind[] =>
  kinds.map((kind) => (kind.id === 'local' ? answering(kind, answers) : kind));

function answering(kind: StoreKind, answers: Answers): StoreKind {
  return {
    ...kind,
    open: (place, host): Store => {
      const own = kind.open(place, host);
      if (place.alias !== undefined) return own;
      return {
        ...own,
        get: async (name, request): ReturnType<Store['get']> => {
          const { version } = request ?? {};
          const asked = formatReference({ scheme: 'local', name, ...(version !== undefined && { version }) });
          const answer = answers[asked];
          if (!answer || ('kind' in answer && answer.kind === 'not-found')) return own.get(name, request);
          return asResult(answer);
        },
      };
    },
  };
}

const asResult = (answer: Answers[string]): Result<{ readonly text: string }> =>
  'text' in answer ? { ok: true, value: { text: answer.text } } : refused(answer.kind, answer.message);
