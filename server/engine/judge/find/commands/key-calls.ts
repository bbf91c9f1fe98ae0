// Keys given to a call that signs, verifies, encrypts or decrypts: `jwt.sign(payload, "key")`, `hash_hmac("sha256", $data, "key")`.

import type { Page } from '../../../text/page';
import type { Span } from '../candidate';
import type { Form } from '../form';
import { gradePassword } from '../grade';
import { argumentsAt, literalOf } from './arguments';
import { commandRules } from './rules';

interface KeyCall {
  /** With the bracket that opens; lower case. */
  readonly words: readonly string[];
  /** Which argument the key is, from 0. */
  readonly index: number;
  /** How many arguments there may be. */
  readonly most: number;
}

const calls: readonly KeyCall[] = [
  // JSON Web Tokens, in JavaScript, Python, PHP, Ruby, Go, Rust, Java and C#.
  { words: ['jwt.sign(', 'jwt.verify(', 'jwt.encode(', 'jwt.decode('], index: 1, most: 4 },
  { words: ['jwt::encode(', 'jwt::decode('], index: 1, most: 5 },
  { words: ['signedstring(', 'from_secret(', 'hmac256(', 'hmac384(', 'hmac512('], index: 0, most: 1 },
  { words: ['symmetricsecuritykey(', 'hmacshakeyfor('], index: 0, most: 1 },
  { words: ['.signwith('], index: 1, most: 2 },
  // Signatures and ciphers of Node.js, PHP, Python, Go, Ruby, Java, and CryptoJS.
  { words: ['createhmac('], index: 1, most: 3 },
  { words: ['createcipheriv(', 'createdecipheriv('], index: 1, most: 4 },
  { words: ['createcipher(', 'createdecipher('], index: 1, most: 3 },
  { words: ['hash_hmac('], index: 2, most: 4 },
  { words: ['openssl_encrypt(', 'openssl_decrypt('], index: 2, most: 8 },
  { words: ['hmac.new('], index: 0, most: 3 },
  { words: ['hmac.new('], index: 1, most: 2 },
  { words: ['hmac.hexdigest(', 'hmac.digest('], index: 1, most: 3 },
  { words: ['fernet('], index: 0, most: 1 },
  { words: ['secretkeyspec('], index: 0, most: 2 },
  { words: ['aes.encrypt(', 'aes.decrypt(', 'tripledes.encrypt(', 'tripledes.decrypt('], index: 1, most: 3 },
  { words: ['cryptojs.hmacsha1(', 'cryptojs.hmacsha256(', 'cryptojs.hmacsha512('], index: 1, most: 2 },
  // Signed cookies.
  { words: ['cookieparser('], index: 0, most: 2 },
];

export const keyForms: readonly Form[] = calls.map((call) => ({
  rule: commandRules.key,
  words: call.words,
  read: (page, _start, end) => readKey(page, end, call),
  grade: (value, place) => (mayBeKey(value) ? gradePassword(value, place) : undefined),
  evidence: 'stands where the call expects a key',
}));

function readKey({ text }: Page, at: number, { index, most }: KeyCall): Span | undefined {
  const found = argumentsAt(text, at);
  return found && found.length <= most && found.length > index ? literalOf(text, found[index]!) : undefined;
}

const shortest = 8;

/** No name of an encoding or an algorithm, which may stand in the same place. */
const mayBeKey = (value: string): boolean =>
  value.length >= shortest && !/^(?:base64(?:url)?|latin\d|[a-z]{2,6}-?\d{1,4}(?:-[a-z]{3}){0,2})$/i.test(value);
