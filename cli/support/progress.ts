// How far a scan is, on a terminal only, and gone when it is done.

import type { Screen } from './io';

export interface Progress {
  readonly show: (files: number) => void;
  readonly clear: () => Promise<void>;
}

const interval = 100;

export function createProgress(screen: Screen): Progress {
  let shownAt = 0;
  return {
    show: (files) => {
      if (!screen.isTerminal) return;
      const now = performance.now();
      if (now - shownAt < interval) return;
      shownAt = now;
      void screen.write(`\r\x1b[2KScanned ${files} ${files === 1 ? 'file' : 'files'} …`);
    },
    clear: async () => {
      if (shownAt > 0) await screen.write('\r\x1b[2K');
    },
  };
}
