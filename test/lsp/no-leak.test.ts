// Everything the server says, read for planted secrets: none but in the edits people asked for.

import assert from 'node:assert/strict';
import { scanWorkspaceCommand } from '../../protocol/messages';
import { all as rules } from '../../rules';
import { applyWorkspaceEdit } from './support/apply';
import { startEditor } from './support/editor';
import { createFolder } from './support/folder';
import { secretOf } from './support/samples';

const ids = rules.filter((_, index) => index % 9 === 0).map(({ id }) => id);
const planted = ['stripe/live-secret-key', ...ids].map((id, index) => ({
  secret: secretOf(id, index + 10),
  other: secretOf(id, index + 1000),
}));
const secrets = planted.map(({ secret }) => secret);
const password = ['Tq7', 'vXw2', 'Lm9Zr'].join('');

/** Any stretch of a value long enough to be of use. What all values of a rule begin with is no secret. */
function stretches({ secret, other }: (typeof planted)[number]): readonly string[] {
  const start = [...secret].findIndex((char, at) => char !== other[at]);
  const own = secret.slice(start);
  return Array.from({ length: Math.max(own.length - 11, 1) }, (_, at) => own.slice(at, at + 12));
}

describe('what the server says', () => {
  it('holds no secret at the trace level, whatever is asked', async () => {
    const lines = secrets.map((secret, index) => `const v${index} = "${secret}";`);
    const code = [...lines, `const db = "postgres://user:${password}@db.internal/app";`].join('\n');
    const env = secrets.map((secret, index) => `V${index}=${secret}`).join('\n');
    const folder = createFolder(
      {
        'closed.js': code,
        '.env': env,
        '.env.example': env,
        '.scabbard.json': `{ "key": "${secrets[0]}", "minimumConfidence": "${password}" }`,
      },
      { git: true },
    );
    const settings = { minimumConfidence: password, rules: { [secrets.at(-1)!]: password } };
    const editor = await startEditor({ folders: [folder.uri], settings: { '': settings } });
    const uri = folder.at('open.js');
    await editor.open(uri, code, 'javascript');
    const found = await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.length > 0);
    await editor.connection.sendRequest('workspace/executeCommand', { command: scanWorkspaceCommand });
    for (const name of ['.env', '.env.example']) {
      await editor.open(folder.at(name), env, 'dotenv');
      await editor.diagnostics(folder.at(name), ({ version }) => version === 1);
      await editor.hover(folder.at(name), 0, 1);
      await editor.connection.sendRequest('scabbard/envValues', { uri: folder.at(name) });
    }
    const range = { start: { line: 0, character: 0 }, end: { line: lines.length + 1, character: 0 } };
    for (const { range: at } of found) await editor.hover(uri, at.start.line, at.start.character);
    await editor.actions(uri, range);
    // The password of the address is the one that no env file holds yet.
    const actions = await editor.actions(uri, found.at(-1)!.range);
    await editor.actions(folder.at('.env'), range);
    await editor.actions(folder.at('.env.example'), range);
    await editor.type(uri, 2, `${code}\n`);
    const said = editor.traffic();
    for (const one of planted) {
      for (const part of stretches(one)) assert.ok(!said.includes(part), 'a part of a planted secret was said');
    }
    assert.ok(!said.includes(password), 'the planted password was said');

    const move = actions.find(({ title }) => title.startsWith('Move to environment variable'));
    const { edit, ...rest } = await editor.resolve(move!);
    const after = applyWorkspaceEdit(edit!, { [uri]: `${code}\n`, [folder.at('.env')]: env });
    assert.ok(after[folder.at('.env')]?.includes(password));
    assert.ok(![password, ...secrets].some((secret) => JSON.stringify(rest).includes(secret)));
    await editor.stop();
    folder.remove();
  });
});
