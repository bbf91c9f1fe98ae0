// How long work keeps a processor busy, beside a plain loop in the same moment: what a slow or a busy machine adds, both get.

/** What the loop takes on the machine that limits in tests were written for, in milliseconds. */
const usual = 10;

const bytes = new Uint8Array(8 << 20);

function loop(): number {
  let sum = 0;
  for (let i = 0; i < bytes.length; i++) sum = (sum + bytes[i]!) | 0;
  return sum;
}

/** CPU time of this process while `work` runs, in milliseconds of that usual machine. */
export function cpuTime(work: () => void): number {
  const spent = measured(work);
  const here = Math.max(Math.min(measured(loop), measured(loop)), usual / 4);
  return Math.round((spent * usual) / here);
}

function measured(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
