// The clipboard for secrets: what we put there goes away after a minute, unless something else was copied meanwhile.

export interface ExpiringClipboard {
  copy(text: string): Promise<void>;
  /** What is ours goes away now, as far as there is still time for it. */
  dispose(): void;
}

/** How long a copied secret stays, in seconds. */
export const clipboardSeconds = 60;

interface Parts {
  /** VS Code's. */
  readonly clipboard: { readText(): PromiseLike<string>; writeText(text: string): PromiseLike<void> };
  /** Calls `work` once after so many milliseconds; answers with how to call it off. */
  readonly later?: (work: () => void, milliseconds: number) => () => void;
}

export function createExpiringClipboard({ clipboard, later = afterTime }: Parts): ExpiringClipboard {
  let waiting: { readonly text: string; readonly callOff: () => void } | undefined;
  const expire = async (): Promise<void> => {
    const ours = waiting;
    waiting = undefined;
    ours?.callOff();
    try {
      if (ours && (await clipboard.readText()) === ours.text) await clipboard.writeText('');
    } catch {
      // It may not be read, or the window is closing. Cleared blindly, it could lose what somebody else put there.
    }
  };
  return {
    copy: async (text) => {
      await clipboard.writeText(text);
      // The one before is gone from the clipboard; the same one copied again has a new minute.
      waiting?.callOff();
      waiting = { text, callOff: later(() => void expire(), clipboardSeconds * 1000) };
    },
    dispose: () => void expire(),
  };
}

function afterTime(work: () => void, milliseconds: number): () => void {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
}
