// One page of a running VS Code on a project of its own; a picture is kept when the play fails.

import { makeProject, type Project } from './project';
import type { VsCode } from './vscode';
import { type Workbench, workbench } from './workbench';

export interface Scene {
  /** Names the picture of a failure, `out/e2e-failure-NAME.png`. */
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** Makes a git repository of the project; true when absent. */
  readonly git?: boolean;
}

/** Opens the project, plays, and removes both whatever happened. */
export async function play(
  vscode: VsCode,
  { name, files, git = true }: Scene,
  steps: (bench: Workbench, project: Project) => Promise<void>,
): Promise<void> {
  const project = makeProject(files, { git });
  const page = await vscode.open(project.folder);
  try {
    const bench = workbench(page);
    await bench.ready();
    await steps(bench, project);
  } catch (error) {
    await page.screenshot({ path: `out/e2e-failure-${name}.png` });
    throw error;
  } finally {
    await page.context().close();
    project.remove();
  }
}
