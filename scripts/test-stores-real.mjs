// `npm run test:stores:real`: the contract of stores against real servers and programs, each fetched once into .cache. What cannot
// run on this machine is named; what runs and fails, fails.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from './support/browser.mjs';
import { installDependencies } from './support/set-up.mjs';
import { bin, requireNode, root, run } from './support/steps.mjs';

/**
 * Each with the programs without which it cannot fetch or start its server. What takes minutes to build, here below .cache, is
 * built only when its suite is named; afterwards it runs with the others.
 */
const suites = {
  'aws-sm': { needs: ['python3'] },
  prefect: { needs: ['python3'] },
  sops: { needs: ['go'], builds: 'real-stores/sops/sops' },
  vault: { needs: ['python3'] },
  'vendor-sdks': { needs: [] },
  k8s: { needs: ['go'], builds: 'kubernetes/kube-apiserver' },
  'k8s-operators': { needs: ['go'], builds: 'kubernetes/read-manifests' },
};

const folder = join(root, 'test', 'stores', 'real');

async function main() {
  requireNode();
  await installDependencies();
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !(name in suites));
  if (unknown.length > 0) throw new Error(`There is no suite ${unknown}; there are ${Object.keys(suites).join(', ')}.`);
  const results = [];
  for (const name of asked.length > 0 ? asked : Object.keys(suites)) results.push(await attempt(name, asked));
  report(results);
}

async function attempt(name, asked) {
  const { needs, builds } = suites[name];
  if (builds && !asked.includes(name) && !existsSync(join(root, '.cache', builds)))
    return { name, why: `it is not built yet, which takes minutes: npm run test:stores:real -- ${name}` };
  const missing = needs.filter((program) => !findProgram(program));
  if (missing.length > 0) return { name, why: `${missing.join(' and ')} is not here` };
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
  for (const { name, why, output = '', error } of results) {
    const passing = sum(output, /(\d+) passing/g);
    const failing = sum(output, /(\d+) failing/g) || (error ? 1 : 0);
    passed += passing;
    failed += failing;
    if (why) console.log(`– ${name}: did not run, ${why}`);
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
