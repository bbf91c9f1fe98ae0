// Credentials in HTTP headers and on command lines: `Authorization: Basic …`, `Bearer …`, `curl -u user:password`, SQL and PowerShell statements.

import type { Candidate, Detector } from '../../detector';
import type { Page } from '../../page';
import type { RuleInfo } from '../../rule';
import { matchAt } from '../assignment/text-window';
import { decodeBase64Text } from '../base64';
import { shannon } from '../entropy';
import type { Place } from '../place';
import { isPlaceholder, isReference, isWeak } from '../placeholder';
import { isPublicValue } from '../public';
import { gradeValue } from '../value';

const rules = {
  basic: { id: 'generic/basic-auth', title: 'HTTP basic credentials', class: 'sensitive', env: 'BASIC_AUTH' },
  bearer: { id: 'generic/bearer-token', title: 'Bearer token', class: 'sensitive', env: 'BEARER_TOKEN' },
  command: { id: 'generic/command-password', title: 'Password in a command', class: 'sensitive', env: 'PASSWORD' },
} as const satisfies Record<string, RuleInfo>;

type Kind = keyof typeof rules;

interface Reader {
  readonly kind: Kind;
  /** What the form begins with, lower case. */
  readonly word: string;
  /** Sticky. Group 1 is what stands before the value; group 2 the value. */
  readonly form: RegExp;
  /** How surely it is one: 0 not, 1 possible, 2 likely. */
  grade(value: string, place: Place): 0 | 1 | 2;
}

const readers: readonly Reader[] = [
  {
    kind: 'basic',
    word: 'basic ',
    form: /(\bbasic[ ]{1,3})([A-Za-z0-9+/_-]{8,400}={0,2})(?![A-Za-z0-9+/=])/iy,
    grade: gradeBasic,
  },
  { kind: 'bearer', word: 'bearer ', form: /(\bbearer[ ]{1,3})([A-Za-z0-9._~+/=-]{12,1000})/iy, grade: gradeBearer },
  {
    kind: 'command',
    word: 'curl',
    form: /(\bcurl\b(?:\\\r?\n|[^\n]){0,300}?\s(?:-u|--user|--proxy-user)[ =]{0,2}\\?["']?[^\s:"'\\]{1,80}:)([^\s"'\\]{3,100})/iy,
    grade: gradePassword,
  },
  {
    kind: 'command',
    word: 'identified',
    form: /(\bidentified\s{1,5}by\s{1,5}(?:password\s{1,5})?\\?['"])((?<=")[^"\\\s]{3,100}|(?<=')[^'\\\s]{3,100})(?=\\?['"])/iy,
    grade: gradePassword,
  },
  {
    kind: 'command',
    word: 'convertto-securestring',
    form: /(\bConvertTo-SecureString\s{1,5}(?:-String\s{1,5})?["'])([^"'\n]{3,100})(?=["'])/iy,
    grade: gradePassword,
  },
];

function read({ text, place }: Page, { kind, form, grade }: Reader, at: number): readonly Candidate[] {
  const match = matchAt(form, text, at);
  const value = match?.[2] ?? '';
  const sure = match ? grade(value, place) : 0;
  if (!match || sure === 0) return [];
  const start = at + match[1]!.length;
  const { id, title, class: credentialClass, env } = rules[kind];
  return [
    {
      ruleId: id,
      title,
      class: credentialClass,
      confidence: sure === 2 ? 'likely' : 'possible',
      start,
      end: start + value.length,
      envName: env,
      masked: '…',
      evidence: [evidence[kind]],
      specificity: 55,
    },
  ];
}

const evidence: Record<Kind, string> = {
  basic: 'decodes to a user and a password',
  bearer: 'follows the word Bearer',
  command: 'stands where the command or statement expects a password',
};

function gradeBasic(value: string): 0 | 1 | 2 {
  const [, user, password] = /^([^:\s][^:]*):(.+)$/.exec(decodeBase64Text(value) ?? '') ?? [];
  if (
    user === undefined ||
    password === undefined ||
    isPlaceholder(value) ||
    isPlaceholder(password) ||
    isReference(password)
  )
    return 0;
  return isWeak(password) || password === user || /^(?:pass|secret|open sesame)/i.test(password) ? 1 : 2;
}

function gradeBearer(value: string, place: Place): 0 | 1 | 2 {
  if (value.startsWith('eyJ') || isPublicValue(value)) return 0;
  const grade = gradeValue(value, 'bearer token', { kind: 'token', strength: 2 });
  if (!grade || grade === 1 || value.length < 16 || shannon(value) < 3) return grade && grade > 1 ? 1 : 0;
  return place === 'source' || grade === 3 ? 2 : 1;
}

function gradePassword(value: string, place: Place): 0 | 1 | 2 {
  const grade = gradeValue(value, '', { kind: 'password', strength: 2 });
  if (!grade || /[{}<>$%]/.test(value.slice(0, 1))) return 0;
  return grade >= 2 && (place === 'source' || grade === 3 || value.length >= 6) ? 2 : 1;
}

export const httpCredentials: Detector = {
  id: 'http-credentials',
  rules: Object.values(rules),
  words: [...new Set(readers.map(({ word }) => word))].map((text) => ({ text })),
  reach: 1200,
  at: (page, start, end) => {
    const word = page.text.slice(start, end).toLowerCase();
    return page.place === 'lock' || page.place === 'generated'
      ? []
      : readers.filter((reader) => reader.word === word).flatMap((reader) => read(page, reader, start));
  },
};
