// The quick-fixes for env files: what they make of a folder, that the problem is gone after, and that they tell no value.

import assert from 'node:assert/strict';
import { parse as oracle } from 'dotenv';
import { findDrift } from '../../../server/dotenv/drift';
import { readEnvFolder } from '../../../server/dotenv/folder';
import type { EnvCode } from '../../../server/dotenv/problem';
import { isPlaceholder } from '../../../server/engine/judge/placeholder';
import addToEnv from '../../../server/fixes/add-to-env';
import addToExample from '../../../server/fixes/add-to-example';
import addToGitignore from '../../../server/fixes/add-to-gitignore';
import commentOutDuplicate from '../../../server/fixes/comment-out-duplicate';
import createEnv from '../../../server/fixes/create-env';
import type { Fix, FixContext, FixOffer } from '../../../server/fixes/fix';
import generateValue from '../../../server/fixes/generate-value';
import removeFromExample from '../../../server/fixes/remove-from-example';
import { base64url } from '../../../server/fixes/support/base64url';
import { createEnvPlan } from '../../../server/fixes/support/create-env-plan';
import { applyPlan, type Files, ignoredIn, memoryHost, pathOf, root, uriOf } from '../../support/memory-host';
import { type FixtureCase, fixtureCases } from './fixtures';

const fixes: readonly Fix[] = [
  addToEnv,
  addToExample,
  addToGitignore,
  commentOutDuplicate,
  createEnv,
  generateValue,
  removeFromExample,
];

type Said = ReadonlyMap<string, string>;
const nothingSaid: Said = new Map();

async function driftOf(files: Files, said: Said = nothingSaid) {
  const credential = said.get('credential');
  const folder = await readEnvFolder({
    host: memoryHost(files),
    folderUri: root,
    inRepository: !said.has('outside'),
    isPlaceholder,
    ignored: ignoredIn(files, { repository: !said.has('outside') }),
    tracked: async (uri) => said.get('tracked') === pathOf(uri),
    credentials: (_, text) => {
      const start = credential === undefined ? -1 : text.indexOf(credential);
      return start < 0 ? [] : [{ start, end: start + credential!.length }];
    },
  });
  return findDrift(folder);
}

interface Offered {
  readonly offer: FixOffer;
  readonly fix: Fix;
  readonly context: FixContext;
}

/** Every offer for every problem of the folder. */
async function offersIn(files: Files, said: Said = nothingSaid): Promise<readonly Offered[]> {
  const offers: Offered[] = [];
  for (const problem of await driftOf(files, said)) {
    const context: FixContext = {
      host: memoryHost(files),
      uri: problem.uri,
      languageId: 'dotenv',
      text: files[pathOf(problem.uri)]!,
      rootUri: root,
      problem,
      languages: [],
      ignored: ignoredIn(files, { repository: !said.has('outside') }),
      repositoryUri: said.has('outside') ? undefined : root,
    };
    for (const fix of fixes) {
      for (const offer of await fix.offer(context)) offers.push({ offer, fix, context });
    }
  }
  return offers;
}

async function offered(files: Files, title: string, said?: Said): Promise<Offered> {
  const offers = await offersIn(files, said);
  const found = offers.find(({ offer }) => offer.title === title);
  assert.ok(found, `${title} is not among: ${offers.map(({ offer }) => offer.title).join(', ')}`);
  return found;
}

async function applied(files: Files, title: string, said?: Said) {
  const { fix, offer, context } = await offered(files, title, said);
  assert.equal(offer.fixId, fix.id);
  const plan = await fix.plan(offer, context);
  assert.ok(plan, 'there is a plan');
  return { plan, offer, problem: context.problem!, files: applyPlan(files, plan) };
}

/** With the first random bytes of the memory host written as in the fixtures. */
function withoutRandom(files: Files): Files {
  const random = base64url(memoryHost({}).random(32));
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replaceAll(random, '⟦random⟧')]));
}

function assertNoValue(files: Files, said: string): void {
  for (const [path, text] of Object.entries(files)) {
    if (!path.startsWith('.env')) continue;
    for (const value of Object.values(oracle(text))) {
      if (value.length > 3) assert.ok(!said.includes(value), `a value of ${path} is told`);
    }
  }
}

