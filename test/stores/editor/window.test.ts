// A window that answers terminals over a real socket: who may ask, how often, for which folder, and what is left behind.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { askWindows } from '../../../stores/editor/ask';
import { type ServedWindow, serveWindow } from '../../../stores/editor/serve';
import type { Question, Reply, WindowEntry } from '../../../stores/editor/window';
import { newFolder } from '../support/test-host';

type Answer = (question: Omit<Question, 'token'>, signal: AbortSignal) => Promise<Reply>;

const open: ServedWindow[] = [];
const echo: Answer = async ({ references }) => ({
  answers: Object.fromEntries(references.map((one) => [one, { text: `value of ${one}` }])),
});

describe('a window that answers terminals', () => {
  const [project, other] = [newFolder(), newFolder()];
  let windows: string;
  beforeEach(() => {
    windows = join(newFolder(), 'windows');
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.close()));
  });

  async function serve(
    answer: Answer = echo,
    folders: () => readonly string[] = () => [project],
  ): Promise<ServedWindow> {
    const served = await serveWindow({ folder: windows, folders, answer });
    open.push(served);
    return served;
  }
  const ask = (folder = project, signal = new AbortController().signal, onWait = () => {}) =>
    askWindows({ windows, folder, references: ['local://a'], signal, onWait });
  const entries = () => readdirSync(windows).filter((name) => name.endsWith('.json'));
  const entry = (): WindowEntry => JSON.parse(readFileSync(join(windows, entries()[0]!), 'utf8'));
  const answered = { ok: true, value: { 'local://a': { text: 'value of local://a' } } };

  it('answers for its folder and those below', async () => {
    await serve();
    assert.deepEqual(await ask(), answered);
    assert.deepEqual(await ask(join(project, 'packages/app')), answered);
    assert.equal(await ask(other), undefined);
    assert.equal(await ask(`${project}-other`), undefined);
  });

  it('is found among other windows, whose folders may change', async () => {
    const folders = [project];
    await serve(echo, () => [other]);
    const served = await serve(echo, () => folders);
    assert.deepEqual(await ask(), answered);
    folders.splice(0);
    await served.publish();
    assert.equal(await ask(), undefined);
  });

  it('answers many terminals at once, each with a token of its own', async () => {
    const tokens = new Set<string>();
    await serve(async (question, signal) => {
      tokens.add(entry().token);
      return echo(question, signal);
    });
    tokens.add(entry().token);
    const all = await Promise.all(Array.from({ length: 5 }, () => ask()));
    for (const one of all) assert.deepEqual(one, answered);
    assert.equal(tokens.size, 6);
  });

  const questions: readonly (readonly [title: string, text: (word: WindowEntry) => string, reply: string])[] = [
    ['no token', () => JSON.stringify({ folder: project, references: [] }), ''],
    ['a wrong token', () => JSON.stringify({ token: 'x', folder: project, references: [] }), '{"tokenIsUsed":true}'],
    ['nonsense', () => 'GET / HTTP/1.1', ''],
    ['null', () => 'null', ''],
    ['numbers', ({ token }) => JSON.stringify({ token, folder: project, references: [1] }), ''],
    ['another folder', ({ token }) => JSON.stringify({ token, folder: other, references: ['local://a'] }), ''],
    ['too much', ({ token }) => JSON.stringify({ token, folder: project, references: ['x'.repeat(1_000_000)] }), ''],
  ];
  for (const [title, text, reply] of questions)
    it(`gives nothing for ${title}`, async () => {
      let asked = 0;
      await serve(async (question, signal) => {
        asked++;
        return echo(question, signal);
      });
      assert.equal((await say(entry().socket, text(entry()))).trim(), reply);
      assert.equal(asked, 0);
    });

  it('takes a token once', async () => {
    await serve();
    const { socket, token } = entry();
    const question = JSON.stringify({ token, folder: project, references: ['local://a'] });
    assert.match(await say(socket, question), /value of/);
    assert.equal((await say(socket, question)).trim(), '{"tokenIsUsed":true}');
  });

  it('hands on why it was refused', async () => {
    await serve(async () => ({ refused: { kind: 'denied', message: 'Not approved.' } }));
    assert.deepEqual(await ask(), { ok: false, problem: { kind: 'denied', message: 'Not approved.' } });
  });

  it('hears that the terminal has gone', async () => {
    let gone: Promise<void> | undefined;
    const stop = new AbortController();
    await serve(async (_, signal) => {
      gone = new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
      stop.abort();
      await gone;
      return { answers: {} };
    });
    const result = await ask(project, stop.signal);
    assert.equal(result?.ok === false && result.problem.kind, 'cancelled');
    await gone;
  });

  it('says that a person is asked, when it takes a while', async () => {
    let approve = (): void => {};
    await serve(async (question, signal) => {
      await new Promise<void>((resolve) => {
        approve = resolve;
      });
      return echo(question, signal);
    });
    assert.deepEqual(await ask(project, undefined, () => approve()), answered);
  });

  it('leaves nothing behind, and word of a window that was killed is removed', async () => {
    const served = await serve();
    const stale = JSON.stringify(entry());
    const { socket } = entry();
    await open.pop()?.close();
    assert.deepEqual(entries(), []);
    assert.throws(() => statSync(socket));
    await served.close();
    writeFileSync(join(windows, '00.json'), stale);
    writeFileSync(join(windows, '01.json'), 'no JSON');
    assert.equal(await ask(), undefined);
    assert.deepEqual(entries(), ['01.json']);
  });

  (process.platform === 'win32' ? it.skip : it)('is its owner’s alone', async () => {
    await serve();
    const modes = [windows, join(windows, entries()[0]!), join(entry().socket, '..')].map(
      (path) => statSync(path).mode,
    );
    assert.deepEqual(
      modes.map((mode) => mode & 0o077),
      [0, 0, 0],
    );
  });
});

/** What comes back for a line, to the end. */
function say(path: string, line: string): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(path);
    socket
      .setEncoding('utf8')
      .on('data', (chunk: string) => {
        text += chunk;
      })
      .on('error', () => undefined)
      .on('close', () => resolve(text));
    socket.write(`${line}\n`);
  });
}
