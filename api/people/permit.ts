import { refusal } from '../refusals.ts';
import { actName } from './act-names.ts';
import { type Act, grantFor, type Place } from './authority-rules.ts';
import type { Grant } from './grant.ts';
import type { Person } from './person.ts';
import { type UnknownAsker, unknownAsker } from './unknown-asker.ts';

/**
 * Proof, in the type system, that authority was checked. Stores take one for every read of cases, answers or the sample
 * and for every change, so that an act that forgot to ask does not compile. Only this file can make one.
 */
export class Permit<Allowed extends Act = Act> {
  readonly act: Allowed;
  readonly personId: string;
  readonly grantId: string;
  readonly division: string;
  readonly campaignId: string | undefined;
  readonly #made = true;

  private constructor(act: Allowed, grant: Grant, campaignId: string | undefined) {
    this.act = act;
    this.personId = grant.personId;
    this.grantId = grant.grantId;
    this.division = grant.division;
    this.campaignId = campaignId;
  }

  /** Whether this object came from `decide`, not from somewhere that only looks like it. */
  get genuine(): boolean {
    return this.#made;
  }

  /** Throws the refusal that names the act, unless one of the person's grants allows it here and now. */
  static decide<Wanted extends Act>(
    asker: UnknownAsker & {
      readonly person: Person | undefined;
      readonly grants: readonly Grant[];
      readonly now: Date;
    },
    act: Wanted,
    place: Place,
  ): Permit<Wanted> {
    if (asker.person === undefined) {
      throw unknownAsker(asker, actName(act));
    }
    const grant = grantFor(asker.grants, act, place, asker.now);
    if (grant === undefined) {
      throw refusal('not-permitted', { act: actName(act) });
    }
    return new Permit(act, grant, place.campaign?.campaignId);
  }
}
