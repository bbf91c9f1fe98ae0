// MongoDB Atlas: service account secrets.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'mongodb-atlas/service-account-secret',
    title: 'MongoDB Atlas service account secret',
    class: 'critical',
    env: 'MONGODB_ATLAS_CLIENT_SECRET',
    revoke: 'https://cloud.mongodb.com/',
    docs: 'https://www.mongodb.com/docs/atlas/api/service-accounts-overview/',
    shape: seq('mdb_sa_sk_', base64url(40)),
    misses: [
      `mdb_sa_sk_${'x'.repeat(40)}`,
      `mdb_sa_sk_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`,
      'mdb_sa_id_3f9a1c7e2b8d05463f9a1c7e',
    ],
  },
];

export default rules;
