// IBM Cloud: IAM API keys.

import type { Rule } from '../../server/engine/rule';
import { base64url } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'ibm/cloud-api-key',
    title: 'IBM Cloud API key',
    class: 'critical',
    env: 'IBMCLOUD_API_KEY',
    revoke: 'https://cloud.ibm.com/iam/apikeys',
    docs: 'https://cloud.ibm.com/docs/account?topic=account-userapikey',
    shape: base64url(44),
    context: [
      'ibmcloud_api',
      'ibmcloud-api',
      'ibmcloudapi',
      'ibm_cloud',
      'ibm-cloud',
      'ibmcloud',
      'ibm_api_key',
      'ibm-api-key',
      'ibmapikey',
      'bluemix',
    ],
    misses: [`IBMCLOUD_API_KEY=${'x'.repeat(44)}`, `IBMCLOUD_API_KEY=${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
