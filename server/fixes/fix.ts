// A quick-fix: offered for a problem, answered with a plan. One file per fix in this folder.

import type { EnvProblem } from '../dotenv/problem';
import type { Finding } from '../engine/findings/finding';
import type { Host } from '../host';
import type { Language } from '../languages/language';
import type { Plan } from '../plan';

export interface FixContext {
  readonly host: Host;
  readonly uri: string;
  readonly languageId: string;
  /** The document's text the problem was found in. */
  readonly text: string;
  /** Workspace folder the document lies in; undefined for untitled documents. */
  readonly rootUri: string | undefined;
  /** Exactly one of the two. */
  readonly finding?: Finding;
  readonly problem?: EnvProblem;
  readonly languages: readonly Language[];
  /** Whether git (by its ignore files and index, read by us) ignores this file. True outside a repository. */
  readonly ignored: (uri: string) => Promise<boolean>;
  /** Root of the enclosing git repository, undefined outside one. */
  readonly repositoryUri: string | undefined;
  /** The setting `scabbard.env.examples`; without it the usual names. */
  readonly exampleNames?: readonly string[];
}

export interface FixOffer {
  readonly fixId: string;
  /** As in DESIGN: `Move to environment variable NAME`. Never any part of a value. */
  readonly title: string;
  /** The first offer that removes the secret is preferred. */
  readonly preferred: boolean;
  /** What `plan` needs besides the context; no value. */
  readonly args: Readonly<Record<string, string>>;
}

export interface Fix {
  readonly id: string;
  /** Empty when this fix does not apply or could not leave a working program. */
  offer(context: FixContext): Promise<readonly FixOffer[]>;
  /** Undefined when the document changed so that the offer no longer holds. */
  plan(offer: FixOffer, context: FixContext): Promise<Plan | undefined>;
}
