// A process of its own that writes into a local vault until it is killed or done: `prefix count`, its folder and key from the
// environment. Says the number of each write that is done, on a line.

import { testHost } from './test-host';

async function main(prefix: string, count: number): Promise<void> {
  const { default: local } = await import('../../../stores/local');
  const credentials = {
    get: async () => process.env.VAULT_KEY,
    set: async () => {},
    delete: async () => {},
  };
  const store = local.open({ settings: {} }, testHost({ storage: process.env.VAULT_FOLDER ?? '', credentials }));
  for (let number = 0; number < count; number++) {
    const written = await store.put?.(`${prefix}/${number}`, `value ${number} `.repeat(200));
    if (!written?.ok) throw new Error(written?.problem.message);
    process.stdout.write(`${number}\n`);
  }
}

const [prefix = '', count = ''] = process.argv.slice(2);
void main(prefix, Number(count));
