// The values that are planted: made from the rules' shapes with seeds that no other test uses.

import { generateKeyPairSync } from 'node:crypto';
import { seededRandom } from '../../../../server/engine/shape/sample';
import { secretOf } from '../../../lsp/support/samples';
import { fillMarks } from '../../../support/marks';
import type { Canary } from './search';

export interface Canaries {
  readonly closed: Canary;
  readonly closedPassword: Canary;
  readonly urlPassword: Canary;
  readonly kubernetes: Canary;
  readonly binary: Canary;
  readonly kept: Canary;
  readonly old: Canary;
  readonly example: Canary;
  readonly typed: Canary;
  readonly typedInPython: Canary;
  readonly untitled: Canary;
  readonly privateKey: Canary;
  readonly ignoredOnLine: Canary;
  readonly ignoredValue: Canary;
  readonly unmovable: Canary;
  readonly outdated: Canary;
  readonly malformed: Canary;
  readonly stored: Canary;
  readonly composed: Canary;
}

export function createCanaries(): Canaries {
  return {
    closed: token('closed', 'stripe/live-secret-key', 7101),
    closedPassword: password('closedPassword', 7102),
    urlPassword: {
      ...password('urlPassword', 7103),
      value: `${password('', 7103).value}/"${password('', 7104).value}`,
    },
    kubernetes: password('kubernetes', 7105),
    binary: token('binary', 'stripe/live-secret-key', 7106),
    kept: token('kept', 'stripe/live-secret-key', 7107),
    old: password('old', 7108),
    example: token('example', 'github/personal-access-token', 7109),
    typed: token('typed', 'github/personal-access-token', 7110),
    typedInPython: token('typedInPython', 'anthropic/api-key', 7111),
    untitled: token('untitled', 'stripe/live-secret-key', 7112),
    privateKey: privateKey(),
    ignoredOnLine: token('ignoredOnLine', 'github/personal-access-token', 7113),
    ignoredValue: token('ignoredValue', 'stripe/live-secret-key', 7114),
    unmovable: token('unmovable', 'stripe/live-secret-key', 7115),
    outdated: token('outdated', 'stripe/live-secret-key', 7116),
    malformed: token('malformed', 'anthropic/api-key', 7117),
    stored: token('stored', 'stripe/live-secret-key', 7118),
    composed: token('composed', 'github/personal-access-token', 7119),
  };
}

function token(name: string, ruleId: string, seed: number): Canary {
  const value = secretOf(ruleId, seed);
  const other = secretOf(ruleId, seed + 1000);
  return { name, value, shared: [...value].findIndex((char, at) => char !== other[at]) };
}

function password(name: string, seed: number): Canary {
  return { name, value: fillMarks('⟦password⟧', seededRandom(seed)).text };
}

/** All keys of a kind begin with the same bytes. */
function privateKey(): Canary {
  const pem = () => String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const value = pem().replace(/\n-----END.*\n$/s, '');
  return { name: 'privateKey', value, shared: value.indexOf('\n') + 1 + 24 };
}
