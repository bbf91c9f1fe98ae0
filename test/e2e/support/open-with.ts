// A document in a known state, whatever happened to it before.

import { eventually } from './eventually';
import type { Project } from './project';
import type { Workbench } from './workbench';

/** Writes the file, opens it, and waits until the editor shows that text; what was not saved is gone. */
export async function openWith(bench: Workbench, project: Project, file: string, text: string): Promise<void> {
  project.write(file, text);
  await bench.openFile(project.path(file));
  await bench.command('File: Revert File');
  await eventually(`the editor shows ${file}`, async () => (await bench.lines()).join('\n') === text);
}
