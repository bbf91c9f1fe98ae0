// Values that are no secret: written to be replaced, published for everyone, or naming a value that is held elsewhere.

import { isLower } from '../text/bytes';
import { distinct, isRun } from './entropy';
import { partFinder } from './parts';
import { documentedParts, placeholderParts, placeholderValues, placeholderWords, weakValues } from './words/values';

/**
 * True for a value written to be replaced (`your-key-here`, `<token>`, `xxxx`, one character repeated, a run of the
 * alphabet) and for the dummies vendors document. An ordinary setting (`true`, `localhost`, `8080`) is none.
 */
export function isPlaceholder(value: string): boolean {
  const trimmed = value.trim();
  if (trimmed === '') return false;
  const lower = trimmed.toLowerCase();
  return (
    (lower.length <= longestPlaceholder && placeholderValues.has(lower)) ||
    isBracketed(trimmed) ||
    isFiller(lower) ||
    isDocumented(trimmed) ||
    hasDummyWord(lower, trimmed.length)
  );
}

/** Long values are not even looked up. */
const longestPlaceholder = Math.max(...[...placeholderValues].map(({ length }) => length));

/** True for type words, ordinary names and the default passwords everyone tries first. */
export function isWeak(value: string): boolean {
  const lower = value.trim().toLowerCase();
  return weakValues.has(lower) || (lower.length <= 12 && isChunksOfRuns(lower));
}

/** `1234`, `qwer5678`, `12345abcde`: digits and letters that are each a run, or a common word and such digits. */
function isChunksOfRuns(lower: string): boolean {
  if (/^\d+$/.test(lower)) return lower.length < 6 || isRun(lower) || distinct(lower) < 3;
  const chunks = lower.match(/\d+|[^\d]+/g) ?? [];
  return chunks.every((chunk) => isRun(chunk) || weakValues.has(chunk) || (chunks.length > 1 && /^\W$/.test(chunk)));
}

/** True when the value names another one (`${VAR}`, `{{ x }}`, `op://…`) or is ciphertext (`ENC[…]`, an Ansible vault). */
export function isReference(value: string): boolean {
  const trimmed = value.trim();
  if (/^\w*$/.test(trimmed)) return /^(?:secretKeyRef|valueFrom)/.test(trimmed);
  return referenceHead.test(trimmed) || (embeddedReference.test(trimmed) && !isTorn(trimmed)) || isCiphertext(trimmed);
}

/** Documented values end or contain a marker; case counts, because a random token may hold the letters of a word. */
export function isDocumented(value: string): boolean {
  return value.endsWith('EXAMPLE') || hasDocumentedPart(value, 0);
}

const hasDocumentedPart = partFinder(documentedParts);
const hasPlaceholderPart = partFinder(placeholderParts);