async function check({ fixId, before, after }: FixtureCase): Promise<void> {
  const { plan, offer, problem, files } = await applied(before.files, after.said.get('title')!, before.said);
  assert.equal(offer.fixId, fixId);
  assert.deepEqual(withoutRandom(files), after.files);
  assert.deepEqual(plan.generate ?? [], after.said.get('generate')?.split(' ') ?? []);
  assert.ok(plan.nextSteps.join('\n').includes(after.said.get('next') ?? ''));
  assertNoValue(before.files, JSON.stringify([offer, plan.description, plan.nextSteps]));
  for (const { uri } of plan.changes) assert.ok(plan.description.includes(pathOf(uri)), `${pathOf(uri)} is named`);
  const left = (await driftOf(files, before.said)).filter(
    ({ code, uri, key }) => code === problem.code && uri === problem.uri && key === problem.key,
  );
  assert.equal(left.length > 0, after.said.has('stays'), 'the problem is gone');
}

describe('fixes of env files', () => {
  for (const fixture of fixtureCases()) it(`${fixture.fixId}: ${fixture.name}`, () => check(fixture));

  const lineEnds: readonly (readonly [title: string, before: Files, changed: Files])[] = [
    [
      'Add B to .env',
      { '.env': '\uFEFFA=1\r\nC=3', '.env.example': 'A=\nB=2\nC=\n' },
      { '.env': '\uFEFFA=1\r\nB=2\r\nC=3' },
    ],
    ['Add C to .env', { '.env': 'A=1', '.env.example': 'A=\nC=' }, { '.env': 'A=1\nC=' }],
    ['Add A to .env', { '.env': '\uFEFF', '.env.example': 'A=\n' }, { '.env': '\uFEFFA=\n' }],
    ['Add B to .env.example', { '.env': 'A=1\nB=2\n', '.env.example': 'A=\r' }, { '.env.example': 'A=\rB=\r' }],
    [
      'Comment out the earlier A',
      { '.env': '\uFEFFA="1\r\n2"\r\nA=3', '.env.example': 'A=\n' },
      { '.env': '\uFEFF# A="1\r\n# 2"\r\nA=3' },
    ],
    [
      'Create .env from .env.example',
      { '.env.example': '\uFEFFA=1\r\nB=', '.gitignore': 'x\r\n.env' },
      { '.env': '\uFEFFA=1\r\nB=' },
    ],
    [
      'Add .env to .gitignore',
      { '.env': 'A=', '.env.example': 'A=', '.gitignore': 'x\r\ny' },
      { '.gitignore': 'x\r\ny\r\n.env' },
    ],
  ];
  for (const [title, before, changed] of lineEnds) {
    it(`${title}: keeps line ends, BOM and the end of ${JSON.stringify(Object.keys(changed)[0])}`, async () => {
      assert.deepEqual((await applied(before, title)).files, { ...before, ...changed });
    });
  }

  it('lead to a folder without drift, one after the other', async () => {
    let files: Files = {
      '.env': 'A=1\nA=2\nSECRET_KEY=change-me\nDB_PASSWORD=h4rd-t0-guess\nNEW=1\n',
      '.env.example': 'A=\nB=7\nSECRET_KEY=\nDB_PASSWORD=h4rd-t0-guess\n',
    };
    let steps = 0;
    for (let offers = await offersIn(files); offers.length > 0; offers = await offersIn(files)) {
      assert.ok(++steps <= 10, 'it converges');
      const { fix, offer, context } = offers[0]!;
      files = applyPlan(files, (await fix.plan(offer, context))!);
    }
    assert.deepEqual(await driftOf(files), []);
    assert.equal(steps, 6);
  });

  it('are one for each problem, preferred, with at most names in their arguments', async () => {
    const files = { '.env': 'A=1\nA=2\nSECRET_KEY=change-me\n', '.env.example': 'A=\nB=7\n' };
    const offers = await offersIn(files);
    assert.equal(new Set(offers.map(({ context }) => context.problem)).size, offers.length);
    assert.ok(offers.every(({ offer }) => offer.preferred));
    assertNoValue(files, JSON.stringify(offers.map(({ offer }) => offer)));
  });

  it('are not offered where they would be wrong', async () => {
    const titles = async (files: Files, said?: Said) => (await offersIn(files, said)).map(({ offer }) => offer.title);
    const example = { '.env.example': 'A=\n' };
    assert.deepEqual(await titles({ '.env': 'A=<your name>', ...example, '.gitignore': '.env' }), []);
    assert.deepEqual(
      await titles({ '.env': 'A=1', ...example, '.gitignore': '.env' }, new Map([['tracked', '.env']])),
      [],
    );
    assert.deepEqual(
      await titles(
        { '.env': 'A=1', '.env.example': 'A=\n# see h4rd\n' },
        new Map([
          ['credential', 'h4rd'],
          ['outside', ''],
        ]),
      ),
      [],
    );
  });

  it('have no plan once the document has changed', async () => {
    const cases: readonly (readonly [title: string, files: Files, text: string])[] = [
      ['Add B to .env', { '.env': 'A=1', '.env.example': 'A=\nB=' }, 'A=1\nB=2'],
      ['Add B to .env.example', { '.env': 'B=1', '.env.example': 'A=' }, 'A=1'],
      ['Comment out the earlier A', { '.env': 'A=1\nA=2', '.env.example': 'A=' }, '\nA=1\nA=2'],
      ['Comment out the earlier A', { '.env': 'A=1\nA=2', '.env.example': 'A=' }, 'A=1'],
      ['Generate a value for A_KEY', { '.env': 'A_KEY=change-me', '.env.example': 'A_KEY=' }, 'A_KEY=mine'],
    ];
    for (const [title, files, text] of cases) {
      const { fix, offer, context } = await offered(files, title);
      assert.equal(await fix.plan(offer, { ...context, text }), undefined, title);
    }
  });
});

