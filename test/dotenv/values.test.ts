// Which values are hidden, where exactly, and which keys hold secrets by their name.

import assert from 'node:assert/strict';
import { decoratorsByKey } from '../../server/dotenv/decorators';
import { insertionFor, insertLine } from '../../server/dotenv/insertion';
import { parseEnv } from '../../server/dotenv/parse';
import { looksSecret } from '../../server/dotenv/secret-names';
import { envValues } from '../../server/dotenv/values';
import { isPlaceholder } from '../../server/engine/judge/placeholder';
import { applyEdits } from '../support/memory-host';

/** The text with dots in the place of every character that masking hides. */
function masked(text: string, example?: string): string {
  const values = envValues(text, { isPlaceholder, ...(example !== undefined && { example }) });
  const edits = values.filter(({ sensitive }) => sensitive).flatMap(({ masks }) => masks);
  return applyEdits(
    text,
    edits.map(({ start, end }) => ({ start, end, newText: '•'.repeat(end - start) })),
  );
}

describe('envValues', () => {
  const table: Readonly<Record<string, string>> = {
    'A=abc': 'A=•••',
    "A = 'abc' # c": "A = '•••' # c",
    'A="a b\r\n\r\nc"\r\nB=`x`': 'A="•••\r\n\r\n•"\r\nB=`•`',
    '\uFEFFexport A: 1x': '\uFEFFexport A: ••',
    'A=\nB=""\nC= # c': 'A=\nB=""\nC= # c',
    'A=true\nB=No\nC=-12\nD=3.5': 'A=true\nB=No\nC=-12\nD=3.5',
    'A=your-key-here\nB=<token>': 'A=your-key-here\nB=<token>',
    'PIN=123456\nMAX=123456\nTOKEN_TTL=3600': 'PIN=••••••\nMAX=123456\nTOKEN_TTL=3600',
    '# @sensitive=false\nA=abc\nB=abc': '# @sensitive=false\nA=abc\nB=•••',
    '# @sensitive\nA=true': '# @sensitive\nA=••••',
    'A=abc # @sensitive=false': 'A=abc # @sensitive=false',
    'A=1x\nA=2x': 'A=••\nA=••',
    'A=😀x': 'A=•••',
  };
  for (const [text, expected] of Object.entries(table)) {
    it(`hides ${JSON.stringify(expected)}`, () => assert.equal(masked(text), expected));
  }

  it('takes decorators from the example where the file has none', () => {
    const example = '# @sensitive=false\nA=\n# @public\nB=\n';
    assert.equal(masked('A=x\nB=y\nC=z', example), 'A=x\nB=y\nC=•');
    assert.equal(masked('# @sensitive\nA=x', example), '# @sensitive\nA=•');
  });

  it('names what a new value replaces', () => {
    const [quoted, empty] = envValues('A="x" # c\nB= # c', { isPlaceholder });
    assert.deepEqual(
      [quoted!.written, empty!.written],
      [
        { start: 2, end: 5 },
        { start: 12, end: 12 },
      ],
    );
    assert.deepEqual(empty!.masks, []);
  });
});

describe('decoratorsByKey', () => {
  it('reads decorators, not prose', () => {
    const text = '# mail me @sensitive\nA=\n# @sensitive @required=false @type=port\nB=\n\n# @sensitive\n\nC=\n';
    const said = decoratorsByKey(parseEnv(text));
    assert.deepEqual([...said.values()], [{}, { sensitive: true, optional: true }, {}]);
  });
});

describe('looksSecret', () => {
  const secret =
    'SECRET_KEY JWT_SECRET API_KEY apiKey dbPassword DB_PASS POSTGRES_PASSWORD GITHUB_TOKEN KEY MYSQL_PWD APIKEY PRIVATE_KEY CLIENT_SECRET_2';
  const open =
    'AWS_ACCESS_KEY_ID TOKEN_URL PUBLIC_KEY NEXT_PUBLIC_API_KEY VITE_TOKEN STRIPE_PUBLISHABLE_KEY SECRET_NAME KEY_PATH MAX_TOKENS JWT_ALGORITHM PORT MONKEY KEYBOARD PASSENGER COMPASS HOST TOKEN_TTL';
  for (const key of secret.split(' ')) it(`takes ${key} for a secret`, () => assert.equal(looksSecret(key), true));
  for (const key of open.split(' ')) it(`takes ${key} for none`, () => assert.equal(looksSecret(key), false));

  it('obeys the decorator', () => {
    assert.equal(looksSecret('HOST', { sensitive: true }), true);
    assert.equal(looksSecret('API_KEY', { sensitive: false }), false);
  });
});

describe('insertionFor', () => {
  const inserted = (text: string, order: readonly string[]) =>
    applyEdits(text, [insertLine(insertionFor(text, 'N', order), 'N=1')]);
  const table: readonly (readonly [text: string, order: string, expected: string])[] = [
    ['', '', 'N=1\n'],
    ['\uFEFF', '', '\uFEFFN=1\n'],
    ['\n\n', '', 'N=1\n\n\n'],
    ['A=1', '', 'A=1\nN=1'],
    ['A=1\n', '', 'A=1\nN=1\n'],
    ['A=1\r\n# end\r\n\r\n', '', 'A=1\r\n# end\r\nN=1\r\n\r\n'],
    ['A=1\rB=2\r', 'A N B', 'A=1\rN=1\rB=2\r'],
    ['A="1\n2" # c\nB=2\n', 'A N B', 'A="1\n2" # c\nN=1\nB=2\n'],
    ['B=2\nA=1\nA=3\nC=4\n', 'X A N', 'B=2\nA=1\nA=3\nN=1\nC=4\n'],
    ['# head\n\n# about B\nB=2\n', 'N B', '# head\n\nN=1\n# about B\nB=2\n'],
    ['\uFEFFB=2\n', 'N B', '\uFEFFN=1\nB=2\n'],
    ['A=1\nbroken', '', 'A=1\nbroken\nN=1'],
    ['A=1\n  ', '', 'A=1\nN=1\n  '],
  ];
  for (const [text, order, expected] of table) {
    it(`makes ${JSON.stringify(expected)}`, () =>
      assert.equal(inserted(text, order.split(' ').filter(Boolean)), expected));
  }
});
