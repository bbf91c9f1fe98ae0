// Zoom: client secrets of OAuth apps.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // A map has a zoom too.
  {
    id: 'zoom/client-secret',
    title: 'Zoom OAuth client secret',
    class: 'sensitive',
    env: 'ZOOM_CLIENT_SECRET',
    docs: 'https://developers.zoom.us/docs/api/',
    shape: base62(32),
    context: [
      'zoom_client',
      'zoom-client',
      'zoomclient',
      'zoom_secret',
      'zoom-secret',
      'zoomsecret',
      'zoom_oauth',
      'zoom-oauth',
      'zoomoauth',
      'zoom_api',
      'zoom-api',
      'zoomapi',
      'zoom_key',
      'zoom-key',
      'zoomkey',
    ],
    misses: [`ZOOM_CLIENT_SECRET=${'x'.repeat(32)}`, `ZOOM_CLIENT_SECRET=${'k3Tz9QpW'.repeat(3)}`],
  },
];

export default rules;
