// Shows a secret to the person alone: in an input box, hidden until asked for, and only for a moment.

import { ThemeIcon, window, workspace } from 'vscode';
import { onOneLine } from './ask/one-line';

/** Resolves when the box is closed. */
export function peekSecret(name: string, text: string): Promise<void> {
  const box = window.createInputBox();
  const { shown, note } = onOneLine(text);
  const show = { iconPath: new ThemeIcon('eye'), tooltip: 'Show the value' };
  const hide = { iconPath: new ThemeIcon('eye-closed'), tooltip: 'Hide the value' };
  let timer: NodeJS.Timeout | undefined;
  const setHidden = (hidden: boolean): void => {
    clearTimeout(timer);
    box.password = hidden;
    box.buttons = [hidden ? show : hide];
    box.prompt = `Enter ${hidden ? 'shows' : 'hides'} the value. ${note}`.trim();
    if (!hidden) timer = setTimeout(() => setHidden(true), peekMilliseconds());
  };
  box.title = name;
  box.value = shown;
  setHidden(true);
  return new Promise((resolve) => {
    box.onDidAccept(() => setHidden(!box.password));
    box.onDidTriggerButton(() => setHidden(!box.password));
    // What is typed into it means nothing.
    box.onDidChangeValue((typed) => {
      if (typed !== shown) box.value = shown;
    });
    box.onDidHide(() => {
      clearTimeout(timer);
      box.dispose();
      resolve();
    });
    box.show();
  });
}

function peekMilliseconds(): number {
  const seconds = workspace.getConfiguration('scabbard').get('mask.peekSeconds', 10);
  return Math.min(Math.max(seconds, 1), 600) * 1000;
}