/** `<token>`, `[your key]`, `{password}`, `__NAME__`, `@@NAME@@`, `$NAME$`. */
function isBracketed(value: string): boolean {
  if (!/^[<[{_@]/.test(value)) return false;
  return (
    /^<[^<>]{1,80}>$/.test(value) ||
    /^\[[\w .-]{1,80}\]$/.test(value) ||
    /^\{[\w .-]{1,80}\}$/.test(value) ||
    /^__[A-Za-z0-9_-]{1,80}__$/.test(value) ||
    /^@@?[A-Za-z0-9_.-]{1,80}@@?$/.test(value)
  );
}

/** Nothing but filler: one or two characters repeated, one that is most of a long text, a letter or sign five times in a row in a short one, a run of the alphabet or the keyboard. */
function isFiller(lower: string): boolean {
  const core = lower.replace(/[\s_-]+/g, '');
  if (core === '') return lower.length >= 3;
  if (/^[x*.•?#]{3,}$/.test(core) || (core.length < 16 && holdsRow(core, 5) && /(\D)\1{4}/.test(core))) return true;
  const isOne = core.lastIndexOf(core[0]!) === core.length - 1 && distinct(core) === 1;
  if (core.length < 8) return core.length >= 5 && isOne;
  return isOne || isRun(core) || countsBytes(core) || isMostlyOne(core);
}

/** Whether a character stands so often in a row. */
function holdsRow(core: string, times: number): boolean {
  let row = 1;
  for (let at = 1; at < core.length; at++) {
    row = core.charCodeAt(at) === core.charCodeAt(at - 1) ? row + 1 : 1;
    if (row === times) return true;
  }
  return false;
}

/** `00000000000000000000aa`, `glc_1111111111111111111`. */
const isMostlyOne = (core: string): boolean =>
  core.length >= 16 && holdsRow(core, 8) && commonest(core) > 0.6 * core.length;

/** How often the commonest character of the middle of the text occurs in all of it. */
const commonest = (core: string): number =>
  Math.max(...[0.3, 0.5, 0.7].map((at) => core.split(core[Math.floor(at * core.length)]!).length - 1));

/** `000102030405…`: hexadecimal bytes, each one more than the last. */
function countsBytes(core: string): boolean {
  if (core.length < 16 || !/^(?:0x)?(?:[0-9a-f]{2})+$/.test(core)) return false;
  for (let at = core.startsWith('0x') ? 4 : 2; at < core.length; at += 2)
    if (byteAt(core, at) - byteAt(core, at - 2) !== 1) return false;
  return true;
}

const byteAt = (hex: string, at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);

/** In a long value letters fall into words by chance, so only long words count there. */
function hasDummyWord(lower: string, length: number): boolean {
  const shortest = length > 120 ? 7 : length > 40 ? 6 : 4;
  if (holdsRow(lower, 3) && /\*{4}|\.{4}|•{3}|x{6}|#{6}/.test(lower)) return true;
  if (hasPlaceholderPart(lower, shortest)) return true;
  if (hasRequestPart(lower, 0) && requests.some((request) => request.test(lower))) return true;
  if (length > 40 && !/[\s_-]/.test(lower)) return false;
  return holdsPlaceholderWord(lower);
}

/** What somebody is asked to write there. */
const requests = [
  /(^|[^a-z])(put|insert|enter|paste|add|fill|use)[ _-]?(your|my|the|in|a|here)/,
  /[ _-]here$|(^|[^a-z])(your|my)[_-]?(own|api|app|secret|token|password|key|access|client|auth|super)/,
];
/** One of these is in each. */
const hasRequestPart = partFinder(['put', 'insert', 'enter', 'paste', 'add', 'fill', 'use', 'here', 'your', 'my']);

/** Whether a run of letters is such a word. */
function holdsPlaceholderWord(lower: string): boolean {
  let start = 0;
  for (let at = 0; at <= lower.length; at++) {
    if (at < lower.length && isLower(lower.charCodeAt(at))) continue;
    if (at - start >= shortestWord && placeholderWords.has(lower.slice(start, at))) return true;
    start = at + 1;
  }
  return false;
}

const shortestWord = Math.min(...[...placeholderWords].map(({ length }) => length));

const referenceHead = new RegExp(
  `^(?:${[
    '\\$[A-Za-z_{(]',
    '%[A-Za-z_][A-Za-z0-9_]*%$',
    '!(?:Ref|Sub|GetAtt|ImportValue|vault)\\b',
    '@Microsoft\\.KeyVault\\(',
    '(?:env|ssm|file|vault|secret|secrets|sops|keychain|keyring)[:(]',
    '(?:op|vault|doppler|azurekeyvault|azure-kv|gcpsecretmanager|gcp-sm|awssecretsmanager|aws-sm|k8s|sops|local|prefect|docker|ref\\+[a-z]+):\\/\\/',
    'arn:aws',
    'projects\\/[^/]{1,80}\\/secrets\\/',
    '\\/run\\/secrets\\/',
    '(?:process\\.env|import\\.meta\\.env|os\\.environ|os\\.getenv|ENV\\[|System\\.getenv|getenv\\(|Deno\\.env|std::env|Environment\\.Get)',
    '(?:var|local|module|data|secrets|config|settings|random_password)\\.[A-Za-z_]',
    'secretKeyRef|valueFrom',
  ].join('|')})`,
);

/** Brackets of two kinds that do not come in pairs: no code and no template, but characters as chance strews them. */
export function isTorn(value: string): boolean {
  if (!/[()[\]{}<>]/.test(value) || /\s/.test(value)) return false;
  return ['()', '[]', '{}', '<>'].filter((pair) => !isPaired(value, pair)).length >= 2;
}

/** Every bracket that opens is closed, and none closes before. */
function isPaired(value: string, [open, close]: string): boolean {
  let depth = 0;
  for (const character of value) {
    if (character === open) depth++;
    else if (character === close && --depth < 0) return false;
  }
  return depth === 0;
}

/** Interpolation somewhere in the value: what stands in the file is not the secret. */
const embeddedReference =
  /%[A-Z_]{2,40}%|\$\{[^}]{0,200}\}|\$\([^)]{0,200}\)|\{\{[^}]{0,200}\}\}|\{%[^%]{0,200}%\}|<%[^%]{0,200}%>|#\{[^}]{0,200}\}|@\{[^}]{0,200}\}|\[\[[^\]]{0,200}\]\]/;

/** SOPS, Jasypt, eyaml, Spring Cloud Config, Ansible Vault, Maven, git-crypt, dotenvx, Sealed Secrets. */
function isCiphertext(value: string): boolean {
  return (
    /^(?:ENC[[(]|\{cipher\}|\$ANSIBLE_VAULT;|encrypted:|ENCRYPTED\[|DEC::)/i.test(value) ||
    /^\{[A-Za-z0-9+/]{16,}={0,2}\}$/.test(value) ||
    isSealed(value)
  );
}

/** The length of an encrypted session key (256 or 512 bytes), the key, and what it encrypts, in base64. */
const isSealed = (value: string): boolean => value.length > 340 && /^A[gQ][A-D][A-Za-z0-9+/]+={0,2}$/.test(value);
