// `npm test`: does its own set-up, then runs every suite by name. What could not run has failed.

import { availableParallelism } from 'node:os';
import { requireBrowser } from './support/browser.mjs';
import { requirePrograms } from './support/programs.mjs';
import { bin, buildBundles, installDependencies, installHost, packageExtension } from './support/set-up.mjs';
import { requireNode, run } from './support/steps.mjs';

const mocha = (...patterns) => run(bin('mocha'), ['--forbid-only', ...patterns]);
/** Files beside each other, each process with a good part of the sources in its memory. */
const jobs = Math.min(4, Math.max(2, availableParallelism()));
const mochaBeside = (...patterns) => mocha('--parallel', '--jobs', String(jobs), ...patterns);

const stages = [
  ['dependencies', installDependencies],
  ['generated files are current', () => run(bin('tsx'), ['scripts/generate.ts', '--check'])],
  [
    'types',
    async () =>
      `${await run(bin('tsc'), ['-p', 'tsconfig.json'])}${await run(bin('tsc'), ['-p', 'tsconfig.pure.json'])}`,
  ],
  ['lint', () => run(bin('biome'), ['check', '.'])],
  ['programs that tests compare with', requirePrograms],
  ['unit', () => mochaBeside('test/*.test.ts', 'test/!(e2e|bench|lsp|cli)/**/*.test.ts')],
  ['bundles', buildBundles],
  ['language server protocol', () => mocha('test/lsp/**/*.test.ts')],
  ['command line', () => mochaBeside('test/cli/**/*.test.ts')],
  ['package', packageExtension],
  ['own sources hold no secret', () => run(process.execPath, ['dist/cli.js', 'scan', '.'])],
  ['VS Code server', installHost],
  ['browser', requireBrowser],
  ['end to end', () => run(bin('tsx'), ['test/e2e/run.ts'])],
];

async function main() {
  requireNode();
  const results = [];
  for (const [name, work] of stages) {
    const started = Date.now();
    console.log(`\n=== ${name}`);
    const { output, error } = await attempt(work);
    if (error) console.error(`✗ ${name}: ${error.message.split('\n')[0]}`);
    results.push({ name, error, output, seconds: (Date.now() - started) / 1000 });
    // Without dependencies nothing else can say anything.
    if (error && name === 'dependencies') break;
  }
  report(results);
}

async function attempt(work) {
  try {
    return { output: String(await work()) };
  } catch (error) {
    return { error, output: error.output ?? '' };
  }
}

/** A stage that is no mocha run counts as one test. */
function report(results) {
  console.log('\n=== summary');
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for (const { name, error, output, seconds } of results) {
    const passing = sum(output, /(\d+) passing/g);
    const failing = sum(output, /(\d+) failing/g);
    passed += passing || (error ? 0 : 1);
    failed += failing || (error ? 1 : 0);
    const pending = sum(output, /(\d+) pending/g);
    skipped += pending;
    const counts = `${passing ? `${passing} tests, ` : ''}${pending ? `${pending} skipped, ` : ''}`;
    console.log(`${error ? '✗' : '✓'} ${name} (${counts}${seconds.toFixed(0)} s)`);
  }
  const unreached = stages.slice(results.length).map(([name]) => name);
  for (const name of unreached) console.log(`✗ ${name} (could not run)`);
  console.log(`\n${passed} passed, ${failed + unreached.length} failed${skipped ? `, ${skipped} skipped` : ''}`);
  process.exitCode = failed + unreached.length > 0 ? 1 : 0;
}

const sum = (text, pattern) => [...text.matchAll(pattern)].reduce((total, [, count]) => total + Number(count), 0);

main().catch((error) => {
  console.error(`✗ ${error.message}`);
  process.exitCode = 1;
});
