// The client library with one voice less: it logs, we notify. And it logs no foreign error text.

import { LanguageClient, ResponseError } from 'vscode-languageclient/node';

/** Notifications about the server's life come from server.ts, once. */
export class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(withKind(message, data), undefined, false);
  }

  override warn(message: string, data?: unknown): void {
    super.warn(withKind(message, data), undefined, false);
  }

  override info(message: string, data?: unknown): void {
    super.info(withKind(message, data), undefined, false);
  }
}

/** An error's own message may quote what it was about; its kind does not. */
function withKind(message: string, data: unknown): string {
  if (data === undefined || data === null) return message;
  if (data instanceof ResponseError) return `${message} (code ${data.code})`;
  return `${message} (${data instanceof Error ? data.name : typeof data})`;
}
