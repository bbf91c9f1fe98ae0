// Is a match a credential, and how sure are we? Dummies are dropped, the rest becomes a candidate with its reasons.

import { type Confidence, confidences } from '../../../protocol/finding';
import type { Candidate } from '../detector';
import type { Place } from '../judge/place';
import { isPlaceholder, isReference } from '../judge/placeholder';
import { isPublicValue } from '../judge/public';
import { wordlikeness } from '../judge/wordlike';
import { mask, prefixOf } from '../mask';
import { entropyFloor, isRandom, members, type Run } from '../shape/alphabet';
import { assignedName } from './assigned-name';
import type { Match } from './rule-watcher';

/** The candidate a match stands for; undefined when its value is a dummy, a reference or public. */
export function judgeMatch(text: string, place: Place, match: Match): Candidate | undefined {
  const { rule, shape } = match.rule;
  const value = text.slice(match.secretStart, match.secretEnd);
  const proven = match.checksum === 'proven';
  if (!proven && (isDummy(value, match) || (!isDistinctive(text, match) && isOrdinary(text, match)))) return undefined;
  const prefix = prefixOf(value, shape.prefixes);
  const name = assignedName(text, match.start);
  if (!proven && match.said !== undefined && isPlain(match) && !saysSecret(match, name)) return undefined;
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

const lower = (confidence: Confidence): Confidence =>
  confidences[Math.min(confidences.indexOf(confidence) + 1, confidences.length - 1)]!;

function confidenceOf(text: string, match: Match, place: Place): Confidence {
  if (match.checksum === 'proven') return 'certain';
  const byShape: Confidence = isDistinctive(text, match) ? 'certain' : 'likely';
  const byChecksum = match.checksum === 'doubtful' ? lower(byShape) : byShape;
  return byChecksum === 'likely' && place !== 'source' ? 'possible' : byChecksum;
}

/** A literal to look for, at least 4 literal characters in all, and 64 unpredictable bits: hardly anything else looks so. */
function isDistinctive(text: string, { rule, start, end, runs }: Match): boolean {
  if (rule.context.length > 0 || bitsOf(runs) < 64) return false;
  const matched = text.slice(start, end);
  const literals = matched.length - runs.reduce((sum, run) => sum + run.text.length, 0);
  return literals >= 4 && rule.shape.keywords.some((keyword) => matched.includes(keyword.text));
}

const bitsOf = (runs: readonly Run[]): number =>
  runs.reduce((sum, { text, set }) => sum + text.length * Math.log2(Math.max(members(set).length, 1)), 0);

/** Written to be replaced, documented as an example, held elsewhere, or not random enough for its alphabet. */
function isDummy(value: string, { rule, runs }: Match): boolean {
  if (isPlaceholder(value) || isReference(value)) return true;
  if (runs.some(({ text }) => text.length >= 6 && isPlaceholder(text))) return true;
  return !isRandom(runs, rule.rule.minEntropy ?? entropyFloor(runs));
}

/** What a shape without a telling literal also matches: words of code, digests, identifiers, parts of paths. */
function isOrdinary(text: string, { rule, start, end, runs }: Match): boolean {
  const variable = runs.map((run) => run.text).join('');
  if (mixesDigits(runs) && !/\d/.test(variable) && wordlikeness(variable) >= 4.4) return true;
  if (rule.shape.prefixes.some((prefix) => prefix.length >= 3)) return false;
  const token = /[^\s"'`=,;(]*$/.exec(text.slice(Math.max(0, start - 16), start))?.[0] ?? '';
  return isPublicValue(text.slice(start - token.length, end)) || standsInPath(text, start, end);
}

/** No letters of its own, so that any digest, identifier or long word looks the same. */
const isPlain = ({ rule }: Match): boolean =>
  rule.shape.keywords.length === 0 && !rule.shape.prefixes.some((one) => one.length > 1);

/** No identifier, digest or address; and the words around it speak of a secret, or the provider's name or call holds nothing else. */
function saysSecret({ said = '', context = '', rule: { rule } }: Match, name: string | undefined): boolean {
  if (name !== undefined && otherName.test(name) && !otherName.test(rule.env)) return false;
  if (secretWord.test(said) || said.toLowerCase().includes(lastWord(rule.env))) return true;
  return name === undefined ? /^.{1,60}\n(?:.*\(|)\s*["'`]/.test(said) : name.toLowerCase().endsWith(context);
}
const lastWord = (env: string): string => env.slice(env.lastIndexOf('_') + 1).toLowerCase();
const secretWord =
  /key|token|secret|pass|pwd|cred|auth(?!or)|\bapi|private|licen[sc]e|salt|seed|bearer|pat\b|sid\b|psk|hmac|sign|access/i;
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
  if (prefix.length >= 4) return 100 + Math.min(prefix.length, 30) + named + proven;
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
