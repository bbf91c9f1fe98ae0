// Quick-fixes of one document: which are offered in a range, and what one of them does to the files.

import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { EnvProblem } from '../../dotenv/problem';
import type { Finding } from '../../engine/findings/finding';
import type { Fix, FixContext, FixOffer } from '../../fixes/fix';
import type { Plan } from '../../plan';
import { nameOfUri } from '../../uri';
import { isReadOnly } from '../../workspace/reading/read-only';
import { type Located, toWorkspaceEdit } from '../convert';
import type { Snapshot } from '../documents';
import type { Session } from '../session';
import { describeError } from '../wire/safe-error';
import { pathOfUri, uriKey } from '../wire/uris';

/** What a code action carries until it is resolved; no value. */
export interface ActionData {
  readonly fixId: string;
  readonly args: Readonly<Record<string, string>>;
  readonly uri: string;
  readonly version: number;
  /** Rule id or env code of the target, and where it stood. */
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

/** A finding or a problem that fixes are offered for. */
interface Target {
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly diagnostic: Diagnostic;
  readonly finding?: Finding;
  readonly problem?: EnvProblem;
}

/** The offers for everything in the range, in the order of the text; edits are left to `planEdit`. */
export async function offerFixes(session: Session, snapshot: Snapshot, range: Range): Promise<readonly CodeAction[]> {
  const [start, end] = [snapshot.text.offsetAt(range.start), snapshot.text.offsetAt(range.end)];
  const targets = (await targetsIn(session, snapshot)).filter((target) => target.start <= end && target.end >= start);
  const actions: CodeAction[] = [];
  for (const target of targets) {
    const context = await contextFor(session, snapshot, target);
    const offers = await Promise.all(session.parts.fixes.map((fix) => offersOf(session, fix, context)));
    actions.push(...actionsFor(snapshot, target, offers.flat()));
  }
  return withoutRepetition(actions);
}

/**
 * The edit of an offered fix; undefined when the document changed so that it no longer holds, or when a file may not be
 * written: `refuse` is told then.
 */
export async function planEdit(
  session: Session,
  data: ActionData,
  refuse?: (why: string) => void,
): Promise<WorkspaceEdit | undefined> {
  const snapshot = session.documents.get(data.uri);
  const fix = session.parts.fixes.find(({ id }) => id === data.fixId);
  if (!snapshot || !fix) return undefined;
  const target = findAgain(await targetsIn(session, snapshot), data, snapshot.version === data.version);
  if (!target) return undefined;
  const offer = { fixId: data.fixId, title: '', preferred: false, args: data.args };
  return planned(session, fix, { offer, context: await contextFor(session, snapshot, target), refuse });
}

export interface FoundAt {
  readonly version: number;
  /** Exactly the secret. */
  readonly range: Range;
  readonly ruleId: string;
  readonly context: FixContext;
}

/** The first credential that touches the range. */
export async function findingAt(session: Session, uri: string, range: Range): Promise<FoundAt | undefined> {
  const snapshot = session.documents.get(uri);
  if (!snapshot) return undefined;
  const [start, end] = [snapshot.text.offsetAt(range.start), snapshot.text.offsetAt(range.end)];
  const targets = await targetsIn(session, snapshot);
  const target = targets.find((one) => one.finding && one.start <= end && one.end >= start);
  if (!target) return undefined;
  const context = await contextFor(session, snapshot, target);
  return { version: snapshot.version, range: target.diagnostic.range, ruleId: target.code, context };
}

interface Planning {
  readonly offer: FixOffer;
  readonly context: FixContext;
  /** Told for people why there is no edit. */
  readonly refuse?: ((why: string) => void) | undefined;
}

/** Asks the fix for its plan and turns it into an edit of exactly the texts it was made from. */
export async function planned(
  session: Session,
  fix: Fix,
  { offer, context, refuse }: Planning,
): Promise<WorkspaceEdit | undefined> {
  const { documents, host, client, fixes } = session;
  const before = new Map(documents.all().map((snapshot) => [uriKey(snapshot.uri), snapshot]));
  const plan = await fix.plan(offer, context);
  if (!plan) return undefined;
  const locked = await readOnlyIn(plan);
  if (locked.length > 0) {
    refuse?.(`${locked.map(nameOfUri).join(' and ')} may not be written, so nothing was changed.`);
    return undefined;
  }
  const texts = await textsOf(plan, before, host.read);
  if ([...before.values()].some((snapshot) => texts.has(uriKey(snapshot.uri)) && !documents.isCurrent(snapshot))) {
    return undefined;
  }
  const locate = (uri: string): Located => texts.get(uriKey(uri)) ?? { uri, text: '', version: null };
  fixes.planned(plan, (uri) => String(locate(uri).text));
  return toWorkspaceEdit(plan, locate, client);
}

/** Editors save file by file: with one that cannot be saved, the others would have lost what it was to hold. */
async function readOnlyIn({ changes }: Plan): Promise<readonly string[]> {
  const existing = changes.filter(({ create }) => !create).map(({ uri }) => ({ uri, path: pathOfUri(uri) }));
  const checked = existing.map(async ({ uri, path }) => (path !== undefined && (await isReadOnly(path)) ? [uri] : []));
  return (await Promise.all(checked)).flat();
}

async function textsOf(
  plan: Plan,
  open: ReadonlyMap<string, Snapshot>,
  read: (uri: string) => Promise<string | undefined>,
): Promise<ReadonlyMap<string, Located>> {
  const texts = new Map<string, Located>();
  for (const { uri, create } of plan.changes) {
    const known = create ? undefined : open.get(uriKey(uri));
    const text = create ? '' : await read(uri);
    texts.set(uriKey(uri), known ?? { uri, text: text ?? '', version: null });
  }
  return texts;
}

async function targetsIn({ examiner, drift, log }: Session, snapshot: Snapshot): Promise<readonly Target[]> {
  const { reported, around } = await examiner.document(snapshot);
  const findings = reported.map(({ finding, diagnostic }) => ({
    code: finding.ruleId,
    start: finding.start,
    end: finding.end,
    diagnostic,
    finding,
  }));
  if (!around.env) return findings;
  const problems = await drift.problemsIn(snapshot.uri).catch((error: unknown) => {
    log.error(`Comparing ${snapshot.uri} failed: ${describeError(error)}`);
    return [];
  });
  return [
    ...findings,
    ...problems.map(({ problem, diagnostic }) => ({
      code: problem.code,
      start: problem.start,
      end: problem.end,
      diagnostic,
      problem,
    })),
  ].sort((a, b) => a.start - b.start);
}

async function contextFor(session: Session, snapshot: Snapshot, { finding, problem }: Target): Promise<FixContext> {
  const { host, parts, examiner } = session;
  const { around } = await examiner.document(snapshot);
  return {
    host,
    uri: snapshot.uri,
    languageId: snapshot.languageId,
    text: String(snapshot.text),
    // A notebook's cell has no folder of its own: its URI is none in which files could be made.
    rootUri: snapshot.uri.startsWith('vscode-notebook-cell:') ? undefined : around.folderUri,
    ...(finding ? { finding } : {}),
    ...(problem ? { problem } : {}),
    languages: parts.languages,
    ignored: around.ignored,
    repositoryUri: around.repositoryUri,
    exampleNames: around.settings['env.examples'],
  };
}

/** One fix that fails costs only its own offers. */
async function offersOf({ log }: Session, fix: Fix, context: FixContext): Promise<readonly FixOffer[]> {
  try {
    return await fix.offer(context);
  } catch (error) {
    log.error(`Fix ${fix.id} failed: ${describeError(error)}`);
    return [];
  }
}

function actionsFor({ uri, version }: Snapshot, target: Target, offers: readonly FixOffer[]): readonly CodeAction[] {
  const { code, start, end, diagnostic } = target;
  const preferred = offers.find((offer) => offer.preferred);
  return offers.map((offer) => {
    const data: ActionData = { fixId: offer.fixId, args: offer.args, uri, version, code, start, end };
    return {
      title: offer.title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      ...(offer === preferred ? { isPreferred: true } : {}),
      data,
    };
  });
}

/** Two problems of one line may be solved by the same change: it is offered once. */
function withoutRepetition(actions: readonly CodeAction[]): readonly CodeAction[] {
  const known = new Set<string>();
  return actions.filter(({ title, data }) => {
    const { fixId, args, start }: ActionData = data;
    // An ignore is about one value, even when two of them read the same.
    const key = JSON.stringify([
      title,
      fixId,
      args,
      fixId.startsWith('ignore') || fixId.startsWith('move') ? start : 0,
    ]);
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}

/** The same target in a changed text: at its old place, or the only one of its kind and length. */
function findAgain(targets: readonly Target[], data: ActionData, unchanged: boolean): Target | undefined {
  const same = targets.filter(({ code }) => code === data.code);
  const inPlace = same.find(({ start, end }) => start === data.start && end === data.end);
  if (inPlace || unchanged) return inPlace;
  const alike = same.filter(({ start, end }) => end - start === data.end - data.start);
  return alike.length === 1 ? alike[0] : undefined;
}
