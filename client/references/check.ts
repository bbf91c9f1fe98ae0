// Diagnostics of references: on save and when asked, in trusted workspaces; reminders of rotation need no store and come at once.

import {
  type CancellationToken,
  Diagnostic,
  DiagnosticSeverity,
  type Disposable,
  languages,
  Range,
  type TextDocument,
  workspace,
} from 'vscode';
import type { ProblemKind, SecretFacts } from '../../stores/store';
import { isEnvDocument } from '../env/documents';
import { abortWith } from '../stores/abort-with';
import { quietly } from '../stores/host';
import type { OpenStores } from '../stores/session';
import { type FoundReference, findReferences, findRotateBy } from './find';
import { ageOf } from './hover';
import type { ReferenceParts } from './parts';

export interface ReferenceChecks {
  /** Asks the stores about every reference of the document, whatever they said before. Undefined in an untrusted workspace. */
  check(document: TextDocument, token?: CancellationToken): Promise<number | undefined>;
}

export function checkReferences({ stores, facts, own }: ReferenceParts): ReferenceChecks {
  const shown = languages.createDiagnosticCollection('scabbard-references');
  own(shown);
  const check = async (
    document: TextDocument,
    token?: CancellationToken,
    silent = false,
  ): Promise<number | undefined> => {
    const references = findReferences(document.getText());
    const reminders = dueIn(document);
    if (references.length === 0) return show(document, reminders);
    const open = await stores.open({ silent, folder: document.uri.fsPath });
    if (!open) {
      show(document, reminders);
      return undefined;
    }
    const signal = token ? abortWith(token) : new AbortController().signal;
    const found = await Promise.all(references.map((one) => problemsOf(open, one, document, signal)));
    return show(document, [...reminders, ...found.flat()]);
  };
  const show = (document: TextDocument, diagnostics: readonly Diagnostic[]): number => {
    shown.set(document.uri, diagnostics);
    return diagnostics.length;
  };
  const problemsOf = async (
    open: OpenStores,
    found: FoundReference,
    document: TextDocument,
    signal: AbortSignal,
  ): Promise<readonly Diagnostic[]> => {
    const told = await facts.of(open, found.reference, signal);
    const range = new Range(found.line, found.start, found.line, found.end);
    if (!told.ok && told.problem.kind === 'not-found' && (await lacksField(open, found, signal)))
      return [missingField(range)];
    if (!told.ok) return told.problem.kind === 'cancelled' ? [] : [diagnosticOf(range, told.problem)];
    return factsProblems(range, found, told.value, maxAgeOf(document));
  };
  /** The secret is there. */
  const lacksField = async (open: OpenStores, { reference }: FoundReference, signal: AbortSignal): Promise<boolean> => {
    const [name, field] = reference.name.split('#', 2);
    return field !== undefined && (await facts.of(open, { ...reference, name: name! }, signal)).ok;
  };
  follow({ check, forget: (document) => shown.delete(document.uri) }, own);
  return {
    check: (document, token) => {
      facts.clear();
      return check(document, token);
    },
  };
}

interface Follow {
  readonly check: (document: TextDocument, token?: CancellationToken, silent?: boolean) => Promise<unknown>;
  readonly forget: (document: TextDocument) => void;
}

function follow({ check, forget }: Follow, own: (item: Disposable) => void): void {
  const onSave = (document: TextDocument): void => {
    if (isEnvDocument(document)) void quietly(() => check(document, undefined, true));
  };
  own(workspace.onDidSaveTextDocument(onSave));
  own(
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      // Reverted, or changed by another program.
      if (contentChanges.length > 0 && !document.isDirty) onSave(document);
    }),
  );
  own(workspace.onDidCloseTextDocument(forget));
}

const codes: Partial<Record<ProblemKind, string>> = {
  misconfigured: 'env/unknown-store',
  'not-found': 'env/missing-secret',
};

function diagnosticOf(
  range: Range,
  { kind, message }: { readonly kind: ProblemKind; readonly message: string },
): Diagnostic {
  const severe = kind === 'not-found' || kind === 'misconfigured';
  const severity = severe ? DiagnosticSeverity.Warning : DiagnosticSeverity.Information;
  return made(range, { severity, code: codes[kind] ?? 'env/unchecked-reference', message });
}

function factsProblems(
  range: Range,
  { reference, key }: FoundReference,
  facts: SecretFacts,
  maxAge: number,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const add = (severity: DiagnosticSeverity, code: string, message: string) =>
    found.push(made(range, { severity, code, message }));
  const field = reference.name.split('#')[1];
  if (field !== undefined && facts.fields && !facts.fields.some((one) => one === reference.name || one === field))
    found.push(missingField(range));
  if (facts.isDeleted)
    add(DiagnosticSeverity.Warning, 'env/missing-secret', 'The secret was deleted; the store can recover it.');
  const now = Date.now();
  if (facts.expires !== undefined && facts.expires < now + 14 * day)
    add(
      DiagnosticSeverity.Warning,
      'env/rotation-due',
      facts.expires < now ? `${key} has expired.` : `${key} expires soon.`,
    );
  if (maxAge > 0 && facts.changed !== undefined && now - facts.changed > maxAge * day)
    add(
      DiagnosticSeverity.Information,
      'env/rotation-due',
      `${key} was last changed ${ageOf(facts.changed)}: rotate it.`,
    );
  return found;
}

const missingField = (range: Range): Diagnostic =>
  made(range, {
    severity: DiagnosticSeverity.Warning,
    code: 'env/missing-field',
    message: 'The secret has no such field.',
  });

const day = 86_400_000;

const maxAgeOf = ({ uri }: TextDocument): number =>
  workspace.getConfiguration('scabbard', uri).get('rotation.maxAge', 0);

function dueIn(document: TextDocument): readonly Diagnostic[] {
  return findRotateBy(document.getText())
    .filter(({ due }) => due < Date.now())
    .map(({ line, start, end, key }) =>
      made(new Range(line, start, line, end), {
        severity: DiagnosticSeverity.Warning,
        code: 'env/rotation-due',
        message: `${key} was to be rotated by this day. “Scabbard: Rotate Secret…” does it step by step.`,
      }),
    );
}

interface Made {
  readonly severity: DiagnosticSeverity;
  readonly code: string;
  readonly message: string;
}

function made(range: Range, { severity, code, message }: Made): Diagnostic {
  const diagnostic = new Diagnostic(range, message, severity);
  diagnostic.source = 'scabbard';
  diagnostic.code = code;
  return diagnostic;
}
