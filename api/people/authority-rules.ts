/**
 * Separation of powers, decided here and nowhere else: which role may do which act, and where.
 * Commissioners and leadership never appear beside an act on cases, answers, links or the sample list, and the operator never
 * beside an act in a campaign.
 */
import { liesIn } from '../divisions/division.ts';
import { type Grant, partyOf, type Role } from './grant.ts';

const rolesByAct = {
  'add an organisation': ['operator'],
  'give roles': ['administrator'],
  'load the division list': ['operator'],
  'create a campaign': ['commissioner'],
  'see the campaign': [
    'administrator',
    'commissioner',
    'lead',
    'supervisor',
    'interviewer',
    'reviewer',
    'interpreter',
    'leader',
  ],
  'write a questionnaire': ['administrator', 'lead'],
  'look at questionnaires': [
    'administrator',
    'commissioner',
    'lead',
    'supervisor',
    'interviewer',
    'reviewer',
  ],
  'see the questionnaire': ['commissioner', 'lead', 'supervisor', 'interviewer', 'reviewer'],
  'choose the questionnaire': ['lead'],
  'sign the design': ['commissioner'],
  'see the design': ['commissioner', 'lead'],
  'import a frame': ['lead'],
  'save the design': ['lead'],
  'freeze the frame': ['lead'],
  'register a key': ['commissioner', 'lead'],
  'enter a lottery result': ['commissioner', 'lead'],
  'run the draw': ['commissioner', 'lead'],
  'disclose villages': ['lead', 'supervisor'],
  'draw the sample': ['lead'],
  'see the sample': ['lead'],
  'correct a roster': ['supervisor'],
  'see the rosters': ['lead', 'supervisor'],
  'open fieldwork': ['lead'],
  'close the campaign': ['lead'],
  'save the field rules': ['lead'],
  'see the field rules': ['lead', 'supervisor', 'interviewer', 'reviewer'],
  'see the staff': ['lead', 'supervisor'],
  'enter training scores': ['lead', 'supervisor'],
  'declare interests': ['lead', 'supervisor', 'interviewer', 'reviewer', 'interpreter'],
  'save teams': ['lead'],
  'assign cases': ['lead', 'supervisor'],
  'see the assignment': ['lead', 'supervisor', 'interviewer'],
  'depart for a village': ['supervisor', 'interviewer'],
  'use a device': ['interviewer'],
  'see the devices': ['lead', 'supervisor'],
  'revoke a device': ['lead', 'supervisor', 'interviewer'],
  'give out links': ['lead'],
  'take cases': ['interviewer'],
  'record an outcome': ['interviewer'],
  'see the visits': ['lead', 'supervisor'],
  'follow the fieldwork': ['lead', 'supervisor'],
  'send an interview': ['interviewer'],
  'open a reserve': ['supervisor'],
  'see the reserves': ['lead', 'supervisor'],
  'record a lost village': ['lead', 'supervisor'],
  'confirm a lost village': ['lead', 'supervisor'],
  'reject a lost village': ['lead', 'supervisor'],
  'open a reserve village': ['supervisor'],
  'add a case': ['lead', 'supervisor'],
  'see the added cases': ['lead', 'supervisor'],
  'see the open channel': ['lead', 'supervisor'],
  'answer the open channel': ['lead'],
  'see answer changes': ['lead', 'supervisor'],
  'review answers': ['lead', 'supervisor', 'reviewer'],
  'settle a dispute': ['lead'],
  'key a paper': ['lead', 'supervisor', 'interviewer'],
  'settle a paper': ['lead', 'supervisor'],
  'see live results': ['lead'],
  'see daily results': ['leader', 'commissioner'],
} as const satisfies Record<string, readonly Role[]>;

export type Act = keyof typeof rolesByAct;

/** Where an act happens. Without a campaign: in the organisation itself; without that too: in the installation. */
export interface Place {
  readonly organisationId?: string;
  /** What serves all campaigns of the organisation, such as a questionnaire: a role in one of them is enough. */
  readonly shared?: true;
  readonly campaign?: {
    readonly campaignId: string;
    readonly commissionerId: string;
    readonly evaluatorId: string;
  };
  readonly division?: string;
}

/** The grant that allows the act, or nothing. Fails closed: what no grant names is refused. */
export const grantFor = (grants: readonly Grant[], act: Act, place: Place, now: Date): Grant | undefined => {
  const allowed: readonly Role[] = rolesByAct[act];
  return grants.find((grant) => allowed.includes(grant.role) && inForce(grant, now) && covers(grant, place));
};

export const inForce = (grant: Grant, now: Date): boolean => {
  const moment = now.toISOString();
  return (
    grant.revokedAt === undefined && grant.from <= moment && (grant.to === undefined || moment < grant.to)
  );
};

const covers = (grant: Grant, place: Place): boolean => {
  if (place.division !== undefined && !liesIn(place.division, grant.division)) {
    return false;
  }
  if (place.campaign === undefined) {
    return (
      (grant.campaignId === undefined || (place.shared === true && place.organisationId !== undefined)) &&
      (place.organisationId === undefined || place.organisationId === grant.organisationId)
    );
  }
  if (grant.campaignId !== undefined) {
    return grant.campaignId === place.campaign.campaignId;
  }
  return partiesOf(grant.role, place.campaign).includes(grant.organisationId);
};

const partiesOf = (role: Role, campaign: NonNullable<Place['campaign']>): readonly string[] => {
  const { commissionerId, evaluatorId } = campaign;
  const parties = {
    commissioner: [commissionerId],
    evaluator: [evaluatorId],
    either: [commissionerId, evaluatorId],
    neither: [],
  };
  return parties[partyOf[role]];
};
