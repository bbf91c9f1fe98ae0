// What the numbers were taken on: ratios travel, seconds do not.

import { cpus, loadavg, totalmem, version } from 'node:os';

export function machine(): string {
  const [first] = cpus();
  const load = loadavg()
    .map((one) => one.toFixed(2))
    .join(' ');
  const memory = `${Math.round(totalmem() / 1e9)} GB`;
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown'}, ${memory}, ${process.platform} ${version()}, Node ${process.versions.node}, load ${load}`;
}
