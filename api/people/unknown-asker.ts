import { type Refusal, refusal, type Wording } from '../refusals.ts';

/** What is known of somebody who has no place here. */
export interface UnknownAsker {
  readonly signedIn?: unknown;
  /** Why the token that was sent does not hold. */
  readonly signInProblem?: Refusal | undefined;
}

/** Nobody signed in; or somebody did, with a token that does not hold; or with a good one, but was never given a role. */
export const unknownAsker = ({ signedIn, signInProblem }: UnknownAsker, act: Wording): Refusal =>
  signInProblem ?? (signedIn === undefined ? refusal('not-signed-in') : refusal('not-permitted', { act }));
