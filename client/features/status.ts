// The status bar item: counts our diagnostics and says when the server is down.

import {
  DiagnosticSeverity,
  type Disposable,
  languages,
  StatusBarAlignment,
  ThemeColor,
  type Uri,
  window,
} from 'vscode';
import { type Severity, severities } from '../../protocol/finding';
import type { Server } from '../language-server/server';
import { type Counts, summarise } from './summary';

/** A click opens the Problems panel, or starts a stopped server. */
export function showStatus(server: Server, own: (item: Disposable) => void): void {
  const item = window.createStatusBarItem('scabbard.status', StatusBarAlignment.Right, 100);
  const perFile = new Map<string, Counts>();
  const update = (): void => {
    const { text, tooltip, label } = summarise(sum([...perFile.values()]), server.state);
    const isStopped = server.state === 'stopped';
    item.text = text;
    item.tooltip = tooltip;
    item.accessibilityInformation = { label, role: 'button' };
    item.command = isStopped ? 'scabbard.restartServer' : 'scabbard.showProblems';
    item.backgroundColor = isStopped ? new ThemeColor('statusBarItem.warningBackground') : undefined;
  };
  const count = (uris: readonly Uri[]): void => {
    for (const uri of uris) {
      const counts = countOf(uri);
      if (Object.values(counts).some((number) => number > 0)) perFile.set(uri.toString(), counts);
      else perFile.delete(uri.toString());
    }
    update();
  };
  item.name = 'Scabbard';
  own(item);
  own(languages.onDidChangeDiagnostics(({ uris }) => count(uris)));
  own(server.onDidChangeState(update));
  count(languages.getDiagnostics().map(([uri]) => uri));
  item.show();
}

const names: Readonly<Record<DiagnosticSeverity, Severity>> = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'information',
  [DiagnosticSeverity.Hint]: 'hint',
};

const none: Counts = { error: 0, warning: 0, information: 0, hint: 0 };

function countOf(uri: Uri): Counts {
  const ours = languages.getDiagnostics(uri).filter(({ source }) => source === 'scabbard');
  return sum(ours.map(({ severity }) => ({ ...none, [names[severity]]: 1 })));
}

function sum(all: readonly Counts[]): Counts {
  const total: Record<Severity, number> = { ...none };
  for (const counts of all) for (const severity of severities) total[severity] += counts[severity];
  return total;
}
