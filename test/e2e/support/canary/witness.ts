// Sees all that the workbench shows around the editors, however short: notifications, hovers, lists, panels, the status bar.

import type { Page } from 'playwright-core';
import { isEdit, type Place } from './places';

export interface Witness {
  /** Every text shown so far, and what the page wrote to its console. */
  places(): Promise<readonly Place[]>;
}

/** Editors themselves, their tabs and VS Code's word suggestions are left out: they show the document. */
const watched = [
  '.notifications-toasts',
  '.notifications-center',
  '.monaco-hover',
  '.action-widget',
  '.quick-input-widget',
  '.monaco-dialog-box',
  '.part.panel',
  '.part.sidebar',
  '.part.statusbar',
];

/** Runs in the page, before anything of VS Code's. */
const observe = `
  window.scabbardSeen = {};
  let waiting = false;
  const look = () => {
    waiting = false;
    for (const selector of ${JSON.stringify(watched)}) {
      const seen = (window.scabbardSeen[selector] ??= new Set());
      for (const element of document.querySelectorAll(selector)) {
        seen.add(element.innerText);
        for (const named of element.querySelectorAll('[aria-label], [title]')) {
          seen.add(named.getAttribute('aria-label') + '\\n' + named.getAttribute('title'));
        }
      }
    }
  };
  new MutationObserver(() => {
    if (!waiting) setTimeout(look, 30);
    waiting = true;
  }).observe(document, { subtree: true, childList: true, characterData: true });
`;

/** To be called before the page goes to its address. */
export async function createWitness(page: Page): Promise<Witness> {
  const printed: string[] = [];
  page.on('console', (message) => printed.push(message.text()));
  await page.addInitScript(observe);
  const shown = 'Object.entries(scabbardSeen).map(([name, texts]) => ({ name, text: [...texts].join("\\n") }))';
  return {
    places: async () => [
      ...(await page.evaluate<readonly Place[]>(shown)),
      ...printed
        .filter((message) => !isEdit(message))
        .map((message) => ({ name: `console of the page: ${kindOf(message)}`, text: message })),
    ],
  };
}

/** How a message begins, as far as it is words of VS Code's own: up to the first digit, quote, bracket or path. */
const kindOf = (message: string): string =>
  /^[A-Za-z_.:#[\] -]{0,40}/.exec(message.replace(/^%c *(\w+) (?:background: #\w+; )?color: #\w+ ?/, '$1 '))![0].trim();
