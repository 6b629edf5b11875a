import { z } from 'zod';
import { standsInFor } from '../api/fieldwork/case.ts';
import { deviceIdPattern } from '../api/teams/device.ts';
import {
  type FieldCase,
  type FieldCases,
  type FieldCasesVillage,
  fieldCaseStates,
  fieldCases,
} from '../api/teams/field-cases.ts';
import type { Partner } from '../api/teams/partners.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';

const signedIn = { signedIn: true } as const;

const stateWords = {
  open: '待访: to be visited.',
  returned: '退回重访: to be visited again; the comment says why.',
  done: '已完成: it has an answer or an outcome.',
} as const satisfies Record<FieldCase['state'], string>;

const stateEnum = builder.enumType('FieldCaseState', {
  description: 'What there is to do at a case.',
  values: Object.fromEntries(
    fieldCaseStates.map((state) => [state.toUpperCase(), { value: state, description: stateWords[state] }]),
  ),
});

const partnerRef = builder.objectRef<Partner>('InterviewPartner').implement({
  description: 'Who holds the interview too (同组调查员).',
  fields: (t) => ({
    personId: t.exposeString('personId', { description: 'Who.', authScopes: signedIn }),
    name: t.exposeString('name', { description: 'Their name.', authScopes: signedIn }),
  }),
});

/** Visits add what was tried so far. */
export const fieldCaseRef = builder.objectRef<FieldCase>('FieldCase').implement({
  description: 'A case (样本户) as the device of its interviewer keeps it. Never shown to a respondent.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Village code and number.', authScopes: signedIn }),
    number: t.int({
      description: 'Number within the village.',
      authScopes: signedIn,
      resolve: (each) => each.case.number,
    }),
    list: t.string({
      description: 'List type on the roster, for the form: poor, exited, monitored or nonregistered.',
      authScopes: signedIn,
      resolve: (each) => each.case.list,
    }),
    group: t.string({
      description: 'Village group (村民小组).',
      authScopes: signedIn,
      resolve: (each) => each.case.group,
    }),
    household: t.string({
      description: 'Number on the roster.',
      authScopes: signedIn,
      resolve: (each) => each.case.household,
    }),
    standsInFor: t.string({
      nullable: true,
      description: 'Of a reserve (备用样本): the case that gave no answer.',
      authScopes: signedIn,
      resolve: (each) => standsInFor(each.case),
    }),
    token: t.exposeString('token', { description: 'For /r#token.', authScopes: signedIn }),
    state: t.field({
      type: stateEnum,
      description: 'What there is to do.',
      authScopes: signedIn,
      resolve: ({ state }) => state,
    }),
    outcome: t.int({
      nullable: true,
      description: 'Outcome code 3 to 9, where the visits ended without an answer.',
      authScopes: signedIn,
      resolve: (each) => each.case.outcome,
    }),
    comment: t.exposeString('comment', {
      nullable: true,
      description: 'Why it was returned.',
      authScopes: signedIn,
    }),
    formCode: t.exposeString('formCode', { description: 'Which questionnaire.', authScopes: signedIn }),
    formVersion: t.exposeInt('formVersion', { description: 'Which version of it.', authScopes: signedIn }),
    partners: t.field({
      type: [partnerRef],
      description: 'Who holds the interview too.',
      authScopes: signedIn,
      resolve: ({ partners }) => [...partners],
    }),
  }),
});

const villageRef = builder.objectRef<FieldCasesVillage>('FieldCasesVillage').implement({
  description: 'A village for which the team has departed.',
  fields: (t) => ({
    code: t.exposeString('code', { description: '12-digit code.', authScopes: signedIn }),
    name: t.exposeString('name', { description: 'Its name.', authScopes: signedIn }),
    cases: t.field({
      type: [fieldCaseRef],
      description: 'The asker’s own cases, by number.',
      authScopes: signedIn,
      resolve: ({ cases }) => [...cases],
    }),
  }),
});

const casesRef = builder.objectRef<FieldCases>('FieldCases').implement({
  description: 'All that a device takes along.',
  fields: (t) => ({
    serverTime: t.field({
      type: 'DateTime',
      description: 'For measuring the device’s clock.',
      authScopes: signedIn,
      resolve: ({ serverTime }) => serverTime,
    }),
    clockOffsetSeconds: t.exposeInt('clockOffsetSeconds', {
      nullable: true,
      description: 'By how much its clock is ahead, as measured now.',
      authScopes: signedIn,
    }),
    villages: t.field({
      type: [villageRef],
      description: 'Villages of the asker.',
      authScopes: signedIn,
      resolve: ({ villages }) => [...villages],
    }),
  }),
});

export const deviceInput = builder.inputType('DeviceInput', {
  description: 'From which device something comes.',
  fields: (t) => ({
    deviceId: t.string({
      description: 'As it was registered.',
      validate: z.string().regex(deviceIdPattern),
    }),
    deviceTime: t.string({
      required: false,
      description: 'What its clock shows, ISO 8601 UTC.',
      validate: z.iso.datetime(),
    }),
  }),
});

builder.queryField('fieldCases', (t) =>
  t.field({
    type: casesRef,
    description:
      'The asker’s own cases in villages for which the team has departed, for a registered device (interviewer). Refused to a revoked one.',
    authScopes: signedIn,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      device: t.arg({ type: deviceInput, description: 'The device that asks.' }),
    },
    resolve: (_root, { campaign, device }, context) => fieldCases(context, campaign.id, device),
  }),
);
