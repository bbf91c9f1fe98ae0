// Elastic: keys of the cloud and of a cluster.

import type { Rule } from '../../server/engine/rule';
import { base64, base64url, chars, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'elastic/cloud-api-key',
    title: 'Elastic Cloud API key',
    class: 'critical',
    env: 'EC_API_KEY',
    docs: 'https://www.elastic.co/docs/deploy-manage/api-keys/elastic-cloud-api-keys',
    shape: seq('essu_', base64url(60, 200), chars('=', 0, 2)),
    misses: [`essu_${'x'.repeat(60)}`, `essu_${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
  {
    id: 'elastic/api-key',
    title: 'Elasticsearch API key',
    class: 'sensitive',
    env: 'ELASTIC_API_KEY',
    docs: 'https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-security-create-api-key',
    shape: seq(base64(56, 60), chars('=', 0, 2)),
    context: ['elastic', 'es_api_key', 'es-api-key', 'esapikey', 'authorization: apikey', '"apikey '],
    misses: [`ELASTIC_API_KEY=${'x'.repeat(56)}`, `ELASTIC_API_KEY=${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
];

export default rules;
