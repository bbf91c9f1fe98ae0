// How a bench entry is asked and answers: one JSON argument in, one JSON text out.

/** Runs `work` with what was given, once the whole entry is evaluated, and writes its answer. */
export function answer<Given, Answer>(work: (given: Given) => Answer | Promise<Answer>): void {
  const given = JSON.parse(process.argv[2] ?? 'null') as Given;
  Promise.resolve()
    .then(() => work(given))
    .then(
      (result) => process.stdout.write(JSON.stringify(result)),
      (error) => {
        process.stderr.write(error instanceof Error ? `${error.stack}\n` : 'thrown value\n');
        process.exitCode = 1;
      },
    );
}

/** CPU time of this process while `work` runs, in milliseconds; threads of its own included. */
export async function cpuOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  return cpuSince(before);
}

export function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
