// eBay: the certificate ID, which is the client secret of an application.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

/** The first or the last group is the long one. */
const groups = seq(hexLower(8, 12), '-', hexLower(4), '-', hexLower(4), '-', hexLower(4), '-', hexLower(4, 12));

const rules: readonly Rule[] = [
  {
    id: 'ebay/client-secret',
    title: 'eBay production client secret',
    class: 'critical',
    env: 'EBAY_CERT_ID',
    docs: 'https://developer.ebay.com/api-docs/static/creating-edp-account.html',
    shape: seq('PRD-', groups),
    misses: [`PRD-${'0'.repeat(8)}-0000-0000-0000-0000`, 'PRD-3f9a1c-3f9a-3f9a-3f9a-3f9a'],
  },
  {
    id: 'ebay/sandbox-client-secret',
    title: 'eBay sandbox client secret',
    class: 'internal',
    env: 'EBAY_CERT_ID',
    docs: 'https://developer.ebay.com/api-docs/static/creating-edp-account.html',
    shape: seq('SBX-', groups),
    misses: [`SBX-${'0'.repeat(8)}-0000-0000-0000-0000`, 'SBX-3f9a1c-3f9a-3f9a-3f9a-3f9a', 'SBX-3f9a1c7e2b8d-0546'],
  },
];

export default rules;
