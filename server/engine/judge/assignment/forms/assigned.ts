// With a sign between name and value, and perhaps a type.

import type { ReadValue } from '../read-value';
import { readQuoted, readValue } from '../read-value';
import { matchAt } from '../text-window';
import type { Operator, Place } from './place';

const operatorForm =
  /([\])]{0,2}|\(\)|, ?(?:_|err|ok))((?:\s{1,5}\{[ \w;]{0,60}\})?\s{0,40})(=>|:{1,3}=|\|\|=|\?\?=|[?.+]=|===?|!==?|=|:|<-)(?![=>])(\s{0,80})/y;
const annotation = /[\w.<>[\]|?&', ]{1,60}?\s{0,10}=\s{0,80}(?!=)/y;
const goType = /(?:\[\d*\]|\s{1,10}(?:As\s{1,5})?\*?[\w.]{1,30})\s{0,10}=(?!=)\s{0,20}/y;

export function readAssigned(place: Place): (ReadValue & { operator: Operator }) | undefined {
  const { text, after, kind, before } = place;
  const found = matchAt(operatorForm, text, after);
  if (!found) return withOperator(readTyped(place, goType, after), 'assign');
  const [whole, close, gap, operator, space] = found as unknown as [string, string, string, string, string];
  if (close.endsWith(')') && !/^[=!]==?$/.test(operator)) return undefined;
  const at = after + whole.length;
  if (kind !== 'code' && kind !== 'json' && /\n/.test(gap + space)) return undefined;
  if (isShellTest(place, gap, operator) || isChoice(place, operator) || opensNothing(before)) return undefined;
  const { inside } = place;
  // In a text for people a type may stand where a bare value may: the literal behind it is the surer reading.
  const typed = operator === ':' && kind === 'prose' ? readTyped(place, annotation, at) : undefined;
  const value = typed ?? readValue({ text, at, kind, inside, operator, before });
  const sort: Operator = /^[=!]==?$/.test(operator)
    ? 'compare'
    : /[?&]$/.test(before) && operator === '='
      ? 'query'
      : 'assign';
  return withOperator(value ?? (operator === ':' ? readTyped(place, annotation, at) : undefined), sort);
}

/** In a resource's name (`arn:aws:secretsmanager:…:secret:name`), or in the query to a host of documentation (RFC 2606). */
function opensNothing(before: string): boolean {
  if (!before.includes('arn:') && !before.includes('://')) return false;
  const address = before.split(/[\s"'`<>]/).at(-1)!;
  return (address.startsWith('arn:') && address.endsWith(':')) || exampleAddress.test(address);
}
const exampleAddress = /^https?:\/\/(?:[\w-]{1,60}\.){0,4}example(?:\.(?:com|org|net))?(?::\d{1,5})?[/?#]/;

/** `ok ? "PASS" : "FAIL"`: what stands before the colon is no name. */
const isChoice = ({ quoted, before }: Place, operator: string): boolean =>
  quoted && operator === ':' && /\?\s{0,40}["'`]$/.test(before);

/** In a shell, blanks around `=` make a comparison, and so does a `$` before the name; `:=` is a makefile's. */
const isShellTest = ({ kind, text, start, inside, quoted }: Place, gap: string, operator: string): boolean =>
  kind === 'shell' &&
  inside === undefined &&
  !quoted &&
  (text[start - 1] === '$' || (gap !== '' && !/^[:?+]/.test(operator)));

/** `password: str = "v"`, `password string = "v"`, `char password[] = "v"`. */
function readTyped(place: Place, type: RegExp, at: number): ReadValue | undefined {
  if ((place.kind !== 'code' && place.kind !== 'prose') || place.quoted) return undefined;
  const found = matchAt(type, place.text, at);
  return found && readQuoted({ text: place.text, at: at + found[0].length, inside: place.inside });
}

const withOperator = (
  value: ReadValue | undefined,
  operator: Operator,
): (ReadValue & { operator: Operator }) | undefined =>
  value && { start: value.start, end: value.end, quoted: value.quoted, operator };
