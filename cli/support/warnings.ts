// What went wrong besides findings, in lines for stderr: wrong configuration, rules that failed.

import { relative } from 'node:path';
import { createLines } from '../../server/engine/text/lines';
import type { Project } from '../../server/workspace/project';
import { readText } from '../../server/workspace/reading/read-text';
import type { Collected } from './collect';
import { printable } from './io';

export async function warnings({ projects, failures }: Collected, cwd: string): Promise<readonly string[]> {
  const ofConfig = await Promise.all(projects.map((project) => configWarnings(project, cwd)));
  const ofRules = failures.map(
    ({ ruleId, file, message }) => `${printable(file)}: ${ruleId} did not finish (${message}); the others did.`,
  );
  return [...ofConfig.flat(), ...ofRules];
}

async function configWarnings({ config, configPath }: Project, cwd: string): Promise<readonly string[]> {
  if (!configPath || config.problems.length === 0) return [];
  const read = await readText(configPath);
  const lines = createLines('text' in read ? read.text : '');
  const name = printable(relative(cwd, configPath) || configPath);
  return config.problems.map(({ message, start }) => {
    const { line, character } = lines.positionAt(start);
    return `${name}:${line + 1}:${character + 1}: ${message}`;
  });
}
