// Packs dist/ and the texts into scabbard.vsix. The bundles are complete, so no dependency goes in.

import { statSync } from 'node:fs';
import { createVSIX } from '@vscode/vsce';
import { buildBundles, vsix } from './support/set-up.mjs';
import { root } from './support/steps.mjs';

/** A larger package means that something slipped in. */
const limitInBytes = 6 * 1024 * 1024;

await buildBundles();
await createVSIX({ cwd: root, packagePath: vsix, dependencies: false, skipLicense: false });
const { size } = statSync(vsix);
if (size > limitInBytes) throw new Error(`scabbard.vsix has ${size} bytes, the limit is ${limitInBytes}.`);
console.log(`scabbard.vsix: ${(size / 1024 / 1024).toFixed(2)} MB`);
