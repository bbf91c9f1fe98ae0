// Shopify: admin, app and custom app tokens.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'shopify/admin-access-token',
    title: 'Shopify Admin API access token',
    class: 'critical',
    env: 'SHOPIFY_ACCESS_TOKEN',
    revoke: 'https://admin.shopify.com/',
    docs: 'https://shopify.dev/docs/apps/build/authentication-authorization',
    shape: seq('shpat_', hexLower(32)),
    misses: [`shpat_${'0'.repeat(32)}`, `shpat_${'3f9a1c7e'.repeat(2)}`],
  },
  {
    id: 'shopify/custom-app-token',
    title: 'Shopify custom app access token',
    class: 'critical',
    env: 'SHOPIFY_ACCESS_TOKEN',
    docs: 'https://shopify.dev/docs/apps/build/authentication-authorization',
    shape: seq('shpca_', hexLower(32)),
    misses: [`shpca_${'0'.repeat(32)}`, `shpca_${'3f9a1c7e'.repeat(2)}`],
  },
  {
    id: 'shopify/private-app-password',
    title: 'Shopify private app password',
    class: 'critical',
    env: 'SHOPIFY_PASSWORD',
    docs: 'https://shopify.dev/docs/apps/build/authentication-authorization',
    shape: seq('shppa_', hexLower(32)),
    misses: [`shppa_${'0'.repeat(32)}`, `shppa_${'3f9a1c7e'.repeat(2)}`],
  },
  {
    id: 'shopify/app-secret',
    title: 'Shopify app secret',
    class: 'critical',
    env: 'SHOPIFY_API_SECRET',
    revoke: 'https://partners.shopify.com/',
    docs: 'https://shopify.dev/docs/apps/build/authentication-authorization',
    shape: seq('shpss_', hexLower(32)),
    misses: [`shpss_${'0'.repeat(32)}`, `shpss_${'3f9a1c7e'.repeat(2)}`],
  },
  {
    id: 'shopify/theme-access-password',
    title: 'Shopify Theme Access password',
    class: 'sensitive',
    env: 'SHOPIFY_CLI_THEME_TOKEN',
    docs: 'https://shopify.dev/docs/storefronts/themes/tools/theme-access',
    shape: seq('shptka_', hexLower(32)),
    misses: [`shptka_${'0'.repeat(32)}`, `shptka_${'3f9a1c7e'.repeat(2)}`],
  },
];

export default rules;
