// The language server's entry: composes it from the registries and starts it on the transport named on the command line.
// `node dist/server.js --stdio | --node-ipc | --pipe=NAME | --socket=PORT`

import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { all as rules } from '../rules';
import { all as checks } from './checks';
import { detectors } from './engine/judge/detectors';
import { all as fixes } from './fixes';
import { all as formats } from './formats';
import { all as languages } from './languages';
import { all as features } from './lsp/features';
import { startServer } from './lsp/server';
import { systemClock } from './lsp/wire/clock';
import { describeError } from './lsp/wire/safe-error';
import { readPrebuilt } from './workspace/prebuilt';
import { createWorkerPool, defaultThreads } from './workspace/scanning/worker-pool';

const transports = /^--(?:stdio|node-ipc|pipe|socket)(?:=|$)/;

function main(): void {
  if (!process.argv.slice(2).some((argument) => transports.test(argument))) {
    process.stderr.write('Usage: node server.js --stdio | --node-ipc | --pipe=NAME | --socket=PORT\n');
    process.exitCode = 2;
    return;
  }
  const { log } = startServer(createConnection(ProposedFeatures.all), {
    rules,
    detectors,
    formats,
    checks,
    languages,
    fixes,
    features,
    clock: systemClock,
    prebuilt: readPrebuilt(__dirname, rules),
    createPool: () =>
      createWorkerPool({ entry: join(__dirname, 'worker.js'), threads: defaultThreads(availableParallelism()) }),
    grammarFolder: join(__dirname, 'grammars'),
    version: process.env.SCABBARD_VERSION ?? 'development',
  });
  // A fault nobody caught must not take the editor's diagnostics away: it is said, and the others go on.
  process.on('uncaughtException', (error) => log.error(`Uncaught: ${describeError(error)}`));
  process.on('unhandledRejection', (reason) => log.error(`Unhandled: ${describeError(reason)}`));
}

main();
