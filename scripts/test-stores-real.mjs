// `npm run test:stores:real`: the contract of stores against real servers and programs, each fetched once into .cache. What cannot
// run on this machine is named; what runs and fails, fails.

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installDependencies } from './support/set-up.mjs';
import { bin, requireNode, root, run } from './support/steps.mjs';

/** Programs without which a script cannot fetch or start its server. */
const needed = {
  'aws-sm': ['python3'],
  vault: ['python3'],
  prefect: ['python3'],
  sops: ['go'],
  k8s: ['go'],
};

const folder = join(root, 'test', 'stores', 'real');

async function main() {
  requireNode();
  await installDependencies();
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
  const results = [];
  for (const name of names) results.push(await attempt(name));
  report(results);
}

async function attempt(name) {
  const missing = (needed[name] ?? []).filter((program) => spawnSync('which', [program]).status !== 0);
  if (missing.length > 0) return { name, missing };
  console.log(`\n=== ${name} against the real thing`);
  const options = ['--forbid-only', '--timeout', '120000', '--exit', join(folder, `${name}.ts`)];
  try {
    return { name, output: String(await run(bin('mocha'), options)) };
  } catch (error) {
    return { name, output: error.output ?? '', error };
  }
}

function report(results) {
  console.log('\n=== summary');
  let passed = 0;
  let failed = 0;
  for (const { name, missing, output = '', error } of results) {
    const passing = sum(output, /(\d+) passing/g);
    const failing = sum(output, /(\d+) failing/g) || (error ? 1 : 0);
    passed += passing;
    failed += failing;
    if (missing) console.log(`– ${name}: did not run, ${missing.join(' and ')} is not here`);
    else console.log(`${failing ? '✗' : '✓'} ${name} (${passing} tests)`);
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

const sum = (text, pattern) => [...text.matchAll(pattern)].reduce((total, [, count]) => total + Number(count), 0);

main().catch((error) => {
  console.error(`✗ ${error.message}`);
  process.exitCode = 1;
});
