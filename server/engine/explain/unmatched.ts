// Why a word on a line led to nothing: what the cheap look at the bytes refused, and what the form behind the word lacks.

import { payloadOf } from '../judge/find/jwt';
import { urlAt } from '../judge/find/urls/url-parts';
import { isContextWordIn, isInWord } from '../match/gate';
import type { Spot } from '../match/lookout';
import type { RuleOutline } from '../match/rule-watcher';
import type { Rule } from '../rule';
import { patternOf } from '../shape/pattern';
import type { Page } from '../text/page';
import { whyNoSecretValue } from './reasons';

type RuleWord = RuleOutline['words'][number];

/** A rule's word of which the cheap look at the bytes said that no match can stand there. */
export function whyRefusedByRule(
  { words: _, minLength }: RuleOutline,
  units: Uint8Array,
  { start, end, word }: Spot,
): string {
  const { announcer } = word as RuleWord;
  const isPart =
    announcer.kind === 'inside' ? announcer.max === 0 && isInWord(units, start) : !isContextWordIn(units, start, end);
  if (isPart) return 'its word stands here, but as a part of a longer one';
  return `its word stands here, but no ${minLength} characters in a row near it that its form allows`;
}

/** A rule's word where its pattern was tried and did not match. */
export function whyUnmatchedByRule({ shape }: Rule, { text }: Page, { start, end, word }: Spot): string {
  const { announcer } = word as RuleWord;
  if (announcer.kind === 'context') return 'its word stands here, but nothing near it has its form';
  const form = new RegExp(patternOf(shape).source, 'y');
  for (let at = Math.max(0, start - announcer.max); at <= start - announcer.min; at++) {
    form.lastIndex = at;
    if (form.test(text) && form.lastIndex >= end)
      return 'its form stands here, but within a longer run of characters than it may have';
  }
  return 'its word stands here, but what is around it does not have its form';
}

/** A detector's word that the cheap look refused, or at which it found nothing. */
export function whyNothingByDetector(page: Page, { watcher, start }: Spot): string {
  if (watcher.id === 'generic') return whyNoAssignment(page);
  if (watcher.id === 'url-password') return whyNoPassword(page.text, start);
  if (watcher.id === 'jwt') return whyNoToken(page.text, start);
  return (
    forms[watcher.id] ??
    'its word stands here, but its form is not complete, or the value in it is no secret by its form'
  );
}

function whyNoAssignment({ isSilent, place, kind }: Page): string {
  if (!isSilent)
    return 'a word of such names stands here, but as a part of another word, or no literal is assigned to it';
  if (place === 'lock') return 'in lock files names say nothing';
  return kind === 'text'
    ? 'in translations and styles names say nothing'
    : 'in machine-written files names say nothing';
}

function whyNoPassword(text: string, at: number): string {
  const url = urlAt(text, at);
  if (!url) return 'an address without a user and a password';
  const own = url.password === '' ? undefined : whyNoSecretValue(url.password);
  return own ?? 'the password of the address is none: empty, filled in, a word of documentation, or of an example host';
}

function whyNoToken(text: string, start: number): string {
  const token = /^[\w-]{1,16384}(?:\.[\w-]{1,16384}){2}/.exec(text.slice(start, start + 50_000))?.[0];
  if (token === undefined) return 'it begins like a JSON Web Token, but does not have three parts';
  if (!payloadOf(token)) return 'it begins like a JSON Web Token, but its payload does not decode to JSON';
  return 'a JSON Web Token without a true signature, a documented sample, or one for the public';
}

const forms: Readonly<Record<string, string>> = {
  'private-key': 'a private key begins here, but its body is missing, too short, elided, a template, or has no variety',
  'bare-key': 'it begins like a key in base64, but its bytes do not have the structure of one',
  jwk: 'a JSON Web Key without a private member, or a documented sample',
  mnemonic: 'no 12 to 24 words of the list with a right checksum follow',
  encoded: 'it begins like base64 of a credential, but does not decode to one',
};
