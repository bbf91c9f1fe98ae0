// The mask over a program's output: every form of a value, over every border of pieces, and nothing held back without need.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { createRedactor, mask, type Redactor } from '../../../stores/support/redact';
import { formsOf } from '../../../stores/support/redact/forms';

const hard = {
  plain: 'plain-value-of-nothing',
  spaced: 'two words & more',
  quotes: `it's "quoted" \`code\``,
  slashes: 'a/b+c=d?e&f#g~h',
  backslashes: 'C:\\new\\table$HOME!',
  lines: 'first line\n\tsecond line\r\nthird',
  unicode: 'Schlüssel 🗝️ ключ',
  html: '<b>&amp;</b>',
};

const redactorFor = (...values: readonly (string | Uint8Array)[]) => {
  const redactor = createRedactor();
  redactor.add(values);
  return redactor;
};

/** What each piece lets out at once, and then the end. */
function outputs(redactor: Redactor, ...chunks: readonly (string | Uint8Array)[]): readonly Uint8Array[] {
  const stream = redactor.transform();
  const read = (): Uint8Array => stream.read() ?? Buffer.alloc(0);
  const out = chunks.map((chunk) => {
    stream.write(chunk);
    return read();
  });
  stream.end();
  return [...out, read()];
}

const pieces = (...given: Parameters<typeof outputs>) => outputs(...given).map((part) => Buffer.from(part).toString());
const whole = (...given: Parameters<typeof outputs>) => Buffer.concat(outputs(...given)).toString();

describe('the mask', () => {
  it('is over every occurrence, and over nothing else', () => {
    const redactor = redactorFor('first-value', 'second-value');
    const table: readonly (readonly [string, string])[] = [
      ['', ''],
      ['nothing here', 'nothing here'],
      ['first-value', mask],
      ['a first-value, second-value.', `a ${mask}, ${mask}.`],
      ['first-valuefirst-value', `${mask}${mask}`],
      ['first-valu first-value', `first-valu ${mask}`],
      ['first-first-value', `first-${mask}`],
      ['FIRST-VALUE', 'FIRST-VALUE'],
      ['half a character: \ud83d', 'half a character: \ud83d'],
    ];
    for (const [given, expected] of table) assert.equal(redactor.redact(given), expected);
  });

  it('is one mask over values that overlap, and over the longest of those in one another', () => {
    const redactor = redactorFor('abcdef', 'defghi', 'abcdefghijkl', 'xxabcdefyy');
    assert.equal(redactor.redact('-abcdefghi-'), `-${mask}-`);
    assert.equal(redactor.redact('-abcdefghijkl-'), `-${mask}-`);
    assert.equal(redactor.redact('-xxabcdefyy-'), `-${mask}-`);
    assert.equal(redactor.redact('-xxabcdefy-'), `-xx${mask}y-`);
  });

  it('is over no value of less than six characters', () => {
    const redactor = redactorFor('12345', 'äöüäö', ' 12345 \n', '', Uint8Array.of(1, 2, 3, 4, 5));
    assert.equal(redactor.redact('12345 äöüäö'), '12345 äöüäö');
    redactor.add(['123456']);
    assert.equal(redactor.redact('12345 123456'), `12345 ${mask}`);
  });

  it('takes other values at any time', () => {
    const redactor = createRedactor();
    assert.equal(redactor.redact('first-value'), 'first-value');
    redactor.add(['first-value', 'second-value']);
    assert.equal(redactor.redact('first-value second-value'), `${mask} ${mask}`);
    redactor.remove(['first-value']);
    assert.equal(redactor.redact('first-value second-value'), `first-value ${mask}`);
    redactor.clear();
    assert.equal(redactor.redact('first-value second-value'), 'first-value second-value');
    const stream = redactor.transform();
    stream.write('first-val');
    redactor.add(['first-value']);
    stream.write('ue, first-val');
    redactor.add(['second-value']);
    stream.end('ue, second-value');
    assert.equal(Buffer.from(stream.read()).toString(), `first-value, ${mask}, ${mask}`);
  });

  it('takes other values also while a value is half covered', () => {
    const redactor = redactorFor('abcdefghijkl', 'efghijklmn');
    const stream = redactor.transform();
    stream.write('abcdefghijkl');
    redactor.add(['efghij']);
    stream.end('?');
    assert.equal(Buffer.from(stream.read()).toString(), `${mask}?`);
  });

  it('leaves blanks around a value out of account, as programs do', () => {
    assert.equal(redactorFor('first-value\n').redact('[first-value]'), `[${mask}]`);
  });
});

