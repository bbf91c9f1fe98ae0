// Is a match a credential, and how sure are we? Dummies are dropped, the rest becomes a candidate with its reasons.

import { type Confidence, confidences } from '../../../protocol/finding';
import type { Candidate } from '../detector';
import { reasons, whyPlaceholder } from '../explain/reasons';
import { mask, prefixOf } from '../findings/mask';
import type { Place } from '../judge/place';
import { isPlaceholder, isReference } from '../judge/placeholder';
import { isPublicValue } from '../judge/public';
import { wordlikeness } from '../judge/wordlike';
import { entropyFloor, isRandom, members, type Run } from '../shape/alphabet';
import type { Page } from '../text/page';
import { remembered } from '../text/remembered';
import { assignedName } from './assigned-name';
import type { Match } from './rule-watcher';

/** The candidate a match stands for; undefined when its value is a dummy, a reference or public. */
export function judgeMatch(page: Judged, match: Match): Candidate | undefined {
  const { text, place } = page;
  const { rule, shape } = match.rule;
  const value = text.slice(match.secretStart, match.secretEnd);
  const proven = match.checksum === 'proven';
  const none = proven ? undefined : (whyDummy(value, match) ?? whyPart(text, match) ?? whyOrdinary(text, match));
  if (none !== undefined) return dropped(page, match, none);
  const prefix = prefixOf(value, shape.prefixes);
  const name = assignedName(text, match.start);
  const unsaid = proven || match.said === undefined || !isPlain(match) ? undefined : whyUnsaid(match, name);
  if (unsaid !== undefined) return dropped(page, match, unsaid);
  return {
    ruleId: rule.id,
    title: rule.title,
    class: rule.class,
    confidence: confidenceOf(text, match, place),
    start: match.secretStart,
    end: match.secretEnd,
    envName: rule.env,
    masked: mask(prefix),
    evidence: evidenceOf(match, prefix, place),
    specificity: specificityOf(match, prefix),
    highEntropy: bitsOf(match.runs) >= 64,
    ...(name !== undefined && { name }),
  };
}

/** No candidate, and whoever asked for notes is told why. */
export const dropped = (
  { note }: Judged,
  { rule, secretStart: start, secretEnd: end }: Pick<Match, 'rule' | 'secretStart' | 'secretEnd'>,
  why: string,
): undefined => note?.({ ruleId: rule.rule.id, start, end, why });

/** What is asked of the page a match stands on. */
type Judged = Pick<Page, 'text' | 'place' | 'note'>;

const lower = (confidence: Confidence): Confidence =>
  confidences[Math.min(confidences.indexOf(confidence) + 1, confidences.length - 1)]!;

function confidenceOf(text: string, match: Match, place: Place): Confidence {
  if (match.checksum === 'proven') return 'certain';
  const isCertain = isDistinctive(text, match) || isDistinctive(text, match, 3, 128);
  const byShape: Confidence = isCertain ? 'certain' : 'likely';
  const byChecksum = match.checksum === 'doubtful' ? lower(byShape) : byShape;
  return byChecksum === 'likely' && place !== 'source' ? 'possible' : byChecksum;
}

/** A literal to look for, at least so many literal characters in all, and so many unpredictable bits: hardly anything else looks so. */
function isDistinctive(text: string, { rule, start, end, runs }: Match, leastLiterals = 4, leastBits = 64): boolean {
  if (rule.context.length > 0 || bitsOf(runs) < leastBits) return false;
  const matched = text.slice(start, end);
  const literals = matched.length - runs.reduce((sum, run) => sum + run.text.length, 0);
  return literals >= leastLiterals && rule.shape.keywords.some((keyword) => matched.includes(keyword.text));
}

const bitsOf = (runs: readonly Run[]): number =>
  runs.reduce((sum, { text, set }) => sum + text.length * Math.log2(Math.max(members(set).length, 1)), 0);

/** Written to be replaced, documented as an example, or held elsewhere. */
const whyNone = remembered((value: string): string | undefined => {
  if (isPlaceholder(value)) return whyPlaceholder(value);
  return isReference(value) ? reasons.reference : undefined;
});

/** The same, or not random enough for its alphabet. */
function whyDummy(value: string, { rule, runs }: Match): string | undefined {
  const none = whyNone(value);
  if (none !== undefined) return none;
  if (runs.some(({ text }) => text.length >= 6 && text !== value && isPlaceholder(text))) return reasons.placeholder;
  return isRandom(runs, rule.rule.minEntropy ?? entropyFloor(runs)) ? undefined : reasons.entropy;
}

