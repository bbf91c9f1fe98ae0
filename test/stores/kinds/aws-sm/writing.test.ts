// Writing to AWS Secrets Manager: fields, writers at the same time, deleted secrets, staged values, rotation.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { problemOf } from '../../contract';
import { emptySecret, operations } from '../../servers/aws-secrets';
import { type AwsServer, errorBody } from '../../servers/aws-sm';
import { closeServers, opened, storeOf, textOf, valueIn } from '../../support/aws';

describe('stores: AWS Secrets Manager, writing', () => {
  afterEach(closeServers);

  describe('a field', () => {
    it('changes nothing else of the text', async () => {
      const cases: readonly (readonly [before: string, field: string, after: string])[] = [
        ['{"a":"old","b":1.0}', 'a', '{"a":"new","b":1.0}'],
        ['{"a":12345678901234567890,"b":[1, 2]}', 'b', '{"a":12345678901234567890,"b":"new"}'],
        ['{ "a" : {"b":"}"} , "b" : null }', 'a', '{ "a" : "new" , "b" : null }'],
        ['{"a":1,"a":2}', 'a', '{"a":1,"a":"new"}'],
        ['{"b":"\\"a\\":1"}', 'a', '{"b":"\\"a\\":1","a":"new"}'],
        ['{\n  "b": 1\n}', 'a', '{\n  "b": 1,\n  "a":"new"\n}'],
        [' {} ', 'a', ' {"a":"new"} '],
        ['{"\\u0061":1}', 'a', '{"\\u0061":"new"}'],
        ['{}', '__proto__', '{"__proto__":"new"}'],
      ];
      for (const [before, field, after] of cases) {
        const { store } = await opened({ all: before });
        valueIn(await store.put!(`all#${field}`, 'new'));
        assert.equal(await textOf(store, 'all'), after);
        assert.equal(await textOf(store, `all#${field}`), 'new');
      }
    });

    it('makes the secret where there is none, and takes it away again', async () => {
      const { store } = await opened();
      const written = valueIn(await store.put!('prod/db#password', 'new'));
      assert.equal(await textOf(store, 'prod/db'), '{"password":"new"}');
      assert.equal(written.previous, null);
      valueIn(await store.revert!(written));
      assert.equal(await textOf(store, 'prod/db'), 'not-found');
    });

    it('is not put into what is no object', async () => {
      const { aws, store } = await opened({ text: 'text', list: '[]' });
      for (const name of ['text', 'list'])
        assert.equal(problemOf(await store.put!(`${name}#a`, 'new')).kind, 'unsupported');
      assert.ok(!aws.asked.includes('PutSecretValue'));
    });

    it('keeps what another writes to a field beside it at the same time', async () => {
      const { aws, store } = await opened({ all: '{"a":"1","b":"2"}' });
      const other = storeOf(aws);
      const [first, second] = await Promise.all([store.put!('all#a', 'A'), other.put!('all#b', 'B')]);
      assert.ok(first.ok && second.ok);
      assert.equal(await textOf(store, 'all'), '{"a":"A","b":"B"}');
    });

    it('is a conflict when others never stop writing', async () => {
      const { aws, store } = await opened({ all: '{"a":"1"}' });
      aws.before = (operation) => {
        if (operation === 'UpdateSecretVersionStage') overwrite(aws, 'all', `{"b":"${randomUUID()}"}`);
      };
      assert.equal(problemOf(await store.put!('all#a', 'A')).kind, 'conflict');
      assert.equal(aws.asked.filter((operation) => operation === 'PutSecretValue').length, 3);
      aws.before = undefined;
      assert.match((await textOf(store, 'all'))!, /^\{"b":"[^"]+"\}$/);
      assert.deepEqual(labelsOf(aws, 'all'), ['AWSCURRENT', 'AWSPREVIOUS']);
    });
  });

  describe('a whole secret', () => {
    it('is not written over what came in between', async () => {
      const { aws, store } = await opened({ one: 'first' });
      const { version } = valueIn(await store.get('one'));
      aws.before = (operation) => {
        if (operation !== 'UpdateSecretVersionStage') return;
        aws.before = undefined;
        overwrite(aws, 'one');
      };
      assert.equal(problemOf(await store.put!('one', 'second', { expected: version! })).kind, 'conflict');
      assert.equal(await textOf(store, 'one'), 'written by another');
      assert.equal(problemOf(await store.put!('two', 'second', { expected: version! })).kind, 'conflict');
    });

    it('is not taken back after another wrote', async () => {
      const { aws, store } = await opened({ one: 'first' });
      const changed = valueIn(await store.put!('one', 'second'));
      const made = valueIn(await store.put!('two', 'first'));
      overwrite(aws, 'one');
      overwrite(aws, 'two');
      for (const written of [changed, made]) assert.equal(problemOf(await store.revert!(written)).kind, 'conflict');
      for (const name of ['one', 'two']) assert.equal(await textOf(store, name), 'written by another');
    });

    it('that had no value gets one, which AWS cannot take away', async () => {
      const { aws, store } = await opened();
      emptySecret(aws.secrets, 'empty');
      assert.equal(await textOf(store, 'empty'), 'not-found');
      const written = valueIn(await store.put!('empty', 'first', { expected: null }));
      assert.equal(await textOf(store, 'empty'), 'first');
      assert.equal(problemOf(await store.revert!(written)).kind, 'unsupported');
      assert.equal(await textOf(store, 'empty'), 'first');
    });

    it('has a size', async () => {
      const { aws, store } = await opened({ all: `{"a":"${'x'.repeat(65_000)}"}` });
      for (const [name, text] of [
        ['one', ''],
        ['one', 'ü'.repeat(33_000)],
        ['all#b', 'x'.repeat(600)],
      ] as const)
        assert.equal(problemOf(await store.put!(name, text)).kind, 'unsupported');
      valueIn(await store.put!('one', 'x'.repeat(65_536)));
      assert.equal(aws.secrets.kept.get('one')?.versions.size, 1);
    });

    it('is stored once when the answer to the first attempt is lost', async () => {
      const { aws, store } = await opened({ one: 'first' });
      for (const [name, count] of [
        ['one', 2],
        ['two', 1],
      ] as const) {
        const lost = { status: 500, body: errorBody('InternalServiceError'), isDone: true };
        aws.faults.push({ operation: 'PutSecretValue', ...lost }, { operation: 'CreateSecret', ...lost });
        valueIn(await store.put!(name, 'second'));
        assert.equal(aws.secrets.kept.get(name)?.versions.size, count);
        aws.faults.length = 0;
      }
    });

    it('is recovered and written only when the person agrees', async () => {
      const questions: string[] = [];
      let answer = false;
      const confirm = async (question: string) => {
        questions.push(question);
        return answer;
      };
      const { aws, store } = await opened({}, { confirm });
      valueIn(await store.revert!(valueIn(await store.put!('one', 'first'))));
      assert.equal(problemOf(await store.put!('one', 'second')).kind, 'unsupported');
      answer = true;
      aws.faults.push({ operation: 'PutSecretValue', status: 400, body: errorBody('EncryptionFailure') });
      assert.equal(problemOf(await store.put!('one', 'second')).kind, 'denied');
      assert.equal(valueIn(await store.about!('one')).isDeleted, true);
      const written = valueIn(await store.put!('one', 'second'));
      assert.equal(await textOf(store, 'one'), 'second');
      valueIn(await store.revert!(written));
      assert.equal(valueIn(await store.about!('one')).isDeleted, true);
      assert.equal(questions.length, 3);
      assert.ok(questions.every((question) => !question.includes('one ')));
    });
  });

  describe('a staged value', () => {
    it('waits for another rotation', async () => {
      const { store } = await opened({ one: 'first' });
      const staged = valueIn(await store.staged!.stage('one', 'second'));
      assert.equal(problemOf(await store.staged!.stage('one', 'third')).kind, 'conflict');
      valueIn(await store.staged!.discard('one', staged.version!));
      assert.equal(problemOf(await store.staged!.promote('one', staged.version!)).kind, 'not-found');
      assert.equal(problemOf(await store.staged!.discard('one', staged.version!)).kind, 'not-found');
      valueIn(await store.staged!.stage('one', 'third'));
    });

    it('of a field is not promoted over other fields that changed', async () => {
      const { aws, store } = await opened({ all: '{"a":"1","b":"2"}' });
      const staged = valueIn(await store.staged!.stage('all#a', 'A'));
      valueIn(await storeOf(aws).put!('all#b', 'B'));
      assert.equal(problemOf(await store.staged!.promote('all#a', staged.version!)).kind, 'conflict');
      assert.equal(await textOf(store, 'all'), '{"a":"1","b":"B"}');
      valueIn(await store.staged!.discard('all#a', staged.version!));
      const again = valueIn(await store.staged!.stage('all#a', 'A'));
      valueIn(await store.staged!.promote('all#a', again.version!));
      assert.equal(await textOf(store, 'all'), '{"a":"A","b":"B"}');
    });

    it('leaves labels in order, and the one before can be retired and not the current', async () => {
      const { aws, store } = await opened({ one: 'first' });
      const { version, previous } = valueIn(await store.staged!.stage('one', 'second'));
      valueIn(await store.staged!.promote('one', version!));
      assert.deepEqual(labelsOf(aws, 'one'), ['AWSCURRENT', 'AWSPREVIOUS']);
      assert.equal(problemOf(await store.retire!('one', version!)).kind, 'conflict');
      valueIn(await store.retire!('one', previous!));
      valueIn(await store.retire!('one', previous!));
      assert.deepEqual(labelsOf(aws, 'one'), ['AWSCURRENT']);
      assert.equal(await textOf(store, 'one', 'AWSPREVIOUS'), 'not-found');
    });

    it('needs a secret with a value', async () => {
      const { aws, store } = await opened();
      emptySecret(aws.secrets, 'empty');
      assert.equal(problemOf(await store.staged!.stage('empty', 'first')).kind, 'unsupported');
      assert.equal(problemOf(await store.staged!.stage('absent', 'first')).kind, 'not-found');
    });
  });

  describe('AWS’s own rotation', () => {
    it('is watched to its end, with longer and longer pauses', async () => {
      const { aws, store, pauses } = await opened({ one: 'first' });
      aws.secrets.kept.get('one')!.rotation = { steps: 9, outcome: 'done' };
      assert.ok(valueIn(await store.about!('one')).nextRotation! > Date.now());
      const rotated = valueIn(await store.rotate!('one'));
      assert.equal(await textOf(store, 'one'), `rotated-${rotated.version}`);
      assert.equal(await textOf(store, 'one', rotated.previous!), 'first');
      assert.deepEqual(pauses, [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000, 30_000]);
    });

    it('may fail, or not end', async () => {
      const { aws, store } = await opened({ failing: 'first', endless: 'first', none: 'first' });
      aws.secrets.kept.get('failing')!.rotation = { steps: 3, outcome: 'failed' };
      aws.secrets.kept.get('endless')!.rotation = { steps: 1_000_000, outcome: 'done' };
      assert.match(problemOf(await store.rotate!('failing')).message, /failed/);
      assert.match(problemOf(await store.rotate!('endless')).message, /not ended in time/);
      assert.equal(problemOf(await store.rotate!('endless')).kind, 'conflict');
      assert.equal(problemOf(await store.rotate!('none')).kind, 'unsupported');
      assert.equal(problemOf(await store.rotate!('absent')).kind, 'not-found');
      for (const name of ['failing', 'endless', 'none']) assert.equal(await textOf(store, name), 'first');
    });

    it('stops watching when it is told to, and goes on when AWS does not answer for a while', async () => {
      const { aws, store } = await opened({ one: 'first' });
      aws.secrets.kept.get('one')!.rotation = { steps: 9, outcome: 'done' };
      const controller = new AbortController();
      aws.before = (operation) => operation === 'RotateSecret' && controller.abort();
      assert.equal(problemOf(await store.rotate!('one', { signal: controller.signal })).kind, 'cancelled');
      aws.secrets.kept.get('one')!.rotation = { steps: 4, outcome: 'done' };
      aws.before = (operation) => {
        if (operation !== 'RotateSecret') return;
        for (let left = 3; left > 0; left--)
          aws.faults.push({ operation: 'DescribeSecret', status: 503, body: errorBody('ServiceUnavailable') });
      };
      valueIn(await store.rotate!('one'));
    });
  });
});

/** As another writer would: the service moves the labels. */
function overwrite({ secrets }: Pick<AwsServer, 'secrets'>, name: string, text = 'written by another'): void {
  operations.PutSecretValue!(secrets, { SecretId: name, ClientRequestToken: randomUUID(), SecretString: text });
}

const labelsOf = ({ secrets }: Pick<AwsServer, 'secrets'>, name: string): readonly string[] =>
  [...secrets.kept.get(name)!.versions.values()].flatMap(({ labels }) => [...labels]).sort();
