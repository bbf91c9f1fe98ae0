// What a person sees of the editor's text: what CSS hides is left out, what it draws is there.

import type { Workbench } from './workbench';

/** The part of a browser that is used here; the tests' compiler knows no DOM. */
declare function getComputedStyle(node: Node, pseudo?: string): { readonly content: string; readonly display: string };
interface Node {
  readonly style: { readonly top: string };
  readonly textContent: string;
  querySelectorAll(selector: string): Iterable<Node>;
}

/** Lines of the editor, top to bottom, as they are seen. */
export async function seen({ page }: Workbench): Promise<readonly string[]> {
  const lines = page.locator('.editor-instance .view-lines .view-line');
  return lines.evaluateAll((nodes) =>
    (nodes as unknown as Node[])
      .map((line) => ({
        top: Number.parseFloat(line.style.top),
        text: [...line.querySelectorAll('span:not(:has(span))')]
          .map((part) => {
            const drawn = /^"(.*)"$/.exec(getComputedStyle(part, '::before').content)?.[1] ?? '';
            return getComputedStyle(part).display === 'none' ? '' : drawn + part.textContent;
          })
          .join(''),
      }))
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text.replaceAll('\u00a0', ' ')),
  );
}

/** Records what the editor shows in every frame from now on; the answer stops and tells all of it. */
export async function recordFrames({ page }: Workbench): Promise<() => Promise<string>> {
  await page.evaluate(`
    globalThis.frames = new Set();
    globalThis.recordFrame = () => {
      for (const lines of document.querySelectorAll('.editor-instance .view-lines')) frames.add(lines.innerText);
      globalThis.nextFrame = requestAnimationFrame(recordFrame);
    };
    recordFrame();
  `);
  return () => page.evaluate<string>('cancelAnimationFrame(nextFrame), [...frames].join("\\n")');
}
