// Findings in the corpus that a person looked at and that are what the rule says: no false alarms, so the bars leave them out.

export interface Reviewed {
  readonly ruleId: string;
  /** Path in the corpus and line. */
  readonly place: string;
  /** What it is. */
  readonly what: string;
}

export const reviewed: readonly Reviewed[] = [
  {
    ruleId: 'aws/session-token',
    place: 'aws-sdk-2.1693.0/apis/sts-2011-06-15.examples.json:72',
    what: 'A session token, long expired, as the answer of an example call.',
  },
  {
    ruleId: 'azure/shared-access-signature',
    place: 'aws-sdk-2.1693.0/clients/datasync.d.ts:566',
    what: 'A signed URL of December 2023 in the documentation of a parameter.',
  },
  {
    ruleId: 'google/api-key',
    place: 'mui-material-9.5.0/docs/material-ui/react-autocomplete.md:2895',
    what: 'The maps key of the project’s own demonstration.',
  },
];
