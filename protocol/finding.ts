// The nouns every side agrees on: how grave a credential is, how sure we are, how it is shown.

/** How much harm a leaked credential does. `public` values are never reported. */
export type CredentialClass = 'critical' | 'sensitive' | 'internal' | 'public';

/** `certain`: structure or checksum proven; `likely`: name and value agree; `possible`: one of them does. */
export const confidences = ['certain', 'likely', 'possible'] as const;
export type Confidence = (typeof confidences)[number];

export const severities = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof severities)[number];

const severityOfClass: Record<CredentialClass, Severity> = {
  critical: 'error',
  sensitive: 'warning',
  internal: 'information',
  public: 'hint',
};

/** Severity follows class; one step higher when the file is committed, one lower when the finding is only `possible`. */
export function severityOf(credentialClass: CredentialClass, confidence: Confidence, committed: boolean): Severity {
  const step =
    severities.indexOf(severityOfClass[credentialClass]) + (confidence === 'possible' ? 1 : 0) - (committed ? 1 : 0);
  return severities[Math.min(Math.max(step, 0), severities.length - 1)]!;
}

/** True when `confidence` is at least `minimum`. */
export function atLeast(confidence: Confidence, minimum: Confidence): boolean {
  return confidences.indexOf(confidence) <= confidences.indexOf(minimum);
}
