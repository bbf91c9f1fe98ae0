// The values of env documents as far as they are known: the server's answer for this version, else a guess on the safe side.

import type { TextDocument } from 'vscode';
import {
  type EnvValue,
  type EnvValuesParams,
  type EnvValuesResult,
  envValuesRequest,
} from '../../../protocol/messages';
import { isServed } from '../../env/documents';
import type { Server } from '../../language-server/server';
import { roughValues } from './rough-values';

export interface Values {
  of(document: TextDocument): readonly EnvValue[];
  /** True when the server has answered for the document as it is now. */
  areCertain(document: TextDocument): boolean;
  /** Asks the server, again while the document changes; calls `redraw` with each answer, and when none comes. */
  refresh(document: TextDocument): Promise<void>;
  forget(document: TextDocument): void;
}

interface Answer {
  readonly version: number;
  readonly values: readonly EnvValue[];
}

export function createValues(server: Server, redraw: (document: TextDocument) => void): Values {
  const answers = new Map<string, Answer>();
  const asking = new Set<string>();
  const keyOf = ({ uri }: TextDocument): string => uri.toString();
  const areCertain = (document: TextDocument): boolean => answers.get(keyOf(document))?.version === document.version;

  /** True when the answer is about the document as it is now. */
  const ask = async (document: TextDocument): Promise<boolean> => {
    const params: EnvValuesParams = { uri: server.uriOf(document.uri) };
    const answer = await server.request<EnvValuesResult | null>(envValuesRequest, params);
    if (answer?.version !== document.version || document.isClosed) return false;
    answers.set(keyOf(document), { version: document.version, values: answer.values });
    redraw(document);
    return true;
  };
  const askUntilCurrent = async (document: TextDocument): Promise<void> => {
    // A request may overtake the news of the very edit it was sent for, so one stale answer does not mean the end.
    for (let asked = document.version, attempts = 0; attempts < 5; attempts++) {
      if (await ask(document)) return;
      if (document.version !== asked) attempts = 0;
      asked = document.version;
    }
  };

  return {
    of: (document) => (areCertain(document) ? answers.get(keyOf(document))!.values : roughValues(linesOf(document))),
    areCertain,
    refresh: async (document) => {
      const key = keyOf(document);
      if (!isServed(document) || areCertain(document) || asking.has(key)) return;
      asking.add(key);
      try {
        await askUntilCurrent(document);
      } catch {
        // The server is down or starting: the guess holds until it runs.
      } finally {
        asking.delete(key);
      }
      if (!areCertain(document)) redraw(document);
    },
    forget: (document) => void answers.delete(keyOf(document)),
  };
}

export const linesOf = (document: TextDocument): readonly string[] =>
  Array.from({ length: document.lineCount }, (_, line) => document.lineAt(line).text);
