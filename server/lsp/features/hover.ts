// What a person should know about the thing under the cursor: a finding, or a key of an env file. Never its value.

import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver/node';
import { ruleLink } from '../../../protocol/links';
import { parseEnv } from '../../dotenv/parse';
import { sortEntries } from '../../dotenv/stray';
import { envValues } from '../../dotenv/values';
import { isPlaceholder } from '../../engine/judge/placeholder';
import type { RuleInfo } from '../../engine/rule';
import { nameOfUri, parentUri } from '../../uri';
import { rangesIn } from '../convert';
import type { Shown } from '../diagnostics/examine';
import type { Snapshot } from '../documents';
import type { Feature } from '../feature';
import type { Session } from '../session';

const feature: Feature = {
  id: 'hover',
  capabilities: () => ({ hoverProvider: true }),
  register: (on, session) => {
    on.request<HoverParams, Hover | null>('textDocument/hover', null, async ({ textDocument, position }) => {
      const snapshot = session.documents.get(textDocument.uri);
      if (!snapshot) return null;
      const offset = snapshot.text.offsetAt(position);
      return (await findingHover(session, snapshot, offset)) ?? (await keyHover(session, snapshot, offset)) ?? null;
    });
  },
};

interface Words {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

async function findingHover(session: Session, snapshot: Snapshot, offset: number): Promise<Hover | undefined> {
  const { reported } = await session.examiner.document(snapshot);
  const shown = reported.find(({ finding }) => finding.start <= offset && offset <= finding.end);
  if (!shown) return undefined;
  const { start, end } = shown.finding;
  return hover(session, snapshot, { start, end, lines: findingWords(shown, session.infos) });
}

function findingWords({ finding, message }: Shown, infos: ReadonlyMap<string, RuleInfo>): readonly string[] {
  const info = infos.get(finding.ruleId);
  const paired = info?.pairedWith && (infos.get(info.pairedWith)?.title ?? info.pairedWith);
  const links = [
    ...(info?.revoke ? [`[Revoke or rotate it](${info.revoke})`] : []),
    ...(info?.docs ? [`[Documentation](${info.docs})`] : []),
    `[About this rule](${ruleLink(finding.ruleId)})`,
  ];
  return [
    `**${finding.title}** (\`${finding.ruleId}\`)`,
    `Class: ${finding.class}. Confidence: ${finding.confidence}.`,
    ...(finding.evidence.length > 0 ? [`Why:\n${finding.evidence.map((reason) => `- ${reason}`).join('\n')}`] : []),
    ...(finding.related ?? []).map((note) => `${note.message} (\`${note.ruleId}\`)`),
    ...(paired ? [`Belongs together with: ${paired}.`] : []),
    // What it is stands in the title: editors show the whole message beside the hover.
    `What to do: ${message.slice(message.indexOf('. ') + 2)} If it was ever committed, sent or shown, that is not enough: revoke it.`,
    links.join(' · '),
  ];
}

async function keyHover(session: Session, snapshot: Snapshot, offset: number): Promise<Hover | undefined> {
  const { around } = await session.examiner.document(snapshot);
  if (!around.env || !around.settings.enable) return undefined;
  const entry = sortEntries(parseEnv(String(snapshot.text))).variables.find(
    ({ line }) => line.start <= offset && offset <= line.end,
  );
  if (!entry) return undefined;
  const { start, end } = entry.keySpan;
  const lines = [`**${entry.key}**`, ...(await definitions(session, snapshot, entry.key))];
  return hover(session, snapshot, { start, end, lines });
}

/** One line per env file of the folder that has the key, with what state its value is in. */
async function definitions({ drift, host }: Session, { uri }: Snapshot, key: string): Promise<readonly string[]> {
  const files = await drift.folder(parentUri(uri));
  const lines = await Promise.all(
    files.map(async (file) => {
      const state = stateOf((await host.read(file.uri)) ?? '', key);
      return state === undefined ? [] : [`\`${nameOfUri(file.uri)}\`: ${state}`];
    }),
  );
  return lines.flat();
}

/** Says of the last entry of the key, the one that counts; undefined where there is none. */
function stateOf(text: string, key: string): string | undefined {
  const entry = parseEnv(text).entries.findLast((one) => one.key === key);
  if (!entry) return undefined;
  if (entry.value.trim() === '') return 'empty';
  if (isPlaceholder(entry.value)) return 'a placeholder';
  const value = envValues(text, { isPlaceholder }).findLast((one) => one.key === key);
  return value?.sensitive ? 'set, masked' : 'set';
}

function hover({ client }: Session, snapshot: Snapshot, { start, end, lines }: Words): Hover {
  const markdown = lines.join('\n\n');
  const contents = client.markdownHover
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: plain(markdown) };
  return { contents, range: rangesIn(snapshot)(start, end) };
}

/** The same words without marks, links as their addresses. */
function plain(markdown: string): string {
  return markdown.replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1: $2').replace(/\*\*|`/g, '');
}

export default feature;
