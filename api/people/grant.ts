/** A grant: this person holds this role, in this campaign or for the whole organisation, for this division, from … to. */
export const roles = ['administrator', 'commissioner', 'lead', 'interviewer', 'leader'] as const;
export type Role = (typeof roles)[number];

export interface Grant {
  readonly grantId: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly role: Role;
  /** Absent: every campaign of which the organisation is the party that gives this role. */
  readonly campaignId?: string | undefined;
  /** The division and all below it. */
  readonly division: string;
  /** UTC moments; the grant holds from `from` (inclusive) until `to` (exclusive). */
  readonly from: string;
  readonly to?: string | undefined;
  readonly revokedAt?: string | undefined;
}

/** Which side of a campaign gives a role. Nobody can hold both sides: the two are always different organisations. */
export const partyOf = {
  administrator: undefined,
  commissioner: 'commissioner',
  leader: 'commissioner',
  lead: 'evaluator',
  interviewer: 'evaluator',
} as const satisfies Record<Role, 'commissioner' | 'evaluator' | undefined>;
