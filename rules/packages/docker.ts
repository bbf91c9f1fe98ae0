// Docker: tokens of Docker Hub, keys of a swarm.

import type { Rule } from '../../server/engine/rule';
import { base36Lower, base64, base64url, chars, oneOf, secret, seq } from '../../server/engine/shape/grammar';

/** Four base64 characters (RFC 4648) of three ASCII ones: words and paths are hardly ever written so. */
const ascii = seq(
  chars('I-Za-f', 1),
  chars('C-HS-Xi-ny-z0-3', 1),
  chars('ABEFIJMNQRUVYZcdghklopstwx014589', 1),
  base64(1),
);

const rules: readonly Rule[] = [
  {
    id: 'docker-hub/personal-access-token',
    title: 'Docker Hub personal access token',
    class: 'critical',
    env: 'DOCKERHUB_TOKEN',
    revoke: 'https://app.docker.com/settings/personal-access-tokens',
    docs: 'https://docs.docker.com/security/access-tokens/',
    shape: seq('dckr_pat_', base64url(27)),
    misses: [`dckr_pat_${'x'.repeat(27)}`, `dckr_pat_${'k3Tz9QpW'.repeat(2)}`],
  },
  {
    id: 'docker-hub/organization-access-token',
    title: 'Docker Hub organization access token',
    class: 'critical',
    env: 'DOCKERHUB_TOKEN',
    docs: 'https://docs.docker.com/enterprise/security/access-tokens/',
    shape: seq('dckr_oat_', base64url(32)),
    misses: [`dckr_oat_${'x'.repeat(32)}`, `dckr_oat_${'k3Tz9QpW'.repeat(2)}`],
  },
  // Base64 of user and password; where they do not begin in ASCII, padding must tell it from a word or a path.
  {
    id: 'docker-hub/registry-auth',
    title: 'Docker registry user and password',
    class: 'sensitive',
    env: 'DOCKER_AUTH_CONFIG',
    docs: 'https://docs.docker.com/reference/cli/docker/login/',
    shape: seq(
      '"auth":',
      oneOf(' "', '"'),
      oneOf(
        secret(ascii, ascii, ascii, base64(3, 388), chars('=', 0, 2)),
        secret(chars('A-Za-z0-9', 1), base64(19, 400), chars('=', 1, 2)),
      ),
      '"',
    ),
    misses: [
      '"auth": "/api/v1/users/me/authenticate"',
      `"auth": "${'x'.repeat(20)}`,
      '"auth": "clientCertificate"',
      '"auth": "oauth2ClientCredentials"',
      '"auth": "none"',
    ],
  },
  {
    id: 'docker-swarm/join-token',
    title: 'Docker Swarm join token',
    class: 'sensitive',
    env: 'SWARM_JOIN_TOKEN',
    revoke: 'https://docs.docker.com/reference/cli/docker/swarm/join-token/',
    docs: 'https://docs.docker.com/engine/swarm/join-nodes/',
    shape: seq('SWMTKN-1-', base36Lower(50), '-', base36Lower(25)),
    misses: [
      `SWMTKN-1-${'x'.repeat(50)}-${'x'.repeat(25)}`,
      `SWMTKN-1-${'k3tz9qpwv7lm2xch'.repeat(3)}-k3tz9qpwv7lm2xchk3tz9qpwv`,
    ],
  },
  {
    id: 'docker-swarm/unlock-key',
    title: 'Docker Swarm unlock key',
    class: 'critical',
    env: 'SWARM_UNLOCK_KEY',
    revoke: 'https://docs.docker.com/reference/cli/docker/swarm/unlock-key/',
    docs: 'https://docs.docker.com/engine/swarm/swarm_manager_locking/',
    shape: seq('SWMKEY-1-', base64(43)),
    misses: [`SWMKEY-1-${'x'.repeat(43)}`, `SWMKEY-1-${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
