import type { Campaign } from '../campaigns/campaign.ts';
import type { Stores } from '../context.ts';
import { inForce } from '../people/authority-rules.ts';
import { type Grant, partyOf } from '../people/grant.ts';
import type { Person } from '../people/person.ts';
import { type Problem, refusalWith } from '../refusals.ts';

/** Somebody with a role in this campaign on the evaluator's side. */
export interface FieldPerson {
  readonly person: Person;
  /** Those in force, of this campaign. */
  readonly grants: readonly Grant[];
}

export const isFieldGrant = (grant: Grant, campaignId: string, now: Date): boolean =>
  grant.campaignId === campaignId && partyOf[grant.role] === 'evaluator' && inForce(grant, now);

/** Those of these people who hold a role in the campaign now. */
export const findFieldPeople = async (
  { people }: Pick<Stores, 'people'>,
  { campaignId }: Pick<Campaign, 'campaignId'>,
  personIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, FieldPerson>> => {
  const read = await Promise.all([...new Set(personIds)].map((id) => people.personWithGrants(id)));
  return new Map(
    read.flatMap(({ person, grants: all }) => {
      const grants = all.filter((grant) => isFieldGrant(grant, campaignId, now));
      return person === undefined || grants.length === 0 ? [] : [[person.personId, { person, grants }]];
    }),
  );
};

/**
 * The same, where all of them must.
 * @throws Refusal `staff-unknown`, naming whoever does not
 */
export const fieldPeople = async (
  stores: Pick<Stores, 'people'>,
  campaign: Pick<Campaign, 'campaignId'>,
  personIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, FieldPerson>> => {
  const found = await findFieldPeople(stores, campaign, personIds, now);
  const unknown = [...new Set(personIds)].filter((personId) => !found.has(personId));
  if (unknown.length > 0) {
    throw refusalWith('staff-unknown', unknown.map(noRole));
  }
  return found;
};

const noRole = (personId: string): Problem => ({
  field: personId,
  reason: { en: 'holds no role in this campaign', zh: '在本评估任务中没有岗位' },
});
