// Programs that tests use as a second opinion on our own work; Debian's are installed where that is possible.

import { findProgram } from './browser.mjs';
import { run } from './steps.mjs';

/** Program and Debian's package that holds it. */
const programs = { age: 'age', gpg: 'gnupg', openssl: 'openssl', python3: 'python3' };

/** All of them are there afterwards; else says what to install. */
export async function requirePrograms() {
  if (missing().length > 0 && process.getuid?.() === 0 && findProgram('apt-get')) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const packages = missing().map((name) => programs[name]);
    await run('apt-get', ['update', '-qq'], { quiet: true, env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { quiet: true, env });
  }
  if (missing().length > 0) throw new Error(`The tests need these programs: ${missing().join(', ')}. Install them.`);
}

const missing = () => Object.keys(programs).filter((name) => !findProgram(name));
