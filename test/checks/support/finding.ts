// A finding for tests of checks.

import type { Finding } from '../../../server/engine/findings/finding';

export const finding = (given: Partial<Finding> & Pick<Finding, 'start' | 'end'>): Finding => ({
  ruleId: 'generic/password',
  title: 'Password',
  class: 'sensitive',
  confidence: 'likely',
  envName: 'PASSWORD',
  masked: '…',
  evidence: [],
  ordinal: 0,
  highEntropy: false,
  ...given,
});
