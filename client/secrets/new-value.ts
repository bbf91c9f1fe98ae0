// The usual new value of a key: 32 random bytes in base64url, which needs no quotes anywhere.

import { generate, type RandomBytes } from '../../protocol/generate';

export function newEnvValue(random: RandomBytes): string {
  return generate({ kind: 'base64url', bytes: 32 }, random).value;
}
