// Runs one named step after another, with its time, and stops at the first that fails.

import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Throws unless this Node is new enough to build with. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`Node 20.19 or later is needed, this is ${process.versions.node}.`);
  }
}

/**
 * Runs `work` under a name; prints how long it took. `work` may answer `false` to say that there was nothing to do.
 * @param {string} name
 * @param {() => Promise<unknown> | unknown} work
 */
export async function step(name, work) {
  const started = Date.now();
  process.stdout.write(`• ${name} …\n`);
  const did = await work();
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`  ${name}: ${did === false ? 'up to date' : `done in ${seconds} s`}\n`);
}

/**
 * Runs a program to its end. Its output is shown while it runs, unless `quiet`, and then only when it fails.
 * @returns {Promise<string>} standard output and standard error together
 */
export function run(program, args, { cwd = root, env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = ['ignore', 'pipe', 'pipe'];
    const child = spawnAnywhere(program, args, { cwd, env: { ...process.env, ...env }, stdio });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
        if (!quiet) process.stdout.write(chunk);
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) return resolve(output);
      const failure = new Error(`${program} ${args.join(' ')} ended with ${code}${quiet ? `\n${output}` : ''}`);
      reject(Object.assign(failure, { output }));
    });
  });
}

/** Starts a program that goes on without us; resolves once it runs. */
export function launch(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawnAnywhere(program, args, { stdio: 'ignore', detached: true });
    child.once('error', reject).once('spawn', resolve);
    child.unref();
  });
}

/** On Windows npm, code and the programs of node_modules/.bin are command files, which only a shell starts. */
function spawnAnywhere(program, args, options) {
  const shell = process.platform === 'win32' && !program.endsWith('.exe');
  const quoted = (text) => (shell && /[\s&()]/.test(text) ? `"${text}"` : text);
  return spawn(quoted(program), args.map(quoted), { ...options, shell });
}

/** The path of a program of ours in node_modules/.bin. */
export const bin = (name) => join(root, 'node_modules', '.bin', name);
