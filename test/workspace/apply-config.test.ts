// What is reported of what was found: severities, rules turned off, accepted findings, env files.

import assert from 'node:assert/strict';
import type { Finding } from '../../server/engine/findings/finding';
import { applyPolicy, createPolicy, envPlaceOf, type Place } from '../../server/workspace/apply-config';
import { parseConfig } from '../../server/workspace/config';

const text = 'x = "0123456789"';
const finding: Finding = {
  ruleId: 'acme/key',
  title: 'Acme key',
  class: 'sensitive',
  confidence: 'certain',
  start: 5,
  end: 15,
  envName: 'ACME_KEY',
  masked: '…',
  evidence: [],
  ordinal: 0,
  highEntropy: true,
};
const somewhere: Place = { path: 'src/a.ts', tracked: false, env: 'none' };

function severities(config: object, place: Partial<Place> = {}, changes: Partial<Finding> = {}) {
  const policy = createPolicy(parseConfig(JSON.stringify(config)));
  const examined = { findings: [{ ...finding, ...changes }], text, place: { ...somewhere, ...place } };
  return applyPolicy(policy, examined).reported.map(({ severity }) => severity);
}

describe('policy', () => {
  it('takes severity from the class, one step up when tracked', () => {
    assert.deepEqual(severities({}), ['warning']);
    assert.deepEqual(severities({}, { tracked: true }), ['error']);
  });

  it('lets an id count before its provider', () => {
    assert.deepEqual(severities({ rules: { 'acme/*': 'hint' } }), ['hint']);
    assert.deepEqual(severities({ rules: { 'acme/*': 'off', 'acme/key': 'error' } }), ['error']);
    assert.deepEqual(severities({ rules: { 'other/*': 'off' } }), ['warning']);
  });

  it('keeps to the minimum confidence, likely by default', () => {
    assert.deepEqual(severities({}, {}, { confidence: 'possible' }), []);
    assert.deepEqual(severities({ minimumConfidence: 'possible' }, {}, { confidence: 'possible' }), ['information']);
    assert.deepEqual(severities({ minimumConfidence: 'certain' }, {}, { confidence: 'likely' }), []);
  });

  it('accepts by path and rule, and counts it', () => {
    const accepted = (allow: object) => {
      const policy = createPolicy(parseConfig(JSON.stringify({ allow: [allow] })));
      return applyPolicy(policy, { findings: [finding], text, place: somewhere }).accepted;
    };
    assert.equal(accepted({ paths: ['src/'] }), 1);
    assert.equal(accepted({ paths: ['*.ts'], rules: ['acme/*'] }), 1);
    assert.equal(accepted({ paths: ['lib/'] }), 0);
    assert.equal(accepted({ rules: ['acme/other'] }), 0);
  });

  it('is silent where values belong, except about how they are handled', () => {
    assert.deepEqual(severities({}, { env: 'home' }), []);
    assert.deepEqual(severities({}, { env: 'example' }), []);
    assert.deepEqual(severities({}, { env: 'exposed' }), ['warning']);
    assert.deepEqual(severities({}, { env: 'home' }, { ruleId: 'token/expired' }), ['warning']);
  });

  it('never reports what is public', () => assert.deepEqual(severities({}, {}, { class: 'public' }), []));

  it('lets the project win over a person', () => {
    const settings = { minimumConfidence: 'possible', rules: { 'acme/key': 'off', 'b/*': 'hint' } } as const;
    const policy = createPolicy(
      parseConfig('{"minimumConfidence": "certain", "rules": {"acme/key": "error"}}'),
      settings,
    );
    assert.equal(policy.minimumConfidence, 'certain');
    assert.deepEqual(policy.rules, { 'acme/key': 'error', 'b/*': 'hint' });
  });

  it('knows a home from an exposed env file', () => {
    const layer = { kind: 'layer', mode: undefined, local: false } as const;
    assert.equal(envPlaceOf(layer, true, true), 'home');
    assert.equal(envPlaceOf(layer, false, false), 'home');
    assert.equal(envPlaceOf(layer, true, false), 'exposed');
    assert.equal(envPlaceOf({ ...layer, kind: 'example' }, true, true), 'example');
    assert.equal(envPlaceOf(undefined, true, false), 'none');
  });
});
