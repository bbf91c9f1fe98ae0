// Where people see a secret in the server’s own web interface.

import type { Mount } from './mounts';

interface Shown {
  readonly base: string;
  readonly namespace?: string;
  /** Of the whole name. */
  readonly segments: readonly string[];
  /** Where it is known already; else the first segment is taken for it. */
  readonly mount?: Mount;
}

/** Newer interfaces send this address on to where they show key-value secrets now. */
export function consolePage({ base, namespace, segments, mount }: Shown): string {
  const engine = mount?.path ?? segments.slice(0, 1);
  const rest = segments.slice(engine.length).map(encodeURIComponent).join('/');
  const at = `${base}/ui/vault/secrets/${encodeURIComponent(engine.join('/'))}`;
  const query = namespace === undefined ? '' : `?namespace=${encodeURIComponent(namespace)}`;
  return mount?.engine === 'database' || rest === '' ? `${at}/list${query}` : `${at}/show/${rest}${query}`;
}
