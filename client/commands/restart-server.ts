// `Restart Language Server`: a fresh process, whatever state the old one is in.

import type { Command } from './command';

const restartServer: Command = {
  id: 'scabbard.restartServer',
  title: 'Restart Language Server',
  needsServer: false,
  run: ({ server, log }) => {
    log.info('The language server is restarted on request.');
    return server.restart();
  },
};
export default restartServer;
