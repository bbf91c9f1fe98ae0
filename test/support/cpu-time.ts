// How long work keeps a processor busy. Unlike the clock on the wall it says the same on a machine that is busy with others.

/** CPU time of this process while `work` runs, in milliseconds. */
export function cpuTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.round((user + system) / 1000);
}
