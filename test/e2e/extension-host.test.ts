// Runs the suite of `extension-host/` inside VS Code's extension host, against the installed package.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type HostedSuite, runInDesktop, runInServer } from './support/hosted-suite';
import { makeProject } from './support/project';

const out = join(__dirname, '../../out/extension-host');

/** VS Code runs tests only for an extension under development: this one is empty, ours is the installed package. */
const emptyExtension = { name: 'driver', publisher: 'scabbard', version: '0.0.1', engines: { vscode: '*' } };

describe(`in the extension host of the ${process.env.VSCODE_TEST_HOST === 'desktop' ? 'desktop' : 'server'}`, () => {
  it('passes its suite', async function () {
    this.timeout(300_000);
    const project = makeProject({ 'first/a.txt': 'first\n', 'second/b.txt': 'second\n' });
    project.write('all.code-workspace', JSON.stringify({ folders: [{ path: 'first' }, { path: 'second' }] }));
    try {
      const suite = await bundleSuite(project.path('all.code-workspace'));
      await (process.env.VSCODE_TEST_HOST === 'desktop' ? runInDesktop(suite) : runInServer(suite));
    } finally {
      project.remove();
    }
  });
});

async function bundleSuite(workspace: string): Promise<HostedSuite> {
  mkdirSync(join(out, 'driver'), { recursive: true });
  writeFileSync(join(out, 'driver/package.json'), JSON.stringify(emptyExtension));
  await build({
    entryPoints: [join(__dirname, 'extension-host/index.ts')],
    outfile: join(out, 'suite.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode', 'mocha'],
  });
  return { workspace, driver: join(out, 'driver'), tests: join(out, 'suite.js') };
}
