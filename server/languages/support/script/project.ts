// What a package's manifest says about its programs: do they run where process.env works, and does something load .env for them?

import { joinUri } from '../../../uri';
import { type Around, folderWith } from '../project';

export interface ScriptProject {
  /** Folder of the nearest package.json. */
  readonly folderUri: string | undefined;
  readonly dependencies: ReadonlySet<string>;
  /** All npm scripts, one per line. */
  readonly scripts: string;
  /** `"type": "module"`. */
  readonly module: boolean;
  /** Bun loads .env into process.env by itself. */
  readonly bun: boolean;
  /** The compiler refuses `process.env.X` and wants `process.env['X']`. */
  readonly brackets: boolean;
  /** Whether a manifest here or above declares the types of `process`. */
  readonly nodeTypes: boolean;
}

export async function readScriptProject(around: Around): Promise<ScriptProject> {
  const folderUri = await folderWith(around, /^package\.json$/);
  const manifest = folderUri ? await readManifest(around, folderUri) : {};
  const dependencies = dependenciesOf(manifest);
  const names = folderUri ? await around.host.list(folderUri) : [];
  return {
    folderUri,
    dependencies,
    scripts: Object.values(record(manifest.scripts)).join('\n'),
    module: manifest.type === 'module',
    bun: names.some((name) => /^(?:bun\.lockb?|bunfig\.toml)$/.test(name)),
    brackets: await wantsBrackets(around),
    nodeTypes: hasNodeTypes(dependencies) || hasNodeTypes(dependenciesOf(await topManifest(around))),
  };
}

type Manifest = Readonly<Record<string, unknown>>;

const record = (value: unknown): Manifest =>
  value && typeof value === 'object' && !Array.isArray(value) ? (value as Manifest) : {};

async function readManifest({ host }: Around, folderUri: string): Promise<Manifest> {
  const text = await host.read(joinUri(folderUri, 'package.json'));
  try {
    return record(JSON.parse((text ?? '{}').replace(/^\uFEFF/, '')));
  } catch {
    // A manifest that is being edited says nothing for the moment.
    return {};
  }
}

const topManifest = (around: Around): Promise<Manifest> =>
  around.rootUri ? readManifest(around, around.rootUri) : Promise.resolve({});

const dependenciesOf = (manifest: Manifest): ReadonlySet<string> =>
  new Set(
    ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'].flatMap((field) =>
      Object.keys(record(manifest[field])),
    ),
  );

const hasNodeTypes = (dependencies: ReadonlySet<string>): boolean =>
  ['@types/node', 'next', 'bun-types', '@types/bun', 'ts-node', '@nestjs/core'].some((name) => dependencies.has(name));

async function wantsBrackets(around: Around): Promise<boolean> {
  const folder = await folderWith(around, /^tsconfig\.json$/);
  const text = folder && (await around.host.read(joinUri(folder, 'tsconfig.json')));
  return /^[^/\n]*"noPropertyAccessFromIndexSignature"\s*:\s*true/m.test(text ?? '');
}

const clientBundlers = ['vite', 'react-scripts', '@angular/core', '@vue/cli-service', 'parcel', 'gatsby', 'astro'];
const withoutProcess = ['react-native', 'expo'];
const serverFrameworks = ['next', 'nuxt', '@remix-run/dev', '@redwoodjs/core'];

/** Whether code in this file can read process.env when it runs. Says no rather than break a page. */
export function runsWithProcess(project: ScriptProject, { uri, text }: { uri: string; text: string }): boolean {
  const has = (names: readonly string[]) => names.some((name) => project.dependencies.has(name));
  const path = project.folderUri && uri.startsWith(project.folderUri) ? uri.slice(project.folderUri.length) : uri;
  const looksLikeMarkup = /<\/[A-Za-z.]+>|\/>/.test(text) && /\.[jt]sx$/.test(uri);
  if (/^\s*(['"])use client\1/m.test(text) || has(withoutProcess)) return false;
  if (/^\/(?:public|static)\//.test(path)) return false;
  if (has(['next']) && /^(?:\/src)?\/pages\/(?!api\/)/.test(path)) return false;
  if (has(clientBundlers) && !has(serverFrameworks) && (/^\/src\//.test(path) || looksLikeMarkup)) return false;
  return !usesPage(text);
}

/** Uses the page's own objects and nothing of node's. */
const usesPage = (text: string): boolean =>
  /\b(?:window|document|localStorage|sessionStorage)\s*[.[]/.test(text) &&
  !/\brequire\s*\(|['"]node:|\bprocess\s*\.|\bmodule\.exports\b|from\s*['"](?:fs|path|http|express|playwright|puppeteer)/.test(
    text,
  );
