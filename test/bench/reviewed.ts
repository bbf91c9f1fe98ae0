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
    ruleId: 'google/api-key',
    place: 'mui-material-9.5.0/docs/material-ui/react-autocomplete.md:2895',
    what: 'The maps key of the project’s own demonstration.',
  },
];
