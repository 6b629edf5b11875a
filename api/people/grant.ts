import type { Wording } from '../refusals.ts';

/** A grant: this person holds this role, in this campaign or for the whole organisation, for this division, from … to. */
export const roles = [
  'operator',
  'administrator',
  'commissioner',
  'lead',
  'supervisor',
  'interviewer',
  'reviewer',
  'interpreter',
  'leader',
] as const;
export type Role = (typeof roles)[number];

/** As people call them. */
export const roleNames: Readonly<Record<Role, Wording>> = {
  operator: { en: 'operator', zh: '运维' },
  administrator: { en: 'administrator', zh: '管理员' },
  commissioner: { en: 'commissioner', zh: '委托方' },
  lead: { en: 'lead', zh: '评估负责人' },
  supervisor: { en: 'supervisor', zh: '督导' },
  interviewer: { en: 'interviewer', zh: '调查员' },
  reviewer: { en: 'reviewer', zh: '复核员' },
  interpreter: { en: 'interpreter', zh: '翻译' },
  leader: { en: 'leader', zh: '领导' },
};

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

/**
 * Which side of a campaign gives a role. Nobody can hold both sides: the two are always different organisations. An operator
 * runs the installation and has no part in any campaign, not even where the own organisation is a party to it.
 */
export const partyOf = {
  operator: 'neither',
  administrator: 'either',
  commissioner: 'commissioner',
  leader: 'commissioner',
  lead: 'evaluator',
  supervisor: 'evaluator',
  interviewer: 'evaluator',
  reviewer: 'evaluator',
  interpreter: 'evaluator',
} as const satisfies Record<Role, 'commissioner' | 'evaluator' | 'either' | 'neither'>;
