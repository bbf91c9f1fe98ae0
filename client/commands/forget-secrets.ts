// `Forget Fetched Secrets`: what this window has fetched, logged in to and leased is let go of now.

import { window } from 'vscode';
import type { Command } from './command';

const forgetSecrets: Command = {
  id: 'scabbard.forgetSecrets',
  title: 'Forget Fetched Secrets',
  needsServer: false,
  run: async ({ stores }) => {
    await stores.forget();
    void window.showInformationMessage('Scabbard: fetched values and logins of this window are gone.');
  },
};
export default forgetSecrets;
