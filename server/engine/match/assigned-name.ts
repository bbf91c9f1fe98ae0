// The name a value is assigned to, read backwards from the value: `apiKey: "`, `TOKEN=`, `config["key"] = '`.

/** The name directly before the value at `at` (UTF-16 offset) on its line; undefined when there is none. */
export function assignedName(text: string, at: number): string | undefined {
  const before = text.slice(Math.max(0, at - reach), at);
  const found = operator.exec(before);
  if (!found) return undefined;
  return /([A-Za-z_][\w.-]{0,79})$/.exec(before.slice(0, found.index).slice(-80))?.[1];
}

const reach = 110;
/** Closing of the name, the operator, the opening quote; `Bearer` and the like may stand between quote and value. */
const operator = /["'`]?\]?[ \t]{0,8}(?::=|=>|=|:)[ \t]{0,8}(?:[A-Za-z]{0,2}["'`])?(?:(?:Bearer|Basic|token)[ ])?$/;
