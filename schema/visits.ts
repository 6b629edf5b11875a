import { z } from 'zod';
import { type CaseTried, caseTried } from '../api/visits/case-tried.ts';
import { type RecordedVisit, recordVisits } from '../api/visits/record-visits.ts';
import { mostVisitsAtOnce } from '../api/visits/visit.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';
import { appointmentRef, standingRef } from './case-standing.ts';
import { deviceInput, fieldCaseRef } from './field-cases.ts';
import { codeEnum, problemRef } from './refusal.ts';
import { findingEnum, presenceEnum, visitModeEnum, visitResultEnum } from './visit-words.ts';

const signedIn = { signedIn: true } as const;

const recordedRef = builder.objectRef<RecordedVisit>('RecordedVisit').implement({
  description: 'What became of one visit that was sent (走访记录).',
  fields: (t) => ({
    visitId: t.exposeString('visitId', { description: 'As it was sent.', authScopes: signedIn }),
    case: t.exposeString('code', { description: 'Village code and number.', authScopes: signedIn }),
    result: t.field({
      type: visitResultEnum,
      description: 'Taken, known already, or refused.',
      authScopes: signedIn,
      resolve: ({ result }) => result,
    }),
    rule: t.field({
      type: codeEnum,
      nullable: true,
      description: 'Which rule refused it.',
      authScopes: signedIn,
      resolve: ({ refusal }) => refusal?.code,
    }),
    message: t.string({
      nullable: true,
      description: 'The rule in the reader’s words.',
      authScopes: signedIn,
      resolve: ({ refusal }, _args, { language }) => refusal?.wording[language],
    }),
    problems: t.field({
      type: [problemRef],
      description: 'Each thing that is wrong, by field.',
      authScopes: signedIn,
      resolve: ({ refusal }) => refusal?.problems ?? [],
    }),
    standing: t.field({
      type: standingRef,
      nullable: true,
      description: 'How its case stands now.',
      authScopes: signedIn,
      resolve: ({ standing }) => standing,
    }),
  }),
});

const placeInput = builder.inputType('RoughPlaceInput', {
  description: 'Where, to a hundredth of a degree; the server keeps no more.',
  fields: (t) => ({
    latitude: t.float({ description: 'Degrees north.' }),
    longitude: t.float({ description: 'Degrees east.' }),
    accuracy: t.float({ description: 'Metres, as the device says it.' }),
  }),
});

const appointmentInput = builder.inputType('AppointmentInput', {
  description: 'When the household wants to be visited (预约).',
  fields: (t) => ({
    day: t.string({ description: 'Day of the campaign, YYYY-MM-DD.' }),
    time: t.string({ description: 'HH:MM by the campaign’s clock.' }),
  }),
});

const judgementInput = builder.inputType('FirstJudgementInput', {
  description: 'An interviewer’s own first opinion (初步意见).',
  fields: (t) => ({
    personId: t.string({ description: 'Whose: somebody who was there.' }),
    codes: t.intList({ description: 'Codes of X6 in the household form; 1 alone.' }),
    reason: t.string({ description: 'Why; may be empty with 1.' }),
  }),
});

/** What a field may hold is checked visit by visit, so that a wrong one stops no other. */
const visitInput = builder.inputType('VisitInput', {
  description: 'An attempt at a household, as the device tells it (走访).',
  fields: (t) => ({
    visitId: t.string({ description: '16 random bytes made by the device, base64url.' }),
    case: t.string({ description: 'Village code and number.' }),
    second: t.string({ required: false, description: 'Who was there too: a person’s id.' }),
    startedAt: t.string({ description: 'ISO 8601, by the device’s clock.' }),
    endedAt: t.string({ description: 'ISO 8601, by the device’s clock.' }),
    place: t.field({ type: placeInput, required: false, description: 'Roughly where.' }),
    mode: t.field({ type: visitModeEnum, description: 'At the door or by telephone.' }),
    outcome: t.int({ description: 'Outcome code 1 to 9 (A5).' }),
    found: t.field({ type: findingEnum, required: false, description: 'How the household was found.' }),
    appointment: t.field({ type: appointmentInput, required: false, description: 'What was agreed.' }),
    interpreter: t.string({ required: false, description: 'Who interpreted: a person’s id.' }),
    othersPresent: t.field({ type: presenceEnum, required: false, description: 'Who else was in the room.' }),
    coaching: t.boolean({
      required: false,
      description: 'Whether somebody told the household what to answer.',
    }),
    roomCleared: t.boolean({
      defaultValue: false,
      description: 'Whether others left before the interview (清场).',
    }),
    noTelephone: t.boolean({
      defaultValue: false,
      description: 'No telephone number of this household could be found.',
    }),
    firstJudgements: t.field({
      type: [judgementInput],
      required: false,
      description: 'Each interviewer’s own.',
    }),
    note: t.string({
      defaultValue: '',
      description: 'What else there is to say; needed with 9 and a merged household.',
    }),
  }),
});

type GivenVisit = typeof visitInput.$inferInput;

/** GraphQL says null where nothing is known. */
const asSent = ({ case: code, firstJudgements, ...rest }: GivenVisit) => ({
  ...rest,
  code,
  second: rest.second ?? undefined,
  place: rest.place ?? undefined,
  found: rest.found ?? undefined,
  appointment: rest.appointment ?? undefined,
  interpreter: rest.interpreter ?? undefined,
  othersPresent: rest.othersPresent ?? undefined,
  coaching: rest.coaching ?? undefined,
  roomCleared: rest.roomCleared ?? false,
  noTelephone: rest.noTelephone ?? false,
  firstJudgements: firstJudgements ?? [],
  note: rest.note ?? '',
});

builder.mutationField('recordVisits', (t) =>
  t.field({
    type: [recordedRef],
    description:
      'Visits from the device of an interviewer, at most 50. Each is taken, known or refused by itself; all may be sent again.',
    authScopes: signedIn,
    errors: {
      directResult: false,
      dataField: { description: 'One for each visit, in the order sent.', authScopes: signedIn },
    },
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      device: t.arg({
        type: deviceInput,
        description: 'From which device; with its time, its clock is measured.',
      }),
      visits: t.arg({
        type: [visitInput],
        description: 'At most 50.',
        validate: z.array(z.unknown()).max(mostVisitsAtOnce),
      }),
    },
    resolve: async (_root, { campaign, device, visits }, context) => [
      ...(await recordVisits(context, campaign.id, device, visits.map(asSent))),
    ],
  }),
);

const triedRef = builder.objectRef<CaseTried>('CaseTried').implement({
  description: 'What was tried at a case so far, for whoever goes there next.',
  fields: (t) => ({
    visits: t.exposeInt('visits', { description: 'How many visits.', authScopes: signedIn }),
    appointment: t.field({
      type: appointmentRef,
      nullable: true,
      description: 'What was agreed at the last one.',
      authScopes: signedIn,
      resolve: ({ appointment }) => appointment,
    }),
    standing: t.field({
      type: standingRef,
      description: 'What is still to be tried.',
      authScopes: signedIn,
      resolve: ({ standing }) => standing,
    }),
  }),
});

builder.objectField(fieldCaseRef, 'tried', (t) =>
  t.field({
    type: triedRef,
    description: 'What was tried so far.',
    authScopes: signedIn,
    resolve: (each, _args, context) => caseTried(context, each.case),
  }),
);
