// Ordinary code of any length, the same in every run: what programs are made of, and no secret in it.

import { seededRandom } from '../../../server/engine/shape/sample';

const lines = [
  "import { readFile } from 'node:fs/promises';",
  '',
  '/** Reads the settings and answers with what differs from the defaults. */',
  'export async function load(path: string, options: LoadOptions = {}): Promise<Settings> {',
  "  const text = await readFile(path, 'utf8');",
  '  const parsed = JSON.parse(text) as Partial<Settings>;',
  '  if (parsed.version !== undefined && parsed.version > current) throw new Error(`unknown version ${parsed.version}`);',
  '  for (const [key, value] of Object.entries(parsed)) result.set(key, value);',
  '  return { ...defaults, ...parsed, path };',
  '}',
  'const limits = { width: 120, height: 80, retries: 3, timeout: 30_000 };',
  "export const names = ['alpha', 'beta', 'gamma', 'delta'].map((name, index) => `${name}-${index}`);",
  '  // The token of the lexer that stands before the cursor, or the first one.',
  '  const token = tokens.findLast(({ start }) => start <= offset) ?? tokens[0];',
  '  if (!token || token.kind === kinds.comment) return undefined;',
  '  return <Panel title={t("panel.title")} onClose={() => setOpen(false)}>{children}</Panel>;',
  '.panel > .header { color: #334455; margin: 0 auto; background: url(./images/header.png) }',
  '    "integrity": "see the lock file", "resolved": true, "license": "MIT"',
  'def area(width: float, height: float) -> float:  # square metres',
  '    return round(width * height, 2)',
];

export function codeLines(count: number, seed = 1): string[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => lines[Math.floor(random() * lines.length)]!);
}
