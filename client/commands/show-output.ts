// `Show Output`: the log of extension and server.

import type { Command } from './command';

const showOutput: Command = {
  id: 'scabbard.showOutput',
  title: 'Show Output',
  needsServer: false,
  run: ({ log }) => log.show(),
};
export default showOutput;
