// The expressions that recheck does not call linear, and why they are quick all the same: how long their text can be.

export interface Reason {
  readonly at: string;
  readonly regex: RegExp;
  /** UTF-16 units of the hostile texts it is timed on: the longest it meets, unless `why` says that its time is linear. */
  readonly length: number;
  /** What bounds that length, or the search in it. */
  readonly why: string;
}

export const reasons: readonly Reason[] = [
  {
    at: 'server/engine/judge/assignment/assigned-name.ts',
    regex:
      /(?<![\p{L}\p{N}_$])([\p{L}\p{N}_$][\p{L}\p{N}_$.-]{0,159})["'`\])]{0,3}\s{0,10}(?:=>|\|\|=|:=|=|:|,)\s{0,10}(?:[|>][-+]?\s{0,40})?(?:[\w.[\]]{1,20}\(|[rbuf@$]{1,2})?["'`\\]{0,4}$/iu,
    length: 160,
    why: 'Looks at the 160 characters before a value.',
  },
  {
    at: 'server/engine/judge/assignment/read-value.ts',
    regex: /\s(?:[#;].*|\\)$/,
    length: 1001,
    why: 'The bare forms read at most 1001 characters.',
  },
  {
    at: 'server/engine/judge/assignment/read-value.ts',
    regex: /[\s,;]+$/,
    length: 1001,
    why: 'The bare forms read at most 1001 characters.',
  },
  {
    at: 'server/engine/judge/assignment/read-value.ts',
    regex: /[.:*_`]+$/,
    length: 1001,
    why: 'The bare forms read at most 1001 characters.',
  },
  {
    at: 'server/engine/judge/find/urls/connection-string.ts',
    regex:
      /(?:^|[;"'`=\s])(?:server|data source|datasource|host|hostname|initial catalog|database|user id|userid|uid|user|username|endpoint|accountname|accountendpoint|sharedaccesskeyname|defaultendpointsprotocol|driver|port) {0,3}=[^;"'`\r\n]{1,200}(?:;|["'`]|$)/im,
    length: 701,
    why: 'Looks at 401 characters before the value and 300 after it; each start reads at most 230.',
  },
  {
    at: 'server/engine/judge/find/keys/private-key.ts',
    regex: /(?:\\[rn])+$/,
    length: 8192,
    why: 'The lines of a block without an end are looked for in 8192 characters.',
  },
  {
    at: 'server/engine/judge/find/urls/url-parts.ts',
    regex: /[a-z][a-z0-9+.-]{1,40}$/i,
    length: 41,
    why: 'Looks at the 41 characters before `://`.',
  },
  {
    at: 'server/engine/judge/find/urls/url-parts.ts',
    regex: /[),.;\]}]+$/,
    length: 400,
    why: 'The authority of a URL is read up to 400 characters.',
  },
  {
    at: 'server/engine/judge/find/urls/judge-password.ts',
    regex:
      /^(?:[\w.-]+\.)?(?:example(?:\.(?:com|org|net|edu))?|test|invalid|yourdomain\.\w+|your-?host[\w.-]*|host(?:name)?|server|domain(?:\.com)?|foo(?:\.com)?|bar(?:\.com)?|foobar(?:\.com)?)(?::|$)/i,
    length: 400,
    why: 'The host is a part of the authority, which is read up to 400 characters.',
  },
  {
    at: 'server/engine/judge/placeholder.ts',
    regex:
      /%[A-Z_]{2,40}%|\$\{[^}]{0,200}\}|\$\([^)]{0,200}\)|\{\{[^}]{0,200}\}\}|\{%[^%]{0,200}%\}|<%[^%]{0,200}%>|#\{[^}]{0,200}\}|@\{[^}]{0,200}\}|\[\[[^\]]{0,200}\]\]/,
    length: 20_000,
    why: 'Linear: every repetition is bounded, so that a start reads at most 203 characters.',
  },
  {
    at: 'server/engine/judge/value.ts',
    regex: /<\/?[a-z][^>]*>/i,
    length: 1000,
    why: 'Values of more than 1000 characters are not graded.',
  },
  {
    at: 'server/engine/match/context.ts',
    regex: /(?:[:{[(=,]|=>|->|\|-?|>-?)\s*(?:(?:\/\/|#).{0,80})?\s*$/,
    length: 200,
    why: 'Looks at the last 200 characters of a line.',
  },
  {
    at: 'server/engine/shape/seal.ts',
    regex: /=+$/,
    length: 4096,
    why: 'A match of a shape; its parts are at most 4096 characters long.',
  },
  {
    at: 'server/engine/suppress/suppress.ts',
    regex: /(?:[|>][-+]?\d?|"""|'''|`|[=([{,]|<<[-~]?["']?\w+["']?)\s*\\?\s*(?:(?:#|\/\/).*)?$/,
    length: 200,
    why: 'Looks at the last 200 characters of a line.',
  },
  {
    at: 'server/formats/dockerfile.ts',
    regex:
      /(?:\s|\\\r?\n|(?<=\n[ \t]{0,80})#[^\n]*\n)*([A-Za-z_][\w.-]{0,200})=("(?:[^"\\]|\\[\s\S]){0,4000}"|'[^']{0,4000}'|(?:[^\s"'\\]|\\[^\r\n]){0,4000})/y,
    length: 10_000,
    why: 'Linear: sticky, and what its parts match begins differently: only how far a name and a value go is tried again.',
  },
  {
    at: 'server/dotenv/parse.ts',
    regex: /^'[\s\S]*'$|^"[\s\S]*"$|^`[\s\S]*`$/gm,
    length: 2000,
    why: 'Linear where it is used: a quoted value is matched whole at its first character, and one without quotes is a single line.',
  },
];

/** A call of `new RegExp`; `from` is how its argument begins. */
export interface Maker {
  readonly at: string;
  readonly from: string;
  /** What the expression is made from: literals and rules of ours, never a text that is scanned. */
  readonly why: string;
}

export const makers: readonly Maker[] = [
  { at: 'protocol/reference.ts', from: "`^(${referenceSchemes.join('|')})", why: 'Schemes of ours.' },
  { at: 'server/engine/explain/unmatched.ts', from: 'patternOf(shape).source', why: 'The pattern of a shape.' },
  { at: 'server/engine/judge/assignment/find.ts', from: 'nameWords .filter(', why: 'Words of ours.' },
  { at: 'server/engine/judge/placeholder.ts', from: "`^(?:${[ '\\\\$[A-Za-z_{(]'", why: 'Literals.' },
  { at: 'server/engine/judge/public.ts', from: "`^(?:${[ 'pk_(?:live|test)_'", why: 'Literals.' },
  { at: 'server/engine/match/gate.ts', from: 'sets.map((set) =>', why: 'The sets of a shape.' },
  { at: 'server/engine/match/lookout.ts', from: "words.join('|')", why: 'The words of the watchers.' },
  { at: 'server/engine/match/lookout.ts', from: '`[${[...letters]', why: 'Letters of the watchers’ words.' },
  { at: 'server/engine/shape/alphabet.ts', from: '`^[${set}]$`', why: 'A set of a shape.' },
  { at: 'server/engine/shape/boundary.ts', from: '`[${wordSet}]`', why: 'A literal.' },
  { at: 'server/engine/shape/boundary.ts', from: 'sets.map((set) =>', why: 'The sets of a shape.' },
  {
    at: 'server/engine/shape/compile.ts',
    from: "source, simple ? 'y' : 'dy'",
    why: 'The pattern of a shape, which is judged.',
  },
  { at: 'server/engine/shape/sample.ts', from: '`^${patternOf(shape)', why: 'The pattern of a shape, for tests.' },
  { at: 'server/engine/suppress/suppress.ts', from: "anyMarker.source, 'gi'", why: 'A literal, which is judged.' },
];
