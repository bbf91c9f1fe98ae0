// Ruby on Rails: master key and secret key base. Phoenix gives the latter the same name and another form.

import type { Rule } from '../../server/engine/rule';
import { base64, hexLower, oneOf } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'rails/master-key',
    title: 'Rails master key',
    class: 'critical',
    env: 'RAILS_MASTER_KEY',
    docs: 'https://guides.rubyonrails.org/security.html#custom-credentials',
    shape: hexLower(32),
    context: ['rails_master_key', 'master.key', 'rails-master-key'],
    misses: [`RAILS_MASTER_KEY=${'0'.repeat(32)}`, `RAILS_MASTER_KEY=${'3f9a1c7e'.repeat(2)}`],
  },
  {
    id: 'rails/secret-key-base',
    title: 'Rails or Phoenix secret key base',
    class: 'critical',
    env: 'SECRET_KEY_BASE',
    docs: 'https://guides.rubyonrails.org/security.html',
    shape: oneOf(hexLower(64, 128), base64(64)),
    context: ['secret_key_base'],
    misses: [`SECRET_KEY_BASE=${'0'.repeat(64)}`, `SECRET_KEY_BASE=${'3f9a1c7e2b8d0546'.repeat(3)}`],
  },
];

export default rules;
