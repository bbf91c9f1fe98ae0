// A rule is a value: what one kind of credential looks like and what people should know about it.

import type { CredentialClass } from '../../protocol/finding';
import type { Shape } from './shape/grammar';

/** What the hover, the reports and the reference page say about a rule, hand-written ones included. */
export interface RuleInfo {
  /** `provider/credential` in kebab-case; the diagnostic code. */
  readonly id: `${string}/${string}`;
  /** Sentence-case name of the credential: `Stripe live secret key`. */
  readonly title: string;
  readonly class: Exclude<CredentialClass, 'public'>;
  /** The usual variable name, in UPPER_SNAKE case. */
  readonly env: string;
  /** Page where a person revokes or rotates it. */
  readonly revoke?: string;
  /** Provider's page that documents it. */
  readonly docs?: string;
  /** Rule id of the other half of the credential, said in the hover. */
  readonly pairedWith?: string;
}

export interface Rule extends RuleInfo {
  readonly shape: Shape;
  /** Needed where the shape alone is not distinctive: one of these words (any case) must stand before it on the line. */
  readonly context?: readonly string[];
  /** Look-alikes that must stay silent. Written, never generated; no realistic complete token. */
  readonly misses?: readonly string[];
  /** Shannon entropy (bits per character) below which the variable part is taken for a dummy; default follows the alphabet. */
  readonly minEntropy?: number;
}
