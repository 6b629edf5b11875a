import { resolveArrayConnection } from '@pothos/plugin-relay';
import { addCase } from '../api/fieldwork/add-case.ts';
import {
  type AddedCase,
  type AddedRole,
  addedReasonKeys,
  addedReasons,
  roleOf,
} from '../api/fieldwork/added-case.ts';
import { caseCode } from '../api/fieldwork/case.ts';
import {
  type AddedCaseStanding,
  type AddedCounts,
  addedVillages,
  countsOf,
  type SeenVillage,
} from '../api/fieldwork/see-added-cases.ts';
import { listNames, listTypes } from '../api/frames/list-type.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';

const roleEnum = builder.enumType('AddedRole', {
  description: 'Sample role (样本性质) of a case that was added by hand. Neither enters any figure.',
  values: {
    TARGETED: { value: 'targeted', description: '重点核查: picked by the team because of a risk.' },
    COMPLAINT: { value: 'complaint', description: '投诉线索: a complaint is about it.' },
  } as const,
});

const reasonEnum = builder.enumType('AddedCaseReason', {
  description: 'Why a case is added by hand (添加理由); the role follows from it.',
  values: Object.fromEntries(
    addedReasonKeys.map((key) => {
      const { role, en, zh } = addedReasons[key];
      return [key.replaceAll('-', '_').toUpperCase(), { value: key, description: `${zh}: ${en}; ${role}.` }];
    }),
  ),
});

const listEnum = builder.enumType('ListType', {
  description: 'A list of households (名单类型).',
  values: Object.fromEntries(
    listTypes.map((list) => [list.toUpperCase(), { value: list, description: listNames[list].zh }]),
  ),
});

const addedCaseRef = builder.objectRef<AddedCase>('AddedCase').implement({
  description: 'How a case was added by hand. It stays as it was made.',
  fields: (t) => ({
    code: t.string({
      description: 'The case, by village code and number.',
      authScopes: { signedIn: true },
      resolve: ({ village, number }) => caseCode(village, number),
    }),
    role: t.field({
      type: roleEnum,
      description: 'Targeted, or a complaint.',
      authScopes: { signedIn: true },
      resolve: ({ reason }): AddedRole => roleOf(reason),
    }),
    list: t.field({
      type: listEnum,
      description: 'The list on which the household stands.',
      authScopes: { signedIn: true },
      resolve: ({ list }) => list,
    }),
    household: t.exposeString('household', {
      description: 'How it is found in its village.',
      authScopes: { signedIn: true },
    }),
    group: t.exposeString('group', {
      description: 'Village group (村民小组).',
      authScopes: { signedIn: true },
    }),
    reason: t.field({
      type: reasonEnum,
      description: 'Why.',
      authScopes: { signedIn: true },
      resolve: ({ reason }) => reason,
    }),
    evidence: t.exposeString('evidence', { description: 'What is known.', authScopes: { signedIn: true } }),
    complaintOn: t.exposeString('complaintOn', {
      nullable: true,
      description: 'Of a complaint: the day on which it came, YYYY-MM-DD.',
      authScopes: { signedIn: true },
    }),
    addedBy: t.exposeString('addedBy', {
      description: 'Who added it (person id).',
      authScopes: { signedIn: true },
    }),
    addedAt: t.field({
      type: 'DateTime',
      description: 'When.',
      authScopes: { signedIn: true },
      resolve: ({ addedAt }) => addedAt,
    }),
  }),
});

const standingRef = builder.objectRef<AddedCaseStanding>('AddedCaseStanding').implement({
  description: 'An added case, and what came of it.',
  fields: (t) => ({
    added: t.field({
      type: addedCaseRef,
      description: 'How it came in.',
      authScopes: { signedIn: true },
      resolve: ({ addition }) => addition,
    }),
    answered: t.exposeBoolean('answered', {
      description: 'Whether an answer is there; what it says is not shown.',
      authScopes: { signedIn: true },
    }),
    outcome: t.exposeInt('outcome', {
      nullable: true,
      description: 'Outcome code 3 to 9 where nobody answered.',
      authScopes: { signedIn: true },
    }),
  }),
});

const countsRef = builder.objectRef<AddedCounts>('AddedCounts').implement({
  description: 'Added cases of one role, counted apart from the sample.',
  fields: (t) => ({
    cases: t.exposeInt('cases', { description: 'Cases added.', authScopes: { signedIn: true } }),
    answered: t.exposeInt('answered', { description: 'With an answer.', authScopes: { signedIn: true } }),
    otherOutcomes: t.exposeInt('otherOutcomes', {
      description: 'Without an answer, but with an outcome.',
      authScopes: { signedIn: true },
    }),
  }),
});

const addedVillageRef = builder.objectRef<SeenVillage>('AddedVillage').implement({
  description: 'A village in which cases were added by hand, whether it was drawn or not.',
  fields: (t) => ({
    code: t.exposeString('village', { description: '12-digit code.', authScopes: { signedIn: true } }),
    name: t.exposeString('name', { description: 'Its name.', authScopes: { signedIn: true } }),
    cases: t.field({
      type: [standingRef],
      description: 'Its added cases, by number.',
      authScopes: { signedIn: true },
      resolve: async ({ standings }) => [...(await standings())],
    }),
    targeted: t.field({
      type: countsRef,
      description: 'Of the targeted cases (重点核查).',
      authScopes: { signedIn: true },
      resolve: async ({ standings }) => countsOf(await standings(), 'targeted'),
    }),
    complaint: t.field({
      type: countsRef,
      description: 'Of the complaint cases (投诉线索).',
      authScopes: { signedIn: true },
      resolve: async ({ standings }) => countsOf(await standings(), 'complaint'),
    }),
  }),
});

builder.objectField(campaignRef, 'addedCases', (t) =>
  t.connection({
    type: addedVillageRef,
    description:
      'Targeted and complaint cases (重点核查、投诉线索), by village, apart from the sample and its figures (lead, supervisor).',
    authScopes: (campaign) => ({ may: { act: 'see the added cases', campaign } }),
    resolve: async ({ campaignId }, args, context) =>
      resolveArrayConnection({ args }, [...(await addedVillages(context, campaignId))]),
  }),
);

const addCaseInput = builder.inputType('AddCaseInput', {
  description: 'A household that is to be visited though it was not drawn.',
  fields: (t) => ({
    village: t.string({ description: '12-digit code, of a village that was drawn or of another.' }),
    list: t.field({ type: listEnum, description: 'The list on which the household stands.' }),
    household: t.string({
      description: 'How it is found: a number, or what the complaint calls it; 1 to 40 characters.',
    }),
    group: t.string({ description: 'Village group; may be empty.', defaultValue: '' }),
    reason: t.field({ type: reasonEnum, description: 'Why; the role follows from it.' }),
    evidence: t.string({
      description:
        'What is known, and from where; 10 to 1000 characters, without telephone or identity numbers.',
    }),
    complaintOn: t.string({
      required: false,
      description: 'Of a complaint: the day on which it came, YYYY-MM-DD.',
    }),
  }),
});

builder.mutationField('addCase', (t) =>
  t.field({
    type: addedCaseRef,
    description:
      'Adds a targeted or complaint case during fieldwork (lead, supervisor; nobody who interviews in that village). It enters no figure. The same sent again gives the case that stands.',
    authScopes: { signedIn: true },
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      input: t.arg({ type: addCaseInput, description: 'The household and why.' }),
    },
    resolve: (_root, { campaign, input: { complaintOn, ...input } }, context) =>
      addCase(context, campaign.id, { ...input, complaintOn: complaintOn ?? undefined }),
  }),
);
