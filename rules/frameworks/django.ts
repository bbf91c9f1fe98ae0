// Django: the key that signs sessions and reset links.

import type { Rule } from '../../server/engine/rule';
import { chars, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // `=` cannot begin it here, or a value in an env file would not be seen. Generated development keys (`django-insecure-`) are known to be weak and no leak.
  {
    id: 'django/secret-key',
    title: 'Django secret key',
    class: 'critical',
    env: 'SECRET_KEY',
    docs: 'https://docs.djangoproject.com/en/stable/ref/settings/#secret-key',
    shape: seq(chars('!#-&(-+@^_a-z0-9-', 1), chars('!#-&(-+@^_a-z0-9=-', 49)),
    context: ['django', 'secret_key', 'secret-key', 'secretkey'],
    misses: [
      `SECRET_KEY = '${'x'.repeat(50)}'`,
      `SECRET_KEY = '${'k3tz9qp&'.repeat(3)}'`,
      `SECRET_KEY = 'django-insecure-${'k3tz9qp&'.repeat(6)}k3'`,
      "SECRET_KEY = os.environ['DJANGO_SECRET_KEY']",
    ],
  },
];

export default rules;
