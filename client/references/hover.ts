// Hover over a reference: does the secret exist, which version, how old, until when. Never its value.

import { Hover, languages, MarkdownString, type Position, Range, type TextDocument, workspace } from 'vscode';
import type { SecretFacts } from '../../stores/store';
import { isEnvDocument } from '../env/documents';
import { abortWith } from '../stores/abort-with';
import { quietly } from '../stores/host';
import { findReferences } from './find';
import type { ReferenceParts } from './parts';

export function hoverOverReferences({ stores, facts, selector, own }: ReferenceParts): void {
  own(
    languages.registerHoverProvider(selector, {
      provideHover: async (document, position, token) => {
        const found = at(document, position);
        if (!found) return undefined;
        const range = new Range(found.line, found.start, found.line, found.end);
        if (!workspace.isTrusted) return new Hover('Stores are used in trusted workspaces only.', range);
        const open = await stores.open({ silent: true, folder: document.uri.fsPath });
        if (!open) return undefined;
        const told = await quietly(() => facts.of(open, found.reference, abortWith(token)));
        return new Hover(told.ok ? factsText(told.value) : textOf(told.problem.message), range);
      },
    }),
  );
}

function at(document: TextDocument, position: Position) {
  if (!isEnvDocument(document)) return undefined;
  const line = document.lineAt(position.line).text;
  const [found] = findReferences(line);
  if (!found || position.character < found.start || position.character > found.end) return undefined;
  return { ...found, line: position.line };
}

/** Plain text: what a store says is not ours to format. */
function textOf(text: string): MarkdownString {
  const markdown = new MarkdownString();
  markdown.appendText(text);
  return markdown;
}

function factsText(facts: SecretFacts): MarkdownString {
  const day = (time: number) => new Date(time).toISOString().slice(0, 10);
  const lines = [
    facts.isDeleted ? 'Deleted, and can be recovered.' : 'The secret is there.',
    ...(facts.version === undefined ? [] : [`Version ${facts.version}`]),
    ...(facts.changed === undefined ? [] : [`Changed ${day(facts.changed)} (${ageOf(facts.changed)})`]),
    ...(facts.expires === undefined ? [] : [`Expires ${day(facts.expires)}`]),
    ...(facts.nextRotation === undefined ? [] : [`Next rotation ${day(facts.nextRotation)}`]),
  ];
  const markdown = new MarkdownString();
  for (const line of lines) markdown.appendText(line).appendMarkdown('\n\n');
  return markdown;
}

export function ageOf(since: number, now = Date.now()): string {
  const days = Math.floor((now - since) / 86_400_000);
  if (days < 1) return 'today';
  return days === 1 ? '1 day ago' : `${days} days ago`;
}
