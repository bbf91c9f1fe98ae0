// Finds a Chromium for the tests, or installs Debian's where that is possible.

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './steps.mjs';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'msedge',
  'microsoft-edge',
];
const fixedPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of a browser: CHROME_PATH, one on the path, a usual place, or undefined. */
export function findBrowser() {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  return [...names.map(findProgram), ...fixedPlaces.map((path) => (isProgram(path) ? path : undefined))].find(Boolean);
}

/** A browser for the tests; installs one with apt as root; else says what to install. */
export async function requireBrowser() {
  const found = findBrowser();
  if (found) return found;
  if (process.getuid?.() === 0 && findProgram('apt-get')) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { quiet: true, env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { quiet: true, env });
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Error(
    'The end-to-end tests need a Chromium. Install one (Debian: apt-get install chromium) or set CHROME_PATH to its program.',
  );
}

/** Full path of a program on the path, or undefined. */
export function findProgram(name) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  return (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => endings.map((ending) => join(folder, name + ending)))
    .find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
