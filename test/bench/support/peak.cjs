// Loaded before the program (`node --require`): writes its largest resident set, in bytes, to $BENCH_PEAK when it ends.

const { writeFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

if (isMainThread)
  process.on('exit', () => writeFileSync(process.env.BENCH_PEAK, String(process.resourceUsage().maxRSS * 1024)));
