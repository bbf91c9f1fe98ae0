// The words of the status bar.

import assert from 'node:assert/strict';
import { summarise } from '../../../client/features/summary';

const none = { error: 0, warning: 0, information: 0, hint: 0 };

describe('summarise', () => {
  it('counts by severity, gravest first', () => {
    const { text, tooltip, label } = summarise({ error: 2, warning: 1, information: 0, hint: 3 }, 'running');
    assert.equal(text, '$(shield) 6');
    assert.equal(label, 'Scabbard: 6 findings');
    assert.equal(tooltip, 'Scabbard: 6 findings.\n2 errors.\n1 warning.\n3 hints.');
  });
  it('says when nothing was found', () => {
    assert.deepEqual(summarise(none, 'running'), {
      text: '$(shield) 0',
      label: 'Scabbard: no findings',
      tooltip: 'Scabbard: no findings.',
    });
  });
  it('does not claim a clean workspace while nobody looks', () => {
    for (const part of Object.values(summarise(none, 'stopped'))) assert.doesNotMatch(part, /no findings|\b0\b/);
    assert.match(summarise(none, 'stopped').label, /stopped/);
    assert.match(summarise(none, 'starting').label, /starting/);
  });
  it('has a label without codicons', () => {
    for (const state of ['starting', 'running', 'stopped'] as const) {
      assert.doesNotMatch(summarise(none, state).label, /\$\(/);
    }
  });
});
