// GitHub: personal, app and OAuth tokens. The last six characters of the short ones are a checksum.

import type { Rule } from '../../server/engine/rule';
import { base62, base64url, crc32Base62, digits, hexLower, seq } from '../../server/engine/shape/grammar';

/** Random base62 and its CRC-32 (https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/). */
const checked = (random: number) => seq(base62(random), crc32Base62(6));

const rules: readonly Rule[] = [
  {
    id: 'github/personal-access-token',
    title: 'GitHub personal access token (classic)',
    class: 'critical',
    env: 'GITHUB_TOKEN',
    revoke: 'https://github.com/settings/tokens',
    docs: 'https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/',
    shape: seq('ghp_', checked(30)),
    misses: [`ghp_${'x'.repeat(36)}`, `ghp_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`, 'ghp_YOUR_PERSONAL_ACCESS_TOKEN_HERE'],
  },
  {
    id: 'github/fine-grained-token',
    title: 'GitHub fine-grained personal access token',
    class: 'critical',
    env: 'GITHUB_TOKEN',
    revoke: 'https://github.com/settings/personal-access-tokens',
    docs: 'https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github',
    shape: seq('github_pat_', base62(22), '_', base62(59)),
    misses: [
      `github_pat_${'x'.repeat(22)}_${'x'.repeat(59)}`,
      `github_pat_k3Tz9QpWv7Lm2XcHk3Tz9Q_${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`,
    ],
  },
  {
    id: 'github/oauth-token',
    title: 'GitHub OAuth access token',
    class: 'critical',
    env: 'GITHUB_TOKEN',
    revoke: 'https://github.com/settings/applications',
    docs: 'https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github',
    shape: seq('gho_', checked(30)),
    misses: [`gho_${'x'.repeat(36)}`, `gho_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
  {
    id: 'github/app-user-token',
    title: 'GitHub App user token',
    class: 'sensitive',
    env: 'GITHUB_TOKEN',
    revoke: 'https://github.com/settings/applications',
    docs: 'https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github',
    shape: seq('ghu_', checked(30)),
    misses: [`ghu_${'x'.repeat(36)}`, `ghu_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
  {
    id: 'github/app-installation-token',
    title: 'GitHub App installation token',
    class: 'sensitive',
    env: 'GITHUB_TOKEN',
    docs: 'https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github',
    shape: seq('ghs_', checked(30)),
    misses: [`ghs_${'x'.repeat(36)}`, `ghs_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
  {
    id: 'github/app-installation-jwt',
    title: 'GitHub App installation token (stateless)',
    class: 'sensitive',
    env: 'GITHUB_TOKEN',
    docs: 'https://github.blog/changelog/2026-04-24-notice-about-upcoming-new-format-for-github-app-installation-tokens/',
    shape: seq('ghs_', digits(1, 12), '_eyJ', base64url(15, 200), '.', base64url(80, 800), '.', base64url(40, 400)),
    misses: [
      `ghs_0_eyJ${'x'.repeat(15)}.${'x'.repeat(80)}.${'x'.repeat(40)}`,
      `ghs_4_eyJk3Tz9QpWv7Lm2Xc.${'k3Tz9QpWv7Lm2XcH'.repeat(4)}.${'k3Tz9QpWv7Lm2XcH'.repeat(2)}k3Tz9QpW`,
    ],
  },
  {
    id: 'github/app-refresh-token',
    title: 'GitHub App refresh token',
    class: 'critical',
    env: 'GITHUB_REFRESH_TOKEN',
    revoke: 'https://github.com/settings/apps',
    docs: 'https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github',
    shape: seq('ghr_', checked(70)),
    misses: [`ghr_${'x'.repeat(76)}`, `ghr_${'k3Tz9QpWv7Lm2XcH'.repeat(4)}`],
  },
  {
    id: 'github/oauth-client-secret',
    title: 'GitHub OAuth client secret',
    class: 'critical',
    env: 'GITHUB_CLIENT_SECRET',
    revoke: 'https://github.com/settings/developers',
    docs: 'https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github',
    shape: hexLower(40),
    context: [
      'github_client',
      'github-client',
      'githubclient',
      'github_oauth',
      'github-oauth',
      'githuboauth',
      'github_app',
      'github-app',
      'githubapp',
      'github_secret',
      'github-secret',
      'githubsecret',
      'github_token',
      'github-token',
      'githubtoken',
      'gh_token',
      'gh-token',
      'ghtoken',
    ],
    misses: [
      `GITHUB_CLIENT_SECRET=${'0'.repeat(40)}`,
      `GITHUB_CLIENT_SECRET=${'3f9a1c7e2b8d0546'.repeat(2)}`,
      `github.sha = ${'3f9a1c7e2b8d0546'.repeat(2)}3f9a1c7e`,
      'GITHUB_CLIENT_ID=Iv1.3f9a1c7e2b8d0546',
    ],
  },
];

export default rules;
