// Where people read about a rule: the one base address.

/** The published reference page; the same file is bundled for reading offline. */
export const rulesPage = 'https://github.com/scabbard-dev/scabbard/blob/main/docs/rules.md';

/** Heading anchor as GitHub makes it: lower case, the slash dropped. */
export function ruleAnchor(ruleId: string): string {
  return ruleId.toLowerCase().replace(/[^a-z0-9_-]/g, '');
}

/** Address of a rule's section on the reference page. */
export function ruleLink(ruleId: string): string {
  return `${rulesPage}#${ruleAnchor(ruleId)}`;
}
