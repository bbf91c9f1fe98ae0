// Dockerfiles: values of ENV and ARG in both syntaxes, over several lines, with exact places.

import assert from 'node:assert/strict';
import dockerfile from '../../server/formats/dockerfile';

/** The extractions as [name, value, written text]. */
function read(text: string): readonly (readonly [string, string, string])[] {
  return dockerfile
    .extract(text, 'Dockerfile')
    .map(({ name, value, start, end }) => [name, value, text.slice(start, end)]);
}

describe('Dockerfiles', () => {
  for (const path of ['Dockerfile', 'api/Dockerfile.prod', 'api.dockerfile', 'Containerfile'])
    it(`${path} is one`, () => assert.equal(dockerfile.matches(path, undefined), true));
  for (const path of ['docker-compose.yml', 'Dockerfile/notes.md', 'my-dockerfile.txt'])
    it(`${path} is none`, () => assert.equal(dockerfile.matches(path, undefined), false));

  const cases: readonly (readonly [string, string, readonly (readonly [string, string, string])[]])[] = [
    ['one pair', 'FROM a\nENV A=b c\n', [['A', 'b', 'b']]],
    [
      'several pairs',
      'ENV A=1 B="two words" C=\'3\'\n',
      [
        ['A', '1', '1'],
        ['B', 'two words', 'two words'],
        ['C', '3', '3'],
      ],
    ],
    ['the old syntax', 'env A the rest of it \n', [['A', 'the rest of it', 'the rest of it']]],
    [
      'continued lines',
      'ENV A=1 \\\n    # why\n    B=2 \\\n\n    C=3\nRUN x\n',
      [
        ['A', '1', '1'],
        ['B', '2', '2'],
        ['C', '3', '3'],
      ],
    ],
    [
      'CRLF',
      'ENV A=1 \\\r\n  B=2\r\nARG C=3\r\n',
      [
        ['A', '1', '1'],
        ['B', '2', '2'],
        ['C', '3', '3'],
      ],
    ],
    ['escapes', 'ENV A=a\\ b\n', [['A', 'a b', 'a\\ b']]],
    ['an argument with a default', 'ARG A=b\nARG C\n', [['A', 'b', 'b']]],
    ['no final line break', 'ENV A=b', [['A', 'b', 'b']]],
    ['other instructions', 'RUN export A=b\nLABEL a=b\n# ENV A=b\n', []],
    ['nothing', '', []],
  ];
  for (const [what, text, expected] of cases) it(`are read with ${what}`, () => assert.deepEqual(read(text), expected));

  it('say in which instruction a value stands', () =>
    assert.match(dockerfile.extract('ARG A=b', 'Dockerfile')[0]!.note!, /ARG/));
});
