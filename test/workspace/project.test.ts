// Which `.scabbard.json` counts, and what paths are relative to.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { findProject, projectPath } from '../../server/workspace/project';
import { folderWith, git, removeFolders } from './support/sandbox';

describe('project', () => {
  afterEach(removeFolders);

  it('is the folder of the nearest configuration up to the repository', async () => {
    const folder = folderWith({
      '.scabbard.json': '{}',
      'a/b/x.ts': '',
      'c/.scabbard.json': '{"exclude": ["y"]}',
      'c/d/y': '',
    });
    git(folder, 'init', '-q');
    assert.equal((await findProject(join(folder, 'a/b'))).folder, folder);
    const inner = await findProject(join(folder, 'c/d'));
    assert.equal(inner.folder, join(folder, 'c'));
    assert.deepEqual(inner.config.values, { exclude: ['y'] });
    assert.equal(projectPath(inner, join(folder, 'c/d/y')), 'd/y');
  });

  it('does not take a configuration from above the repository', async () => {
    const folder = folderWith({ '.scabbard.json': '{"exclude": ["*"]}', 'inner/x': '' });
    git(join(folder, 'inner'), 'init', '-q');
    const project = await findProject(join(folder, 'inner'));
    assert.deepEqual([project.folder, project.configPath], [join(folder, 'inner'), undefined]);
  });

  it('takes a named configuration, or says that there is none', async () => {
    const folder = folderWith({ 'other.json': '{"exclude": ["z"]}', '.scabbard.json': '{}' });
    const project = await findProject(folder, join(folder, 'other.json'));
    assert.deepEqual(project?.config.values, { exclude: ['z'] });
    assert.equal(await findProject(folder, join(folder, 'gone.json')), undefined);
  });
});
