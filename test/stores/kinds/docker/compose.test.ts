// What is read from compose files without touching one: variables in paths, variables that name secret files.

import assert from 'node:assert/strict';
import { fileVariables } from '../../../../stores/docker';
import { interpolate } from '../../../../stores/parts/docker/compose';

it('compose variables are interpolated as compose does it', () => {
  const values: Readonly<Record<string, string>> = { SET: 'value', EMPTY: '' };
  for (const [text, expected] of [
    ['plain', 'plain'],
    ['$SET/${SET}', 'value/value'],
    ['${NONE}|${EMPTY}|$NONE', '||'],
    ['${NONE-word}|${EMPTY-word}|${NONE:-word}|${EMPTY:-word}|${SET:-word}', 'word||word|word|value'],
    ['${NONE+word}|${EMPTY+word}|${NONE:+word}|${EMPTY:+word}|${SET:+word}', '|word|||word'],
    ['${SET?why}${EMPTY?why}', 'value'],
    ['${NONE?why}', undefined],
    ['${EMPTY:?why}', undefined],
    ['$$SET $$$SET', '$SET $value'],
    ['$', undefined],
    ['a$-b', undefined],
    ['${SET', undefined],
    ['${}', undefined],
    ['${A:-${B}}', undefined],
    ['${SET:-a b/c:d}', 'value'],
  ] as const) {
    assert.equal(
      interpolate(text, (name) => values[name]),
      expected,
      text,
    );
  }
});

it('variables that point to secret files are found', () => {
  const text = [
    'services:',
    '  db:',
    '    environment:',
    '      POSTGRES_PASSWORD_FILE: /run/secrets/db-password',
    '      POSTGRES_USER: someone',
    '      DATA_FILE: /var/data',
    '      _FILE: /run/secrets/x',
    '  web:',
    '    environment: [KEY_FILE=/run/secrets/renamed, PATH_FILE, OTHER=/run/secrets/db-password]',
    '    secrets: [db-password, { source: api-key, target: renamed }]',
    '  empty:',
  ].join('\n');
  assert.deepEqual(fileVariables(text), [
    { service: 'db', variable: 'POSTGRES_PASSWORD_FILE', secret: 'db-password' },
    { service: 'web', variable: 'KEY_FILE', secret: 'api-key' },
  ]);
  for (const other of ['', 'a: [', '- a', 'services: 1']) assert.deepEqual(fileVariables(other), []);
});
