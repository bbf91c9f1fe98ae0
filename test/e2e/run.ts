// Runs the end-to-end suites in a real VS Code from the packaged extension. Called by `npm test`.
// `tsx test/e2e/run.ts [workbench|extension-host]` runs one half.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const halves = process.argv[2] ? [process.argv[2]] : ['extension-host', 'workbench'];

/** `workbench` drives the page as a person does; `extension-host` calls VS Code's own API from inside. */
const suites: Readonly<Record<string, string>> = {
  'extension-host': 'test/e2e/extension-host.test.ts',
  workbench: 'test/e2e/workbench/**/*.test.ts',
};

let failed = false;
for (const half of halves) {
  const pattern = suites[half];
  if (!pattern) throw new Error(`No suite is called ${half}; there are ${Object.keys(suites).join(', ')}`);
  const mocha = join(root, 'node_modules/.bin/mocha');
  // A browser on a busy machine drops a keystroke now and then. What is broken fails twice.
  const options = ['--forbid-only', '--retries', '1', '--timeout', '120000', '--reporter', 'spec'];
  const { status } = spawnSync(mocha, [...options, pattern], { cwd: root, stdio: 'inherit' });
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;
