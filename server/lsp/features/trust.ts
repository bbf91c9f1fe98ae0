// Workspace Trust and the log level: what the client tells about itself after the start.

import { logLevelNotification, trustGrantedNotification } from '../../../protocol/messages';
import type { Feature } from '../feature';

const feature: Feature = {
  id: 'trust',
  register: (on, { trust, log, refresh }) => {
    on.notification<unknown>(trustGrantedNotification, () => {
      trust.granted = true;
      log.info('The workspace is trusted now.');
      refresh.everything();
    });
    on.notification<{ readonly level?: unknown }>(logLevelNotification, ({ level }) => log.setLevel(level));
  },
};

export default feature;
