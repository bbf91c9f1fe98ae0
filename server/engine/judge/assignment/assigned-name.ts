// The name a value is assigned to, read backwards from the value: for detectors that find the value first.

/** Begins where no name goes on, because what stands before a value is often a long run of a name's characters. */
const assignedTo =
  /(?<![\p{L}\p{N}_$])([\p{L}\p{N}_$][\p{L}\p{N}_$.-]{0,159})["'`\])]{0,3}\s{0,10}(?:=>|\|\|=|:=|=|:|,)\s{0,10}(?:[|>][-+]?\s{0,40})?(?:[\w.[\]]{1,20}\(|[rbuf@$]{1,2})?["'`\\]{0,4}$/iu;

/** Between an operator and the value lie less than 84 characters. */
const operator = /[=:,]/;

/** Looks at most 160 characters back from `at`; undefined when the value is not assigned to a plain name. */
export function assignedName(text: string, at: number): string | undefined {
  const before = text.slice(Math.max(0, at - 160), at);
  if (!operator.test(before.slice(-84))) return undefined;
  const name = assignedTo
    .exec(before)?.[1]
    ?.slice(-80)
    .replace(/^[.-]+/, '');
  return name && /\p{L}/u.test(name) ? name : undefined;
}
