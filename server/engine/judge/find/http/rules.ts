// Credentials of HTTP.

import type { RuleInfo } from '../../../rule';

export const httpRules = {
  basic: { id: 'generic/basic-auth', title: 'HTTP basic credentials', class: 'sensitive', env: 'BASIC_AUTH' },
  bearer: { id: 'generic/bearer-token', title: 'Bearer token', class: 'sensitive', env: 'BEARER_TOKEN' },
  authorization: {
    id: 'generic/authorization-header',
    title: 'Token in an Authorization header',
    class: 'sensitive',
    env: 'AUTHORIZATION_TOKEN',
  },
  header: { id: 'generic/header-key', title: 'Key in an HTTP header', class: 'sensitive', env: 'API_KEY' },
} as const satisfies Record<string, RuleInfo>;