/** What a shape without a telling literal also matches: words of code, digests, identifiers, parts of paths. */
function whyOrdinary(text: string, match: Match): string | undefined {
  if (isDistinctive(text, match)) return undefined;
  const { rule, start, end, runs } = match;
  const variable = runs.map((run) => run.text).join('');
  if (mixesDigits(runs) && !/\d/.test(variable) && wordlikeness(variable) >= 4.4) return reasons.wordlike;
  if (rule.shape.prefixes.some((prefix) => prefix.length >= 3)) return undefined;
  if (isPublicValue(text.slice(tokenStart(text, start), end))) return reasons.public;
  return standsInPath(text, start, end) ? reasons.path : undefined;
}

/** Where the token begins in which the match stands, at most 16 characters before it. */
function tokenStart(text: string, start: number): number {
  let at = start;
  while (at > 0 && at > start - 16 && !/[\s"'`=,;(]/.test(text[at - 1]!)) at--;
  return at;
}

/** Names of built files hold digests, those of hosts identifiers: `box.ico-7a388b….png`, `akab-h5st….luna.akamaiapis.net`. */
const whyPart = (text: string, { end }: Match): string | undefined =>
  otherEnding.test(text.slice(end, end + longestEnding)) ? reasons.path : undefined;
const longestEnding = 28;
const otherEnding =
  /^\.(?:png|jpe?g|gif|svg|ico|webp|woff2?|ttf|eot|css|m?js|map|html?)\b|^\.[a-z]{2,12}\.[a-z]{2,12}\b/;

/** No letters of its own, so that any digest, identifier or long word looks the same. */
const isPlain = ({ rule }: Match): boolean =>
  rule.shape.keywords.length === 0 && !rule.shape.prefixes.some((one) => one.length > 1);

/** No identifier, digest or address; and the words around it speak of a secret, or the provider's name or call holds nothing else. */
function whyUnsaid({ said = '', context = '', rule: { rule } }: Match, name: string | undefined): string | undefined {
  if (name !== undefined && otherName.test(name) && !otherName.test(rule.env)) return reasons.identifier;
  if (secretWord.test(said) || said.toLowerCase().includes(lastWord(rule.env))) return undefined;
  const isOwn = name === undefined ? /^.{1,60}\n(?:.*\(|)\s*["'`]/.test(said) : name.toLowerCase().endsWith(context);
  return isOwn ? undefined : reasons.unsaid;
}

const lastWord = (env: string): string => env.slice(env.lastIndexOf('_') + 1).toLowerCase();
const secretWord =
  /key|token|secret|pass|pwd|cred|auth(?!or)|(?<![a-z])api|login|private|licen[sc]e|salt|seed|bearer|pat\b|sid\b|psk|hmac|sign|access/i;
const otherName =
  /(?:^|[_.-]|(?<=[a-z]))(?:i[dD]|ID|[uU]uid|UUID|[gG]uid|GUID|[hH]ash|HASH|[sS]ha\d*|SHA\d*|[mM]d5|MD5|[cC]hecksum|CHECKSUM|[dD]igest|DIGEST|[cC]ommit|COMMIT|[eE]tag|ETAG|[rR]evision|[iI]ntegrity|[fF]ingerprint|[uU]rl|URL|[pP]ath|PATH|[vV]ersion|VERSION)$/;

/** Long runs over letters and digits: by chance, hardly any is without a digit. */
const mixesDigits = (runs: readonly Run[]): boolean =>
  runs.some(({ text, set }) => text.length >= 12 && members(set).includes('7') && members(set).includes('k'));

const standsInPath = (text: string, start: number, end: number): boolean =>
  '/.-#+~&$'.includes(text[start - 1] ?? ' ') || /^(?:[/(-]|\.\w)/.test(text.slice(end, end + 2));

/** Wins overlaps; the scale is said in detector.ts. Of two rules with the same prefix the one with a context word knows more. */
function specificityOf({ rule, checksum }: Match, prefix: string): number {
  const proven = checksum === 'proven' ? 20 : 0;
  const named = rule.context.length > 0 ? 5 : 0;
  if (prefix.length >= 3) return 100 + Math.min(prefix.length, 30) + named / 10 + proven;
  return (named ? 45 : 90) + prefix.length + proven;
}

function evidenceOf({ checksum, context }: Match, prefix: string, place: Place): readonly string[] {
  return [
    ...(prefix ? [`begins with ${prefix}`] : ['has the structure of this credential']),
    ...(context !== undefined ? [`the word “${context}” stands beside it`] : []),
    ...(checksum === 'proven' ? ['its built-in checksum is right'] : []),
    ...(checksum === 'doubtful' ? ['its built-in checksum does not fit'] : []),
    ...(place === 'source' ? [] : [placeWords[place]]),
  ];
}

const placeWords: Record<Exclude<Place, 'source'>, string> = {
  test: 'stands in a test',
  example: 'stands in an example',
  documentation: 'stands in documentation',
  generated: 'stands in a generated file',
  lock: 'stands in a lock file',
};
