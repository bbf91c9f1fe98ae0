// MongoDB Atlas: service account secrets and private keys of the API.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq, uuid } from '../../server/engine/shape/grammar';

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
  {
    id: 'mongodb-atlas/private-key',
    title: 'MongoDB Atlas API private key',
    class: 'critical',
    env: 'MONGODB_ATLAS_PRIVATE_KEY',
    docs: 'https://www.mongodb.com/docs/atlas/configure-api-access/',
    shape: uuid(),
    // The bare word begins the name of Atlassian.
    context: ['mongodb', 'mongo_atlas', 'atlas_private', 'atlas-private', 'atlasprivate', 'atlas_api', 'atlas-api'],
    misses: [
      'MONGODB_ATLAS_PRIVATE_KEY=00000000-0000-0000-0000-000000000000',
      `MONGODB_ATLAS_PRIVATE_KEY=${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
    ],
  },
];

export default rules;
