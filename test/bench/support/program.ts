// Runs programs and says what they cost in CPU seconds, which a machine busy with others changes less than the clock.

import { spawnSync } from 'node:child_process';

export interface Run {
  /** User and system time of the program and its children. */
  readonly cpuSeconds: number;
  readonly status: number | null;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

/** Output is thrown away by the shell, as cheaply as it can be. `times` is POSIX: shells everywhere know it. */
export function run(program: string, args: readonly string[], { cwd, env = {}, stdin = '' }: RunOptions = {}): Run {
  const script = '"$@" > /dev/null; status=$?; times; exit $status';
  const { status, stdout, stderr, error } = spawnSync('sh', ['-c', script, 'sh', program, ...args], {
    cwd,
    env: { ...process.env, ...env },
    input: stdin,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  if (error) throw error;
  const times = stdout.trim().split('\n').at(-1) ?? '';
  const seconds = [...times.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, rest]) => Number(minutes) * 60 + Number(rest),
  );
  if (seconds.length !== 2) throw new Error(`${program}: no times in the shell's answer. ${stderr.slice(0, 500)}`);
  return { cpuSeconds: seconds[0]! + seconds[1]!, status };
}

/** As `run`, for programs that must succeed; `accepted` are their good exit codes. */
export function runWell(
  program: string,
  args: readonly string[],
  { accepted = [0], ...options }: RunOptions & { readonly accepted?: readonly number[] } = {},
): Run {
  const done = run(program, args, options);
  if (!accepted.includes(done.status ?? -1)) throw new Error(`${program} ended with ${done.status}`);
  return done;
}
