// The directions of dependencies, as sentences. Prints the one that was broken.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, posix, relative } from 'node:path';

const root = join(__dirname, '..');

/** A folder and what its files may import: folders of ours, packages, or `node` for the built-ins. The longest folder wins. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'server/engine': ['server/engine', 'protocol', '@noble/hashes', '@scure/bip39'],
  rules: ['rules', 'server/engine', 'protocol'],
  'server/formats': ['server/formats', 'server/engine', 'protocol', 'yaml', 'jsonc-parser'],
  'server/checks': ['server/checks', 'server/engine', 'server/languages', 'server/formats', 'protocol'],
  'server/dotenv': ['server/dotenv', 'server/engine', 'protocol', 'server/host', 'server/plan', 'server/uri'],
  'server/languages': [
    'server/languages',
    'server/engine',
    'protocol',
    'server/host',
    'server/plan',
    'server/uri',
    'web-tree-sitter',
  ],
  'server/fixes': [
    'server/fixes',
    'server/engine',
    'server/dotenv',
    'server/languages',
    'server/formats',
    'protocol',
    'server/host',
    'server/plan',
    'server/uri',
    'jsonc-parser',
  ],
  'server/host.ts': [],
  'server/plan.ts': [],
  'server/uri.ts': [],
  'server/workspace': [
    'server/workspace',
    'server/engine',
    'server/formats',
    'server/checks',
    'server/dotenv',
    'server/languages',
    'server/fixes',
    'server/host',
    'server/plan',
    'server/uri',
    'rules',
    'protocol',
    'node',
    'zod',
    'ignore',
    'jsonc-parser',
  ],
  'server/lsp': [
    'server',
    'rules',
    'protocol',
    'node',
    'zod',
    'vscode-languageserver',
    'vscode-languageserver-textdocument',
  ],
  'server/main.ts': ['server', 'rules', 'protocol', 'node', 'vscode-languageserver'],
  'server/worker.ts': ['server', 'rules', 'protocol', 'node'],
  stores: ['stores', 'protocol', 'node', 'dotenv', 'zod', 'yaml', 'smol-toml', 'age-encryption', '@aws-sdk', '@smithy'],
  client: ['client', 'protocol', 'stores', 'node', 'vscode', 'vscode-languageclient', 'dotenv'],
  cli: [
    'cli',
    'server/engine',
    'server/formats',
    'server/checks',
    'server/dotenv',
    'server/languages',
    'server/fixes',
    'server/workspace',
    'server/host',
    'server/plan',
    'server/uri',
    'rules',
    'stores',
    'protocol',
    'node',
    'dotenv',
  ],
  protocol: ['protocol', 'zod'],
};

/** Only types may cross here: `dotenv` and `languages` know the engine's nouns, not its code. */
const typesOnly: readonly (readonly [from: string, to: string])[] = [
  ['server/dotenv', 'server/engine'],
  ['server/languages', 'server/engine'],
];

interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
}

const builtins = new Set(builtinModules);

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

function importsOf(file: string): readonly Import[] {
  const text = withoutComments(readFileSync(join(root, file), 'utf8'));
  const pattern =
    /^(?:import|export)\s+(type\s)?[^'";]*?from\s*'([^']+)'|^import\s*'([^']+)'|\b(?:import|require)\('([^']+)'\)/gm;
  return [...text.matchAll(pattern)].map((match) => ({
    target: resolveTarget(file, match[2] ?? match[3] ?? match[4]!),
    typeOnly: match[1] !== undefined,
  }));
}

/** Whole-line comments only: enough for examples of imports in docstrings. */
const withoutComments = (text: string): string => text.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');

function resolveTarget(file: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(dirname(file), specifier);
  if (specifier.startsWith('node:') || builtins.has(specifier)) return 'node';
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!;
}

const isIn = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(`${folder}/`) || `${path}.ts` === folder;

function ownerOf(file: string): string | undefined {
  return Object.keys(mayImport)
    .filter((folder) => isIn(file, folder))
    .sort((a, b) => b.length - a.length)[0];
}

describe('architecture', () => {
  const files = ['server', 'rules', 'client', 'cli', 'protocol', 'stores'].flatMap(sourceFiles);

  it('has read the code it speaks of', () => {
    assert.ok(files.length > 100, `${files.length} files`);
    assert.ok(files.flatMap(importsOf).length > 300);
  });

  it('has a stated direction for every file', () => {
    assert.deepEqual(
      files.filter((file) => ownerOf(file) === undefined),
      [],
    );
  });

  it('keeps to the stated directions', () => {
    const broken = files.flatMap((file) => {
      const owner = ownerOf(file)!;
      return importsOf(file)
        .filter(({ target }) => !mayImport[owner]!.some((allowed) => isIn(target, allowed)))
        .map(({ target }) => `${owner} must not import ${target} (in ${file})`);
    });
    assert.deepEqual(broken, []);
  });

  it('lets only types cross where the design says so', () => {
    const broken = files.flatMap((file) =>
      typesOnly
        .filter(([from]) => isIn(file, from))
        .flatMap(([from, to]) =>
          importsOf(file)
            .filter(({ target, typeOnly }) => isIn(target, to) && !typeOnly)
            .map(({ target }) => `${from} may import only types of ${to}, not ${target} (in ${file})`),
        ),
    );
    assert.deepEqual(broken, []);
  });

  it('lets only lsp and the composition root know the protocol library', () => {
    const broken = files
      .filter((file) => !isIn(file, 'server/lsp') && file !== 'server/main.ts')
      .filter((file) => importsOf(file).some(({ target }) => target.startsWith('vscode-languageserver')));
    assert.deepEqual(broken, []);
  });
});
