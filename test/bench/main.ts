// `npm run bench [-- NAME…]`: takes the measures, prints the table, fails when a bar was missed.

import edits from './measures/edits';
import fuzz from './measures/fuzz';
import hostile from './measures/hostile';
import type { Measure } from './measures/measure';
import memory from './measures/memory';
import quiet from './measures/quiet';
import reference from './measures/reference';
import scan from './measures/scan';
import secretlint from './measures/secretlint';
import start from './measures/start';
import { prepare } from './support/context';
import { machine } from './support/machine';
import { type Row, table } from './support/table';

const measures: readonly Measure[] = [quiet, scan, secretlint, memory, start, edits, reference, hostile, fuzz];

async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !measures.some((measure) => measure.name === name));
  if (unknown.length > 0)
    throw new Error(`No measure is called ${unknown}; there are ${measures.map(({ name }) => name)}`);
  const context = await prepare();
  const rows: Row[] = [];
  for (const measure of measures.filter(({ name }) => names.length === 0 || names.includes(name))) {
    process.stderr.write(`• ${measure.name} …\n`);
    rows.push(...measure.run(context));
  }
  console.log(`\n${machine()}\n\n${table(rows)}`);
  if (rows.some(({ met }) => !met)) process.exitCode = 1;
}

main(process.argv.slice(2)).catch((error) => {
  console.error(`✗ ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});
