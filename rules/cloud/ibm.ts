// IBM Cloud: IAM API keys, keys of the object storage, addresses of Cloudant.

import type { Rule } from '../../server/engine/rule';
import { base64url, chars, hexLower, seq, uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'ibm/cloud-api-key',
    title: 'IBM Cloud API key',
    class: 'critical',
    env: 'IBMCLOUD_API_KEY',
    revoke: 'https://cloud.ibm.com/iam/apikeys',
    docs: 'https://cloud.ibm.com/docs/account?topic=account-userapikey',
    shape: base64url(44),
    context: ['ibm', 'ibmcloud', 'bluemix', 'iam_apikey', 'iam-apikey', 'iam_api_key', 'iamapikey'],
    misses: [`IBMCLOUD_API_KEY=${'x'.repeat(44)}`, `IBMCLOUD_API_KEY=${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
  {
    id: 'ibm/cos-hmac-secret',
    title: 'IBM Cloud Object Storage HMAC secret access key',
    class: 'sensitive',
    env: 'COS_HMAC_SECRET_ACCESS_KEY',
    docs: 'https://cloud.ibm.com/docs/cloud-object-storage?topic=cloud-object-storage-uhc-hmac-credentials-main',
    shape: hexLower(48),
    context: ['cos', 'ibm', 'secret_access_key', 'secret-access-key', 'secretaccesskey'],
    misses: [
      `COS_HMAC_SECRET_ACCESS_KEY=${'0'.repeat(48)}`,
      `COS_HMAC_SECRET_ACCESS_KEY=${'3f9a1c7e2b8d0546'.repeat(2)}`,
    ],
  },
  {
    id: 'ibm/cloudant-url',
    title: 'IBM Cloudant address with credentials',
    class: 'critical',
    env: 'CLOUDANT_URL',
    docs: 'https://cloud.ibm.com/docs/Cloudant',
    shape: seq(
      'https://',
      uuid(),
      '-bluemix:',
      hexLower(64),
      '@',
      chars('0-9A-Za-z.-', 5, 60),
      '.cloudantnosqldb.appdomain.cloud',
    ),
    misses: [
      `https://00000000-0000-0000-0000-000000000000-bluemix:${'0'.repeat(64)}@acme1.cloudantnosqldb.appdomain.cloud`,
      'https://3f9a1c7e-2b8d-4546-9f3a-7e2b8d054613-bluemix.cloudantnosqldb.appdomain.cloud',
    ],
  },
];

export default rules;
