import type { Campaign } from '../campaigns/campaign.ts';
import type { Stores } from '../context.ts';
import { grantFor } from '../people/authority-rules.ts';
import type { Permit } from '../people/permit.ts';
import type { Wording } from '../wording.ts';
import { type ConflictRule, conflictRules, conflictsOf } from './conflict-rules.ts';
import { findFieldPeople } from './field-person.ts';
import type { FieldRules } from './field-rules.ts';
import type { Team } from './team.ts';

/** Not a conflict: the administrator has not given the role. */
const noRole: Wording = {
  en: 'holds no role as interviewer there',
  zh: '在该地没有调查员角色',
};

/** What is known of the people of some teams, to be asked village by village. */
export interface Eligibility {
  /** What keeps a person from interviewing in a village. */
  readonly obstacles: (personId: string, village: string) => readonly Wording[];
  readonly conflicts: (personId: string, village: string) => readonly ConflictRule[];
  /** What keeps a supervisor from leading a team there: being at home, employed or related, as for everybody. */
  readonly leaderObstacles: (personId: string, village: string) => readonly Wording[];
}

const ofPlace: readonly ConflictRule[] = ['home-area', 'employment', 'relatives'];

export const eligibility = async (
  stores: Stores,
  permit: Permit<'assign cases'>,
  campaign: Campaign,
  rules: FieldRules,
  teams: readonly Team[],
  now: Date,
): Promise<Eligibility> => {
  const members = teams.flatMap((team) => team.members);
  const [records, people] = await Promise.all([
    stores.staff.of(permit, campaign.campaignId),
    findFieldPeople(stores, campaign, members, now),
  ]);
  const known = new Map(records.map((record) => [record.personId, record]));
  const conflicts = (personId: string, village: string): readonly ConflictRule[] =>
    conflictsOf(known.get(personId), village, rules);
  const mayInterview = (personId: string, division: string): boolean =>
    grantFor(people.get(personId)?.grants ?? [], 'send an interview', { campaign, division }, now) !==
    undefined;
  return {
    conflicts,
    obstacles: (personId, village) => [
      ...(mayInterview(personId, village) ? [] : [noRole]),
      ...conflicts(personId, village).map((rule) => conflictRules[rule]),
    ],
    leaderObstacles: (personId, village) =>
      conflicts(personId, village)
        .filter((rule) => ofPlace.includes(rule))
        .map((rule) => conflictRules[rule]),
  };
};
