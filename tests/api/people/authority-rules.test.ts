import { describe, expect, test } from 'vitest';
import { type Act, grantFor, inForce, type Place } from '../../../api/people/authority-rules.ts';
import { type Grant, partyOf, type Role, roles } from '../../../api/people/grant.ts';

/**
 * Who may do what, written by hand from the product's rules: commissioners and the evaluated never see a case, an answer, an
 * invitation or the sample list; an interviewer works on own cases only, and does not decide who is asked instead: a supervisor does;
 * leadership sees results of its own division and below;
 * the commissioner engages and signs; administrators only give roles, in their own organisation; the operator runs the machines
 * and sees no content.
 */
const mayDo: Readonly<Record<Act, readonly Role[]>> = {
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
  'see daily results': ['commissioner', 'leader'],
};

const acts = Object.keys(mayDo).filter((act): act is Act => act in mayDo);
const ofInstallation: readonly Act[] = ['add an organisation', 'load the division list'];
const inOrganisation: readonly Act[] = ['give roles', 'create a campaign'];
/** What an organisation keeps for all its campaigns. */
const shared: readonly Act[] = ['write a questionnaire', 'look at questionnaires'];
const outsideCampaigns = [...ofInstallation, ...inOrganisation, ...shared];

const organisationWide: readonly Role[] = ['operator', 'administrator', 'commissioner'];

const now = new Date('2026-06-01T08:00:00.000Z');
const campaign = { campaignId: 'c1', commissionerId: 'office', evaluatorId: 'university' };
const elsewhere = { campaignId: 'c2', commissionerId: 'ministry', evaluatorId: 'institute' };

/** A grant as this role is given in real life: organisation-wide for the first three, for one campaign otherwise. */
const grantOf = (role: Role, changes: Partial<Grant> = {}): Grant => ({
  grantId: 'g1',
  personId: 'p1',
  organisationId: partyOf[role] === 'evaluator' ? 'university' : 'office',
  role,
  division: '433124',
  from: '2026-01-01T00:00:00.000Z',
  ...(organisationWide.includes(role) ? {} : { campaignId: 'c1' }),
  ...changes,
});

const placeOf = (act: Act, role: Role): Place => {
  if (ofInstallation.includes(act)) {
    return {};
  }
  if (shared.includes(act)) {
    return { organisationId: partyOf[role] === 'evaluator' ? 'university' : 'office', shared: true };
  }
  return inOrganisation.includes(act) ? { organisationId: 'office' } : { campaign, division: '433124100201' };
};

const allowed = (act: Act, grant: Grant, place: Place = placeOf(act, grant.role)): boolean =>
  grantFor([grant], act, place, now) !== undefined;

const pairs = acts.flatMap((act) => roles.map((role) => [role, act] as const));
const granted = pairs.filter(([role, act]) => mayDo[act].includes(role));

describe('each role may do its own acts and no other', () => {
  test.each(pairs)('%s: %s', (role, act) => {
    expect(allowed(act, grantOf(role))).toBe(mayDo[act].includes(role));
  });
});

