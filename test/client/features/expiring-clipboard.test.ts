// A copied secret leaves the clipboard after its minute, and takes nothing of others with it.

import assert from 'node:assert/strict';
import { clipboardSeconds, createExpiringClipboard } from '../../../client/features/expiring-clipboard';

/** A clipboard and a clock in memory. */
function desk() {
  const board = { text: 'from before', mayRead: true };
  const timers = new Map<() => void, number>();
  let now = 0;
  const expiring = createExpiringClipboard({
    clipboard: {
      readText: async () => {
        if (!board.mayRead) throw new Error('denied');
        return board.text;
      },
      writeText: async (text) => {
        board.text = text;
      },
    },
    later: (work, milliseconds) => {
      timers.set(work, now + milliseconds);
      return () => void timers.delete(work);
    },
  });
  const pass = async (seconds: number): Promise<void> => {
    now += seconds * 1000;
    for (const [work, due] of timers) {
      if (due > now) continue;
      timers.delete(work);
      work();
    }
    await new Promise(setImmediate);
  };
  return { board, expiring, pass, timers };
}

describe('the clipboard for secrets', () => {
  it('is cleared when the time is up, not before', async () => {
    const { board, expiring, pass } = desk();
    await expiring.copy('secret');
    await pass(clipboardSeconds - 1);
    assert.equal(board.text, 'secret');
    await pass(1);
    assert.equal(board.text, '');
  });

  it('keeps what was copied meanwhile', async () => {
    const { board, expiring, pass } = desk();
    await expiring.copy('secret');
    board.text = 'a recipe';
    await pass(clipboardSeconds);
    assert.equal(board.text, 'a recipe');
  });

  it('gives a second secret its whole time, the same one too', async () => {
    for (const second of ['other', 'secret']) {
      const { board, expiring, pass, timers } = desk();
      await expiring.copy('secret');
      await pass(clipboardSeconds / 2);
      await expiring.copy(second);
      await pass(clipboardSeconds / 2);
      assert.equal(board.text, second);
      assert.equal(timers.size, 1);
      await pass(clipboardSeconds / 2);
      assert.equal(board.text, '');
    }
  });

  it('is cleared when the extension ends, and only what is ours', async () => {
    const { board, expiring, pass, timers } = desk();
    expiring.dispose();
    await pass(0);
    assert.equal(board.text, 'from before');
    await expiring.copy('secret');
    expiring.dispose();
    await pass(0);
    assert.equal(board.text, '');
    assert.equal(timers.size, 0);
  });

  it('leaves alone what it may not read', async () => {
    const { board, expiring, pass } = desk();
    await expiring.copy('secret');
    board.mayRead = false;
    await pass(clipboardSeconds);
    assert.equal(board.text, 'secret');
  });
});