describe('the forms that are masked', () => {
  const forms: Readonly<Record<string, (value: string) => string>> = {
    plain: (value) => value,
    'base64 by itself': (value) => Buffer.from(value).toString('base64'),
    'base64 without padding': (value) => Buffer.from(value).toString('base64').replace(/=+$/, ''),
    base64url: (value) => Buffer.from(value).toString('base64url'),
    'hexadecimal digits': (value) => Buffer.from(value).toString('hex'),
    'a part of a URI': encodeURIComponent,
    'a part of a URI in lower case': (value) => encodeURIComponent(value).replace(/%../g, (one) => one.toLowerCase()),
    'a URI': encodeURI,
    'a form': (value) => new URLSearchParams([['', value]]).toString().slice(1),
    JSON: (value) => JSON.stringify(value).slice(1, -1),
    'JSON in JSON': (value) => JSON.stringify(JSON.stringify(value).slice(1, -1)).slice(1, -1),
    'JSON in ASCII': (value) =>
      JSON.stringify(value)
        .slice(1, -1)
        .replace(/[^\x20-\x7e]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`),
    'JSON with escaped slashes': (value) => JSON.stringify(value).slice(1, -1).replaceAll('/', '\\/'),
    'single quotes of a shell': (value) => value.replaceAll("'", "'\\''"),
    'other single quotes of a shell': (value) => value.replaceAll("'", `'"'"'`),
    'double quotes of a shell': (value) => value.replace(/[\\"$`]/g, '\\$&'),
    'lines of the other kind': (value) => value.replace(/\r?\n/g, '\r\n'),
  };
  for (const [name, encode] of Object.entries(forms))
    it(name, () => {
      for (const [key, value] of Object.entries(hard))
        assert.equal(redactorFor(value).redact(`[${encode(value)}]`), `[${mask}]`, key);
    });

  it('base64 of something longer, but for a letter at each border', () => {
    for (const value of Object.values(hard))
      for (const before of ['', 'a', 'ab', 'abc', 'abcd'])
        for (const after of ['', 'x', 'xy', 'xyz'])
          for (const encoding of ['base64', 'base64url'] as const) {
            const encoded = Buffer.from(`${before}${value}${after}`).toString(encoding);
            const masked = redactorFor(value).redact(encoded);
            assert.ok(masked.includes(mask));
            const around = Math.ceil(((before.length + after.length) * 8) / 6) + 4;
            assert.ok(masked.replace(mask, '').length <= around, `${before}|${after}: ${masked}`);
          }
  });

  it('base64 in lines, and lines of a text that is indented', () => {
    const value = Array.from(
      { length: 9 },
      (_, line) => `${'abcdefghijklmnopqrst'.slice(line)}${'0123456789'.repeat(4)}`,
    ).join('\n');
    const redactor = redactorFor(value);
    const encoded = Buffer.from(value).toString('base64');
    for (const width of [64, 76]) {
      const lines = encoded.match(new RegExp(`.{1,${width}}`, 'g'))!;
      assert.equal(redactor.redact(lines.join('\n')), lines.map(() => mask).join('\n'));
    }
    assert.equal(redactor.redact(value.replace(/^/gm, '  | ')), value.replace(/^.*/gm, `  | ${mask}`));
  });

  it('bytes that are no text', () => {
    const value = Uint8Array.of(0xff, 0xfe, 0, 1, 2, 3, 0x80);
    const redactor = redactorFor(value);
    const [out] = pieces(redactor, Buffer.concat([Buffer.from('['), value, Buffer.from(']')]));
    assert.equal(out, `[${mask}]`);
    assert.equal(redactor.redact(`[${Buffer.from(value).toString('base64')}]`), `[${mask}]`);
    assert.equal(redactor.redact(`[${Buffer.from(value).toString('hex').toUpperCase()}]`), `[${mask}]`);
  });

  it('what real shells print', function () {
    if (process.platform === 'win32') this.skip();
    const redactor = redactorFor(...Object.values(hard));
    const common = [
      'export -p',
      'set',
      'set -x; : "$V"',
      'printf %s "$V" | base64',
      'printf %s "$V" | od -An -v -tx1 | tr -d " \\n"',
    ];
    const scripts = { sh: common, bash: [...common, 'printf "[%q]" "$V"', 'declare -p V', 'printf "[%s]" "${V@Q}"'] };
    for (const [key, V] of Object.entries(hard))
      for (const [shell, all] of Object.entries(scripts)) {
        // In one go: starting a program takes longest.
        const script = all.map((one) => `(${one}) 2>&1; printf '\\n═══\\n'`).join('\n');
        const env = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', V };
        const out = execFileSync(shell, ['-c', script], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
        const masked = redactor.redact(out).split('\n═══\n');
        for (const [index, one] of all.entries())
          assert.ok(masked[index]!.includes(mask), `${shell}, ${one}, ${key}: ${masked[index]}`);
      }
  });
});

describe('a masked stream', () => {
  it('masks a value wherever the pieces begin and end', () => {
    for (const value of Object.values(hard)) {
      const redactor = redactorFor(value);
      const bytes = Buffer.from(`before ${value} after`);
      for (let at = 0; at <= bytes.length; at++)
        assert.equal(whole(redactor, bytes.subarray(0, at), bytes.subarray(at)), `before ${mask} after`);
      assert.equal(whole(redactor, ...[...bytes].map((byte) => Uint8Array.of(byte))), `before ${mask} after`);
    }
  });

  it('gives at once what cannot be the beginning of a value', () => {
    const redactor = redactorFor('qqfirst-value');
    assert.deepEqual(pieces(redactor, 'Password: ', 'ok\n'), ['Password: ', 'ok\n', '']);
    assert.deepEqual(pieces(redactor, 'a qqfirst', '-va', 'lue', ' b'), ['a ', '', mask, ' b', '']);
    assert.deepEqual(pieces(redactor, 'a qqfirst', '?'), ['a ', 'qqfirst?', '']);
    assert.deepEqual(pieces(redactor, 'a qqfirst-valu'), ['a ', 'qqfirst-valu']);
  });

  it('gives a mask as soon as its value is there, also where a longer one may follow', () => {
    const redactor = redactorFor('qqfirst-value', 'value-zzsecond');
    assert.deepEqual(pieces(redactor, 'qqfirst-value', '-zz', 'second!'), [mask, '', '!', '']);
    assert.deepEqual(pieces(redactor, 'qqfirst-value', '-zz', '!'), [mask, '', '-zz!', '']);
    assert.deepEqual(pieces(redactorFor('qqfirst', 'qqfirst-value'), 'qqfirst', '-', '?'), [mask, '', '-?', '']);
    const nested = redactorFor('qqfirst', 'xxqqfirst-value');
    assert.deepEqual(pieces(nested, '-xxqqfirst', '-v', '!'), ['-', '', `xx${mask}-v!`, '']);
    assert.deepEqual(pieces(nested, '-xxqqfirst', '-value', '!'), ['-', mask, '!', '']);
  });

  it('ends with its source, and keeps the order and number of other bytes', async () => {
    const stream = redactorFor('first-value').transform();
    stream.write('one first-value ');
    stream.end('two');
    assert.equal(await text(stream), `one ${mask} two`);
  });

  it('does what a search for each form would do', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '-', '"', 'ä'), minLength: 4, maxLength: 9 });
    const input = fc.record({
      values: fc.array(word, { minLength: 1, maxLength: 4 }),
      parts: fc.array(fc.oneof(word, fc.nat(3)), { maxLength: 12 }),
      cuts: fc.array(fc.nat(120), { maxLength: 6 }),
    });
    fc.assert(
      fc.property(input, ({ values, parts, cuts }) => {
        const text = parts.map((part) => (typeof part === 'string' ? part : (values[part] ?? ''))).join('');
        const bytes = Buffer.from(text);
        const borders = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
        const chunks = borders.slice(1).map((end, index) => bytes.subarray(borders[index], end));
        assert.equal(whole(redactorFor(...values), ...chunks), searched(bytes, values));
      }),
      { numRuns: 400 },
    );
  });

  it('takes linear time for values and output made to be slow', () => {
    const redactor = redactorFor(`${'a'.repeat(30_000)}b`, `${'ab'.repeat(20_000)}c`, `b${'a'.repeat(30_000)}c`);
    const chunks = Array.from({ length: 32 }, () => Buffer.alloc(65_536, 'a'));
    assert.equal(whole(redactor, ...chunks).length, 32 * 65_536);
    const last = whole(redactor, ...chunks, 'b');
    assert.equal(last, `${'a'.repeat(32 * 65_536 - 30_000)}${mask}`);
  });
});

/** The same by brute force: every form at every place, overlapping ones together. */
function searched(whole: Buffer, values: readonly string[]): string {
  const forms = values.flatMap((value) => formsOf(Buffer.from(value)));
  const spans: [number, number][] = [];
  for (const form of forms)
    for (let at = whole.indexOf(form); at >= 0; at = whole.indexOf(form, at + 1)) spans.push([at, at + form.length]);
  const merged: [number, number][] = [];
  for (const [start, end] of spans.sort(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  const parts: Buffer[] = [];
  let at = 0;
  for (const [start, end] of merged) {
    parts.push(whole.subarray(at, start), Buffer.from(mask));
    at = end;
  }
  return Buffer.concat([...parts, whole.subarray(at)]).toString();
}
