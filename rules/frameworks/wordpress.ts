// WordPress: the keys and salts of wp-config.php.

import type { Rule } from '../../server/engine/rule';
import { chars, oneOf, secret, seq } from '../../server/engine/shape/grammar';

const quote = oneOf("'", '"');

const rules: readonly Rule[] = [
  {
    id: 'wordpress/secret-key',
    title: 'WordPress secret key or salt',
    class: 'sensitive',
    env: 'WORDPRESS_AUTH_KEY',
    docs: 'https://developer.wordpress.org/advanced-administration/security/',
    shape: seq(
      'define(',
      chars(' ', 0, 1),
      quote,
      oneOf(
        'AUTH_KEY',
        'SECURE_AUTH_KEY',
        'LOGGED_IN_KEY',
        'NONCE_KEY',
        'AUTH_SALT',
        'SECURE_AUTH_SALT',
        'LOGGED_IN_SALT',
        'NONCE_SALT',
      ),
      quote,
      ',',
      chars(' ', 0, 12),
      quote,
      secret(chars(' !#-&(-\\[\\]-~', 64)),
      quote,
    ),
    misses: [
      `define('AUTH_KEY', '${'x'.repeat(64)}');`,
      "define('AUTH_KEY', 'put your unique phrase here');",
      "define('AUTH_KEY', getenv('AUTH_KEY'));",
    ],
  },
];

export default rules;
