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
  /** Asks the server, again while the document changes; `onAnswer` is told each time. */
  refresh(document: TextDocument): Promise<void>;
  forget(document: TextDocument): void;
}

interface Answer {
  readonly version: number;
  readonly values: readonly EnvValue[];
}

export function createValues(server: Server, onAnswer: (document: TextDocument) => void): Values {
  const answers = new Map<string, Answer>();
  const asking = new Set<string>();
  const keyOf = ({ uri }: TextDocument): string => uri.toString();
  const areCertain = (document: TextDocument): boolean => answers.get(keyOf(document))?.version === document.version;

  /** True when another try can bring more. */
  const ask = async (document: TextDocument): Promise<boolean> => {
    const { version } = document;
    const params: EnvValuesParams = { uri: server.uriOf(document.uri) };
    const answer = await server.request<EnvValuesResult | null>(envValuesRequest, params);
    if (document.isClosed) return false;
    if (answer?.version === document.version) {
      answers.set(keyOf(document), { version: document.version, values: answer.values });
      onAnswer(document);
    }
    return document.version !== version;
  };

  return {
    of: (document) => (areCertain(document) ? answers.get(keyOf(document))!.values : roughValues(linesOf(document))),
    areCertain,
    refresh: async (document) => {
      const key = keyOf(document);
      if (!isServed(document) || areCertain(document) || asking.has(key)) return;
      asking.add(key);
      try {
        while (await ask(document));
      } catch {
        // The server is down or starting: the guess holds until it runs.
      } finally {
        asking.delete(key);
      }
    },
    forget: (document) => void answers.delete(keyOf(document)),
  };
}

export const linesOf = (document: TextDocument): readonly string[] =>
  Array.from({ length: document.lineCount }, (_, line) => document.lineAt(line).text);
