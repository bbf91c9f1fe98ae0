// A hostile `.git/config`: whoever runs git in the repository runs the repository's own commands.

import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface GitTrap {
  /** True once one of the commands has run. */
  isSprung(): boolean;
  /** Runs git as an unsuspecting program would: shows that the trap is a real one. */
  spring(): void;
}

/** Sets it in the git repository at `folder`, which needs a file in its index. */
export function setGitTrap(folder: string): GitTrap {
  const mark = join(folder, '.git', 'sprung');
  const command = `touch ${mark}`;
  const hooks = join(folder, '.git', 'trap-hooks');
  writeFileSync(join(folder, '.gitattributes'), '* filter=evil diff=evil\n');
  mkdirSync(hooks);
  writeFileSync(join(hooks, 'post-index-change'), `#!/bin/sh\n${command}\n`);
  chmodSync(join(hooks, 'post-index-change'), 0o755);
  appendFileSync(
    join(folder, '.git', 'config'),
    `
[core]
\tfsmonitor = "${command};"
\thooksPath = ${hooks}
\tpager = ${command}
\tsshCommand = ${command}
[filter "evil"]
\tclean = ${command}
\tsmudge = ${command}
\tprocess = ${command}
[diff "evil"]
\ttextconv = ${command}
\tcommand = ${command}
[alias]
\tstatus = !${command}
`,
  );
  return {
    isSprung: () => existsSync(mark),
    spring: () => void spawnSync('git', ['-C', folder, 'status']),
  };
}