describe('the same grant does not hold', () => {
  test.each(granted)('%s, %s: before it begins, once it is over, once it is revoked', (role, act) => {
    expect(allowed(act, grantOf(role, { from: '2026-06-01T08:00:00.001Z' }))).toBe(false);
    expect(allowed(act, grantOf(role, { to: '2026-06-01T08:00:00.000Z' }))).toBe(false);
    expect(allowed(act, grantOf(role, { revokedAt: '2026-05-31T00:00:00.000Z' }))).toBe(false);
    expect(allowed(act, grantOf(role, { to: '2026-06-01T08:00:00.001Z' }))).toBe(true);
  });

  const inCampaign = granted.filter(([, act]) => !outsideCampaigns.includes(act));

  test.each(inCampaign)('%s, %s: in a campaign of other parties', (role, act) => {
    expect(allowed(act, grantOf(role), { campaign: elsewhere, division: '433124100201' })).toBe(false);
  });

  test.each(inCampaign)('%s, %s: in another division', (role, act) => {
    expect(allowed(act, grantOf(role), { campaign, division: '433123100201' })).toBe(false);
    expect(allowed(act, grantOf(role), { campaign, division: '4331' })).toBe(false);
    expect(allowed(act, grantOf(role, { division: 'CN' }), { campaign, division: '4331' })).toBe(true);
  });

  const ownOnly = granted.filter(([, act]) => !ofInstallation.includes(act));

  test.each(ownOnly)('%s, %s: from another organisation', (role, act) => {
    const stranger = grantOf(role, { organisationId: 'institute' });
    const { campaignId: _own, ...organisationWide } = stranger;
    expect(allowed(act, organisationWide)).toBe(false);
  });

  test.each(granted.filter(([, act]) => outsideCampaigns.includes(act) && !shared.includes(act)))(
    '%s, %s: where it was given for one campaign only',
    (role, act) => {
      expect(allowed(act, grantOf(role, { campaignId: 'c1' }))).toBe(false);
    },
  );
});

test('an organisation-wide grant reaches the campaigns in which its organisation has that part, no others', () => {
  const commissioner = grantOf('commissioner');
  const swapped = { campaignId: 'c3', commissionerId: 'university', evaluatorId: 'office' };
  expect(grantFor([commissioner], 'sign the design', { campaign }, now)).toBe(commissioner);
  expect(grantFor([commissioner], 'sign the design', { campaign: swapped }, now)).toBeUndefined();
});

test('what an organisation keeps for all its campaigns is open to who has the role in one of them, and to no other organisation', () => {
  const lead = grantOf('lead');
  const may = (place: Place): boolean => allowed('write a questionnaire', lead, place);
  expect(may({ organisationId: 'university', shared: true })).toBe(true);
  expect(may({ organisationId: 'institute', shared: true })).toBe(false);
  expect(may({ shared: true })).toBe(false);
  expect(may({ organisationId: 'university' })).toBe(false);
});

test('of several grants the one that allows is found; without any, nothing is allowed', () => {
  const [leader, lead] = [grantOf('leader'), grantOf('lead', { grantId: 'g2' })];
  expect(grantFor([leader, lead], 'draw the sample', { campaign }, now)?.grantId).toBe('g2');
  expect(acts.filter((act) => grantFor([], act, placeOf(act, 'lead'), now) !== undefined)).toEqual([]);
});

test('an operator does nothing in any campaign, not even where the own organisation is a party to it', () => {
  const operator = grantOf('operator', { division: 'CN' });
  const inCampaigns = acts.filter((act) => !outsideCampaigns.includes(act));
  for (const entry of [operator, { ...operator, campaignId: 'c1' }]) {
    expect(inCampaigns.filter((act) => allowed(act, entry))).toEqual([]);
    expect(inCampaigns.filter((act) => allowed(act, entry, { campaign }))).toEqual([]);
  }
});

test('nobody can hold both sides: commissioner and leader come from one party, those who evaluate from the other', () => {
  expect(partyOf).toEqual({
    operator: 'neither',
    administrator: 'either',
    commissioner: 'commissioner',
    leader: 'commissioner',
    lead: 'evaluator',
    supervisor: 'evaluator',
    interviewer: 'evaluator',
    reviewer: 'evaluator',
    interpreter: 'evaluator',
  });
});

test('a grant holds from its first moment until just before its last', () => {
  const grant = grantOf('lead', { from: '2026-06-01T08:00:00.000Z', to: '2026-06-01T09:00:00.000Z' });
  const at = (time: string): boolean => inForce(grant, new Date(`2026-06-01T${time}Z`));
  expect(['07:59:59.999', '08:00:00.000', '08:59:59.999', '09:00:00.000'].map(at)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
