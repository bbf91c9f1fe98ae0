// The trace says which message went which way, and nothing of what was in it.

import assert from 'node:assert/strict';
import { methodOf } from '../../../client/language-server/method-trace';

describe('methodOf', () => {
  it('names direction, kind and method', () => {
    assert.equal(methodOf("Sending request 'textDocument/hover - (3)'."), '→ request textDocument/hover');
    assert.equal(methodOf("Received notification '$/progress'."), '← notification $/progress');
    assert.equal(
      methodOf("Received response 'textDocument/codeAction - (4)' in 12ms."),
      '← response textDocument/codeAction',
    );
  });

  it('drops parameters, results and errors', () => {
    const secret = 'planted-value';
    for (const line of [
      `Sending notification 'textDocument/didChange'.\nParams: {"text":"${secret}"}`,
      `Received response 'textDocument/hover - (3)' in 1ms. Request failed: ${secret} (-32603).`,
      `Received response 'x - (3)' in 1ms.\nResult: ${secret}`,
    ]) {
      assert.ok(!methodOf(line)!.includes(secret));
    }
  });

  it('lets nothing else through', () => {
    for (const line of ['{"type":"send-request","message":{}}', 'planted-value', '', " Sending request 'a'"]) {
      assert.equal(methodOf(line), undefined);
    }
  });
});
