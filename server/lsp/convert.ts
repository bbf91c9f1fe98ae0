// The only translator between our nouns (findings, problems, plans; offsets) and the protocol's (diagnostics, edits; positions).

import {
  type ChangeAnnotation,
  CreateFile,
  type Diagnostic,
  DiagnosticSeverity,
  type Range,
  TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { Confidence, CredentialClass, Severity } from '../../protocol/finding';
import { ruleLink } from '../../protocol/links';
import type { EnvProblem } from '../dotenv/problem';
import type { Finding } from '../engine/findings/finding';
import { type Pieces, piecesOf } from '../engine/text/pieces';
import type { Edit, FileChange, Plan } from '../plan';
import { nameOfUri } from '../uri';
import type { Client } from './wire/client';

/** Diagnostic `source` of everything we report. */
export const source = 'scabbard';

/** What a diagnostic carries for other tools; no value. */
export interface FindingData {
  readonly fingerprint: string;
  readonly class: CredentialClass;
  readonly confidence: Confidence;
}

/** A text and how its offsets become positions. */
export interface Located {
  readonly uri: string;
  readonly text: string | Pieces;
  /** Version of the open document; null for text from disk. */
  readonly version: number | null;
}

/** Translates [start, end) offsets into ranges of one text. */
export type ToRange = (start: number, end: number) => Range;

const bom = '\uFEFF';

/** Positions as the editor counts them: it strips the byte order mark of a file it opens, so from disk that is no column. */
export function rangesIn({ text, version }: Omit<Located, 'uri'>): ToRange {
  const hidden = version === null && text.slice(0, 1) === bom ? 1 : 0;
  let pieces = typeof text === 'string' ? undefined : text;
  const positionAt = (offset: number) => {
    pieces ??= piecesOf(text.slice(hidden));
    return pieces.positionAt(Math.max(offset - hidden, 0));
  };
  return (start, end) => ({ start: positionAt(start), end: positionAt(end) });
}

const severityNumbers: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export interface Reported {
  readonly finding: Finding;
  readonly severity: Severity;
  readonly fingerprint: string;
  readonly message: string;
}

/** `uri` is the file the finding stands in. */
export function findingDiagnostic(
  { finding, severity, fingerprint, message }: Reported,
  range: Range,
  { uri, client }: { readonly uri: string; readonly client: Client },
): Diagnostic {
  const data: FindingData = { fingerprint, class: finding.class, confidence: finding.confidence };
  const related = (finding.related ?? []).map((note) => ({
    location: { uri, range },
    message: `${note.ruleId}: ${note.message}`,
  }));
  return {
    ...problemDiagnostic({ code: finding.ruleId, severity, message }, range, client),
    data,
    ...(client.relatedInformation && related.length > 0 ? { relatedInformation: related } : {}),
  };
}

/** A problem in an env file or its example, in a range of the file it names. */
export function envDiagnostic(problem: EnvProblem, range: Range, client: Client): Diagnostic {
  const { relatedUri, key } = problem;
  const start = { line: 0, character: 0 };
  const other = relatedUri && {
    location: { uri: relatedUri, range: { start, end: start } },
    message: nameOfUri(relatedUri),
  };
  return {
    ...problemDiagnostic(problem, range, client),
    ...(key === undefined ? {} : { data: { key } }),
    ...(client.relatedInformation && other ? { relatedInformation: [other] } : {}),
  };
}

interface PlainProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
}

/** The common part of every diagnostic. */
export function problemDiagnostic({ code, severity, message }: PlainProblem, range: Range, client: Client): Diagnostic {
  return {
    range,
    severity: severityNumbers[severity],
    source,
    code,
    ...(client.codeDescription ? { codeDescription: { href: ruleLink(code) } } : {}),
    message,
  };
}

const annotation = 'scabbard';

/**
 * Turns a plan into an edit. `locate` answers with the text that the plan's offsets count in.
 * Files are created first, so that whoever sees the first text edit finds them there.
 */
export function toWorkspaceEdit(plan: Plan, locate: (uri: string) => Located, client: Client): WorkspaceEdit {
  const creates = plan.changes.filter(({ create }) => create);
  if (!client.documentChanges || (creates.length > 0 && !client.createsFiles)) {
    return {
      changes: Object.fromEntries(plan.changes.map((change) => [change.uri, textEdits(change, locate(change.uri))])),
    };
  }
  const annotated = client.annotations ? annotation : undefined;
  const created = creates.map(({ uri }) =>
    CreateFile.create(uri, { overwrite: false, ignoreIfExists: true }, annotated),
  );
  const edited = plan.changes
    .filter(({ edits }) => edits.length > 0)
    .map((change) => {
      const located = locate(change.uri);
      const edits = textEdits(change, located);
      return TextDocumentEdit.create(
        { uri: located.uri, version: located.version },
        annotated ? edits.map((edit) => ({ ...edit, annotationId: annotated })) : edits,
      );
    });
  return {
    documentChanges: [...created, ...edited],
    ...(annotated ? { changeAnnotations: { [annotated]: annotationOf(plan) } } : {}),
  };
}

function annotationOf({ description }: Plan): ChangeAnnotation {
  return { label: 'Scabbard', description, needsConfirmation: false };
}

function textEdits({ create, edits }: FileChange, located: Located): TextEdit[] {
  const toRange = rangesIn(create ? { ...located, text: '' } : located);
  return edits.map(({ start, end, newText }) => ({ range: toRange(start, end), newText }));
}

/** The text after the edits, for recognising an applied plan. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const backward = [...edits].sort((a, b) => b.start - a.start || b.end - a.end);
  return backward.reduce(
    (current, { start, end, newText }) => current.slice(0, start) + newText + current.slice(end),
    text,
  );
}
