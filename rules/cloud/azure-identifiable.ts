// Microsoft Azure keys that carry a signature of their service at a fixed place, and a checksum with a seed of the service's.
// Signatures and seeds: https://github.com/microsoft/security-utilities (IdentifiableMetadata.cs)

import type { Rule } from '../../server/engine/rule';
import { base62, base64, base64url, chars, identifiable, seq } from '../../server/engine/shape/grammar';

/** One for each right a key gives, and two for keys of the service itself. */
const messaging = ['Send0000', 'Listen00', 'Manage00', 'System00', 'Unknown0'];

const rules: readonly Rule[] = [
  {
    id: 'azure/storage-key-identifiable',
    title: 'Azure storage key (identifiable)',
    class: 'critical',
    env: 'AZURE_STORAGE_KEY',
    revoke: 'https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage#manually-rotate-access-keys',
    docs: 'https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage',
    shape: identifiable(seq(base64(76), '+ASt', base64(5), chars('AQgw', 1), '=='), ['Default0']),
    misses: [`${'x'.repeat(76)}+AStxxxxxA==`, `${'k3Tz9QpWv7Lm2XcH'.repeat(4)}+AStk3Tz9A==`],
  },
  {
    id: 'azure/cosmos-key',
    title: 'Azure Cosmos DB key',
    class: 'critical',
    env: 'COSMOS_KEY',
    docs: 'https://learn.microsoft.com/azure/cosmos-db/secure-access-to-data',
    shape: identifiable(seq(base64(76), 'ACDb', base64(5), chars('AQgw', 1), '=='), [
      'MastRW00',
      'MastRO00',
      'SystRW00',
      'SystRO00',
      'SysAll00',
      'Resour00',
      'Encryp00',
    ]),
    misses: [`${'x'.repeat(76)}ACDbxxxxxA==`, `${'k3Tz9QpWv7Lm2XcH'.repeat(4)}ACDbk3Tz9A==`],
  },
  {
    id: 'azure/batch-key',
    title: 'Azure Batch account key',
    class: 'critical',
    env: 'AZURE_BATCH_ACCESS_KEY',
    docs: 'https://learn.microsoft.com/azure/batch/batch-account-create-portal',
    shape: identifiable(seq(base64(76), '+ABa', base64(5), chars('AQgw', 1), '=='), ['AbAcct00']),
    misses: [`${'x'.repeat(76)}+ABaxxxxxA==`, `${'k3Tz9QpWv7Lm2XcH'.repeat(4)}+ABak3Tz9A==`],
  },
  {
    id: 'azure/api-management-key',
    title: 'Azure API Management key',
    class: 'critical',
    env: 'APIM_KEY',
    docs: 'https://learn.microsoft.com/azure/api-management/api-management-subscriptions',
    shape: identifiable(seq(base64(76), 'APIM', base64(5), chars('AQgw', 1), '=='), [
      'Tenant00',
      'IoTHub00',
      'Gatewy00',
      'GitKey00',
    ]),
    misses: [`${'x'.repeat(76)}APIMxxxxxA==`, `${'k3Tz9QpWv7Lm2XcH'.repeat(4)}APIMk3Tz9A==`],
  },
  // Its generator replaces the signs of base64 after the checksum is made, so most keys do not fit theirs.
  {
    id: 'azure/redis-key',
    title: 'Azure Cache for Redis key',
    class: 'critical',
    env: 'AZURE_REDIS_KEY',
    docs: 'https://learn.microsoft.com/azure/azure-cache-for-redis/cache-configure',
    shape: seq(base64(33), 'AzCa', chars('A-P', 1), base64(5), '='),
    misses: [`${'x'.repeat(33)}AzCaAxxxxx=`, `${'k3Tz9QpWv7Lm2XcH'.repeat(2)}AzCaAk3Tz9=`],
  },
  {
    id: 'azure/event-grid-key',
    title: 'Azure Event Grid key',
    class: 'sensitive',
    env: 'EVENTGRID_KEY',
    docs: 'https://learn.microsoft.com/azure/event-grid/get-access-keys',
    shape: seq(base64(33), 'AZEG', chars('A-P', 1), base64(5), '='),
    misses: [`${'x'.repeat(33)}AZEGAxxxxx=`, `${'k3Tz9QpWv7Lm2XcH'.repeat(2)}AZEGAk3Tz9=`],
  },
  {
    id: 'azure/event-hubs-key',
    title: 'Azure Event Hubs key',
    class: 'critical',
    env: 'EVENTHUB_KEY',
    docs: 'https://learn.microsoft.com/azure/event-hubs/authorize-access-shared-access-signature',
    shape: identifiable(seq(base64(33), '+AEh', chars('A-P', 1), base64(5), '='), messaging),
    misses: [`${'x'.repeat(33)}+AEhAxxxxx=`, `${'k3Tz9QpWv7Lm2XcH'.repeat(2)}+AEhAk3Tz9=`],
  },
  {
    id: 'azure/service-bus-key',
    title: 'Azure Service Bus key',
    class: 'critical',
    env: 'SERVICEBUS_KEY',
    docs: 'https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas',
    shape: identifiable(seq(base64(33), '+ASb', chars('A-P', 1), base64(5), '='), messaging),
    misses: [`${'x'.repeat(33)}+ASbAxxxxx=`, `${'k3Tz9QpWv7Lm2XcH'.repeat(2)}+ASbAk3Tz9=`],
  },
  {
    id: 'azure/iot-hub-key',
    title: 'Azure IoT Hub key',
    class: 'critical',
    env: 'IOTHUB_KEY',
    docs: 'https://learn.microsoft.com/azure/iot-hub/iot-hub-dev-guide-sas',
    shape: identifiable(seq(base64(33), 'AIoT', chars('A-P', 1), base64(5), '='), ['IoTHub00', 'DpsKey00', 'Device00']),
    misses: [`${'x'.repeat(33)}AIoTAxxxxx=`, `${'k3Tz9QpWv7Lm2XcH'.repeat(2)}AIoTAk3Tz9=`],
  },
  {
    id: 'azure/container-registry-password',
    title: 'Azure Container Registry password',
    class: 'critical',
    env: 'ACR_PASSWORD',
    docs: 'https://learn.microsoft.com/azure/container-registry/container-registry-authentication',
    shape: identifiable(seq(base62(42), '+ACR', chars('A-D', 1), base62(5)), ['ACRDflt0']),
    misses: [`${'x'.repeat(42)}+ACRAxxxxx`, `${'k3Tz9QpWv7Lm2XcH'.repeat(2)}+ACRAk3Tz9`],
  },
  {
    id: 'azure/ai-search-key',
    title: 'Azure AI Search key',
    class: 'sensitive',
    env: 'AZURE_SEARCH_KEY',
    docs: 'https://learn.microsoft.com/azure/search/search-security-api-keys',
    shape: identifiable(seq(base62(42), 'AzSe', chars('A-D', 1), base62(5)), ['Query000', 'PAdmin00']),
    misses: [`${'x'.repeat(42)}AzSeAxxxxx`, `${'k3Tz9QpWv7Lm2XcH'.repeat(2)}AzSeAk3Tz9`],
  },
  {
    id: 'azure/function-key',
    title: 'Azure Function key',
    class: 'sensitive',
    env: 'AZURE_FUNCTION_KEY',
    docs: 'https://learn.microsoft.com/azure/azure-functions/function-keys-how-to',
    shape: identifiable(
      seq(base64url(44), 'AzFu', base64url(5), chars('AQgw', 1), '=='),
      ['Functi00', 'System00', 'Master00'],
      { alphabet: 'base64url' },
    ),
    misses: [`${'x'.repeat(44)}AzFuxxxxxA==`, `${'k3Tz9QpWv7Lm2XcH'.repeat(2)}AzFuk3Tz9A==`],
  },
  {
    id: 'azure/openai-key',
    title: 'Azure OpenAI and AI services key',
    class: 'sensitive',
    env: 'AZURE_OPENAI_API_KEY',
    revoke: 'https://learn.microsoft.com/azure/ai-services/rotate-keys',
    docs: 'https://learn.microsoft.com/azure/ai-services/rotate-keys',
    shape: identifiable(
      seq(base62(52), 'JQQJ99', base62(1), chars('A-L', 1), base62(12), 'AAAAACOG', base62(4)),
      ['Default0'],
      { kept: 3 },
    ),
    misses: [
      `${'x'.repeat(52)}JQQJ99xA${'x'.repeat(12)}AAAAACOGxxxx`,
      `${'k3Tz9QpWv7Lm2XcH'.repeat(3)}JQQJ99kAk3Tz9QpWv7LmAAAAACOGk3Tz`,
    ],
  },
  {
    id: 'azure/maps-key',
    title: 'Azure Maps key',
    class: 'sensitive',
    env: 'AZURE_MAPS_KEY',
    docs: 'https://learn.microsoft.com/azure/azure-maps/azure-maps-authentication',
    shape: identifiable(
      seq(base62(52), 'JQQJ99', base62(1), chars('A-L', 1), base62(12), 'AAAAAZMP', base62(4)),
      ['Default0'],
      { kept: 3 },
    ),
    misses: [
      `${'x'.repeat(52)}JQQJ99xA${'x'.repeat(12)}AAAAAZMPxxxx`,
      `${'k3Tz9QpWv7Lm2XcH'.repeat(3)}JQQJ99kAk3Tz9QpWv7LmAAAAAZMPk3Tz`,
    ],
  },
];

export default rules;
