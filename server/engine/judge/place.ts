// What kind of place a file is, judged by its path alone: a test, an example, documentation, machine-written, a lock file.

export type Place = 'source' | 'test' | 'example' | 'documentation' | 'generated' | 'lock';

/**
 * The kind of place a path names. Give it relative to the workspace folder, so that folders above do not count.
 * Source of the names: facts on lock files, fixtures and generated code; machine-written wins over the rest.
 */
export function placeOf(path: string): Place {
  const segments = path.toLowerCase().replaceAll('\\', '/').split('/').filter(Boolean);
  const name = segments.at(-1) ?? '';
  const folders = segments.slice(0, -1);
  const within = (names: ReadonlySet<string>): boolean => folders.some((folder) => names.has(folder));
  if (lockNames.has(name) || /\.(lock|lockfile|lock\.hcl)$/.test(name) || name === 'go.sum') return 'lock';
  if (generatedName.test(name) || within(generatedFolders)) return 'generated';
  const originalName = path.slice(path.length - name.length);
  if (testName.test(name) || camelTestName.test(originalName) || within(testFolders)) return 'test';
  if (exampleName.test(name) || within(exampleFolders)) return 'example';
  if (documentationName.test(name) || within(documentationFolders)) return 'documentation';
  return 'source';
}

const lockNames = new Set([
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'package.resolved',
  'cartfile.resolved',
  'packages.lock.json',
  'checksums.txt',
  'sha256sums',
]);
const generatedName = /\.(min\.(js|css|mjs|cjs)|map|bundle\.js|pb\.go|g\.dart|designer\.cs|snap)$|_pb2(_grpc)?\.py$/;
const generatedFolders = new Set(['.next', '.nuxt', '__pycache__', 'coverage', '__snapshots__', '.yarn']);
const testName =
  /(^|[._-])(test|tests|spec|specs|mock|mocks|fixture|fixtures|e2e)s?[._-]|^conftest\.py$|_test\.[a-z]+$/;
const camelTestName = /[a-z0-9](Test|Tests|TestCase|Spec|IT)\.[A-Za-z]+$/;
const testFolders = new Set([
  'test',
  'tests',
  'testing',
  'testdata',
  'test-data',
  'test_data',
  'unittest',
  'unittests',
  '__tests__',
  '__mocks__',
  'mock',
  'mocks',
  'spec',
  'specs',
  'fixture',
  'fixtures',
  '__fixtures__',
  'cassettes',
  'e2e',
  'integration-tests',
  'androidtest',
]);
const exampleName = /(^|[._-])(example|examples|sample|samples|template|demo|tpl)($|[._-])|\.dist$/;
const exampleFolders = new Set([
  'example',
  'examples',
  'sample',
  'samples',
  'demo',
  'demos',
  'tutorial',
  'tutorials',
  'playground',
]);
const documentationName = /\.(md|mdx|markdown|rst|adoc|asciidoc)$|^(readme|changelog|changes|history|news)(\.|$)/;
const documentationFolders = new Set(['doc', 'docs', 'documentation', 'wiki', 'website']);
