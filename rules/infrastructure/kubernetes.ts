// Kubernetes and OpenShift: bootstrap and user tokens.

import type { Rule } from '../../server/engine/rule';
import { base36Lower, base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'kubernetes/bootstrap-token',
    title: 'Kubernetes bootstrap token',
    class: 'sensitive',
    env: 'KUBEADM_TOKEN',
    docs: 'https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/',
    shape: seq(base36Lower(6), '.', base36Lower(16)),
    context: ['kubeadm', 'bootstrap', '--token', 'token-id', 'token_id'],
    misses: [
      `KUBEADM_TOKEN=xxxxxx.${'x'.repeat(16)}`,
      `KUBEADM_TOKEN=k3tz9q.${'k3tz'.repeat(2)}`,
      'kubeadm join --token abcdef.0123456789abcdef',
    ],
  },
  {
    id: 'openshift/user-token',
    title: 'OpenShift user token',
    class: 'critical',
    env: 'OPENSHIFT_TOKEN',
    docs: 'https://docs.openshift.com/',
    shape: seq('sha256~', base64url(43)),
    misses: [
      `sha256~${'x'.repeat(43)}`,
      `sha256~${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`,
      `sha256:${'3f9a1c7e2b8d0546'.repeat(4)}`,
    ],
  },
];

export default rules;
