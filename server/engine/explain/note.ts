// What a step of detection tells about a value it lets go, when somebody asks why nothing is reported there.

/** Considered and not reported. UTF-16 offsets in the page's text, end exclusive. */
export interface Dropped {
  /** `provider/*` where it was not yet known which one it would have been. */
  readonly ruleId: string;
  readonly start: number;
  readonly end: number;
  /** A sentence for people; holds no character of the value. */
  readonly why: string;
}

/** Answers undefined, as the steps do that find nothing. */
export type Note = (dropped: Dropped) => undefined;
