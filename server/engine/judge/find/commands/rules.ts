// Passwords and keys that a command, a statement or a call is given as one of its words.

import type { RuleInfo } from '../../../rule';

export const commandRules = {
  command: { id: 'generic/command-password', title: 'Password in a command', class: 'sensitive', env: 'PASSWORD' },
  call: { id: 'generic/login-password', title: 'Password of a login', class: 'sensitive', env: 'PASSWORD' },
  key: { id: 'generic/call-key', title: 'Key of a signature or cipher', class: 'sensitive', env: 'SECRET_KEY' },
} as const satisfies Record<string, RuleInfo>;
