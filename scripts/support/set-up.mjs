// What `npm start` and `npm test` need before they can begin: dependencies, build, package, host. Each is done once and kept.

import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bin, root, run } from './steps.mjs';

export const vsix = join(root, 'scabbard.vsix');
export const hostFolder = join(root, 'test', 'e2e', 'host');

/** Installs the project's own dependencies unless the lock file's are there already. */
export const installDependencies = () => once('node_modules/.installed', ['package-lock.json'], () => npmCi(root));

/** Bundles into dist/ when a source is newer than the last bundle. */
export const buildBundles = () => once('dist/.built', sources, () => run(process.execPath, ['scripts/build.mjs']));

/** Packs dist/ into scabbard.vsix. */
export const packageExtension = () =>
  once('.cache/packaged', [...sources, ...packaged], () =>
    run(process.execPath, ['scripts/package.mjs'], { quiet: true }),
  );

/**
 * Installs the VS Code server of the tests with the modules it needs; native ones are left out, only its log misses them.
 * Its own extensions need the TypeScript they are built around.
 */
export const installHost = () =>
  once(
    'test/e2e/host/node_modules/.complete',
    ['test/e2e/host/package-lock.json', 'test/e2e/host/spdlog.js'],
    async () => {
      await npmCi(hostFolder);
      const server = join(hostFolder, 'node_modules/code-server/lib/vscode');
      for (const cwd of [server, join(server, 'extensions')]) {
        await run('npm', ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], {
          cwd,
          quiet: true,
        });
      }
      // The module that writes VS Code's log files is native and not built here: this one writes them too.
      copyFileSync(join(hostFolder, 'spdlog.js'), join(server, 'node_modules/@vscode/spdlog/index.js'));
    },
  );

const sources = [
  'client',
  'server',
  'cli',
  'protocol',
  'rules',
  'stores',
  'package.json',
  'package-lock.json',
  'scripts/build.mjs',
];
const packaged = [
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'SECURITY.md',
  'media',
  'docs',
  '.vscodeignore',
  'scripts/package.mjs',
];

const npmCi = (cwd) =>
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd, quiet: true });

/** Does `work` unless the stamp says it was done for exactly these inputs. Answers false when there was nothing to do. */
async function once(stamp, inputs, work) {
  const file = join(root, stamp);
  const print = fingerprintOf(inputs);
  if (existsSync(file) && readFileSync(file, 'utf8') === print) return false;
  await work();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, print);
  return true;
}

function fingerprintOf(inputs) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(filesBelow))
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function filesBelow(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  try {
    return readdirSync(full)
      .sort()
      .flatMap((name) => filesBelow(`${path}/${name}`));
  } catch {
    // Not a folder: readdir says so.
    return [path];
  }
}

export { bin };
