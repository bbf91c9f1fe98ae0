// Questions of one open store: each is asked once at a time, and a yes is remembered until it is closed.

import type { StoreHost } from '../../host';

export function createAsking({ confirm }: Pick<StoreHost, 'confirm'>): (question: string) => Promise<boolean> {
  const answers = new Map<string, Promise<boolean>>();
  return (question) => {
    const before = answers.get(question);
    if (before) return before;
    const answer = confirm(question).then(
      (isYes) => {
        if (!isYes) answers.delete(question);
        return isYes;
      },
      () => {
        answers.delete(question);
        return false;
      },
    );
    answers.set(question, answer);
    return answer;
  };
}

/** One after the other for each name; what this window writes cannot cross itself. */
export function createTurns(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const before = last.get(name) ?? Promise.resolve();
    const mine = before.then(work);
    const settled = mine.catch(() => undefined);
    last.set(name, settled);
    try {
      return await mine;
    } finally {
      if (last.get(name) === settled) last.delete(name);
    }
  };
}
