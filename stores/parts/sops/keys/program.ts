// Reads one value through the user's program `sops`: for keys that we cannot use ourselves. It checks the hash too.

import type { StoreHost } from '../../../host';
import { found, type Result, refused, type Secret } from '../../../store';
import { treePathOf } from '../names';
import type { SopsFile } from '../place';
import { typeOf } from '../sealed/cipher';
import { wrongHash } from '../sealed/contents';
import type { Metadata } from '../sealed/metadata';
import type { PlacedLeaf } from '../text/tree';
import { pick, type Unlocking } from './data-key';
import { shown } from './identities';

/** Milliseconds: a person may have to type a passphrase, or touch a key. */
const timeout = 120_000;
const servicesShown = 5;

interface Wanted {
  readonly file: SopsFile;
  readonly metadata: Metadata;
  readonly placed: PlacedLeaf;
  /** Absolute; else the one on the PATH. */
  readonly program?: string;
}

/** Undefined when the program is not there, or the person does not want it. */
export async function readWithSops(wanted: Wanted, unlocking: Unlocking): Promise<Result<Secret> | undefined> {
  const { file, metadata, placed, program = 'sops' } = wanted;
  const { host, signal } = unlocking;
  const treePath = treePathOf(placed.path);
  if (treePath === undefined) return undefined;
  const there = await host.run(program, ['--version', '--disable-version-check'], signal ? { signal } : {});
  if (!there.ok) return there.problem.kind === 'cancelled' ? there : undefined;
  const services = metadata.groups.flatMap((group) => group.services);
  if (services.length > 0 && !(await unlocking.confirm(questionOf(services)))) return undefined;
  const { format } = file.parsed;
  const types = ['--input-type', format, '--output-type', format];
  const ran = await host.run(program, ['--decrypt', ...types, '--extract', treePath, file.path], {
    env: environmentOf(host, services.length > 0),
    timeout,
    ...(signal && { signal }),
  });
  if (!ran.ok) return ran;
  return ran.value.status === 0 ? secretOf(ran.value.stdout, placed.leaf.text) : problemOf(ran.value.status);
}

function questionOf(services: Metadata['groups'][number]['services']): string {
  const named = services.slice(0, servicesShown).map(({ title, place }) => `${title} (${shown(place)})`);
  const more = services.length > servicesShown ? ` and ${services.length - servicesShown} more` : '';
  return `This SOPS file is encrypted with key services that it names itself: ${named.join(', ')}${more}. Let the program “sops” decrypt it? It may send a request with your own login to them.`;
}

const local = ['SOPS_AGE_KEY', 'SOPS_AGE_KEY_FILE', 'SOPS_AGE_SSH_PRIVATE_KEY_FILE', 'GNUPGHOME', 'GPG_TTY'];
/** Logins go along only after a yes. */
const login =
  /^(?:AWS_\w+|AZURE_\w+|GOOGLE_\w+|CLOUDSDK_\w+|VAULT_(?:TOKEN|NAMESPACE|CACERT|CAPATH|CLIENT_CERT|CLIENT_KEY|SKIP_VERIFY)|HUAWEICLOUD_\w+|HTTPS?_PROXY|NO_PROXY)$/i;

function environmentOf({ env }: StoreHost, withLogins: boolean): Readonly<Record<string, string>> {
  const names = withLogins ? [...local, ...Object.keys(env).filter((name) => login.test(name))] : local;
  return pick(env, names);
}

/** Texts come as they are, anything else with a line end. */
function secretOf(stdout: Uint8Array, ciphertext: string): Result<Secret> {
  const isText = typeOf(ciphertext) === 'str' || ciphertext === '';
  const bytes = Buffer.from(stdout);
  return found(textOf(isText ? bytes : Buffer.from(bytes.toString('latin1').trimEnd(), 'latin1')));
}

/** Bytes that are no UTF-8 as base64. */
export function textOf(bytes: Buffer): Secret {
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes) ? { text } : { text: bytes.toString('base64'), isBinary: true };
}

/** Exit codes of SOPS 3. */
function problemOf(status: number) {
  if (status === 51) return wrongHash();
  return status === 128
    ? refused('denied', 'None of your keys opens the file, the program `sops` says.')
    : refused('unreadable', 'The program `sops` cannot decrypt the file.');
}