describe('fixes of an example with a name from the settings', () => {
  const exampleNames = ['.env.defaults'];
  const files: Files = { '.env.defaults': 'A=\nDB_PASSWORD=h4rd-t0-guess\n', '.gitignore': '.env\n' };
  const start = files['.env.defaults']!.indexOf('h4rd');
  const context = (code: EnvCode, at: number): FixContext => ({
    host: memoryHost(files),
    uri: uriOf('.env.defaults'),
    languageId: 'dotenv',
    text: files['.env.defaults']!,
    rootUri: root,
    problem: { code, severity: 'error', message: '', uri: uriOf('.env.defaults'), start: at, end: at + 1 },
    languages: [],
    ignored: ignoredIn(files),
    repositoryUri: root,
    exampleNames,
  });
  const planOf = async (fix: Fix, of: FixContext) => {
    const [offer] = await fix.offer(of);
    return { title: offer?.title, files: applyPlan(files, (await fix.plan(offer!, of))!) };
  };

  it('create .env from it', async () => {
    const made = await planOf(createEnv, context('env/missing-key', 0));
    assert.equal(made.title, 'Create .env from .env.defaults');
    assert.equal(made.files['.env'], files['.env.defaults']);
  });

  it('keep in .env what they take out of it', async () => {
    const made = await planOf(removeFromExample, context('env/secret-in-example', start));
    assert.equal(made.files['.env.defaults'], 'A=\nDB_PASSWORD=\n');
    assert.match(made.files['.env']!, /DB_PASSWORD=h4rd-t0-guess/);
  });
});

describe('createEnvPlan', () => {
  const plan = (files: Files, path: string) =>
    createEnvPlan(memoryHost(files), uriOf(path), { ignored: ignoredIn(files), repositoryUri: root });

  it('creates the env file of a mode', async () => {
    const files = { '.env': 'A=1\n', '.env.production.example': 'P=\n' };
    const made = await plan(files, '.env.production.example');
    const expected = { ...files, '.env.production': 'P=\n', '.gitignore': '.env.production\n' };
    assert.deepEqual(applyPlan(files, made!), expected);
  });

  it('answers nothing where the env file exists or the example does not', async () => {
    assert.equal(await plan({ '.env': '', '.env.example': 'A=\n' }, '.env.example'), undefined);
    assert.equal(await plan({}, '.env.example'), undefined);
  });
});

describe('base64url', () => {
  it('writes what node writes', () => {
    for (let length = 0; length < 70; length++) {
      const bytes = memoryHost({}).random(length);
      assert.equal(base64url(bytes), Buffer.from(bytes).toString('base64url'));
    }
  });
});
