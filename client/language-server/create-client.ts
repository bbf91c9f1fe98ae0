// The options of the language client: which documents, which program, what it is told at the start.

import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type ExtensionContext, type LogOutputChannel, Uri, workspace } from 'vscode';
import { type ErrorHandler, RevealOutputChannelOn, TransportKind } from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../protocol/messages';
import { servedSchemes } from '../env/documents';
import { levelName } from './level-name';
import { withOfflineRules } from './offline-rules';
import { QuietClient } from './quiet-client';

interface Parts {
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly trace: LogOutputChannel;
  readonly errorHandler: ErrorHandler;
}

/**
 * A client that is not started yet. Its id is no settings section of ours, so that `scabbard.trace.server` means nothing
 * to the library, which would log whole documents for it.
 */
export function createQuietClient({ context, log, trace, errorHandler }: Parts): QuietClient {
  const server = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
  return new QuietClient('scabbard-language-server', 'Scabbard', server, {
    documentSelector: servedSchemes.map((scheme) => ({ scheme })),
    diagnosticCollectionName: 'scabbard',
    synchronize: { configurationSection: 'scabbard' },
    initializationOptions: (): InitializationOptions => ({
      trusted: workspace.isTrusted,
      logLevel: levelName(log.logLevel),
    }),
    outputChannel: log,
    traceOutputChannel: trace,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    errorHandler,
    initializationFailedHandler: () => false,
    stdioOptions: { stdout: (stream) => void stream.resume(), stderr: framesOnly },
    markdown: { isTrusted: false, supportHtml: false },
    middleware: {
      provideHover: async (document, position, token, next) => {
        const hover = await next(document, position, token);
        return hover && withOfflineRules(hover, Uri.joinPath(context.extensionUri, 'docs', 'rules.md'));
      },
    },
  });
}

/**
 * The server logs by messages. What node itself writes when it dies can quote the line it died on, with data in it: of that
 * only the stack frames go to the log.
 */
function framesOnly(stream: Readable, channel: LogOutputChannel): void {
  createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) => {
    if (/^ {4}at .+:\d+:\d+\)?$/.test(line)) channel.error(line);
  });
}
