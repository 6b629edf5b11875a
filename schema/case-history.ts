import { type CaseHistory, caseHistory, type SeenVisit } from '../api/visits/see-visits.ts';
import type { FirstJudgement } from '../api/visits/visit.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';
import { appointmentRef, standingRef } from './case-standing.ts';
import { caseRef } from './fieldwork.ts';
import { findingEnum, presenceEnum, visitModeEnum } from './visit-words.ts';

const signedIn = { signedIn: true } as const;

const judgementRef = builder.objectRef<FirstJudgement>('FirstJudgement').implement({
  description: 'An interviewer’s own first opinion (初步意见).',
  fields: (t) => ({
    personId: t.exposeString('personId', { description: 'Whose.', authScopes: signedIn }),
    codes: t.intList({
      description: 'Codes of X6 in the household form.',
      authScopes: signedIn,
      resolve: ({ codes }) => [...codes],
    }),
    reason: t.exposeString('reason', { description: 'Why.', authScopes: signedIn }),
  }),
});

const seenRef = builder.objectRef<SeenVisit>('Visit').implement({
  description: 'An attempt at a household (走访). Without its place: that is for checks, not for people.',
  fields: (t) => ({
    visitId: t.string({
      description: 'Made by the device.',
      authScopes: signedIn,
      resolve: ({ visit }) => visit.visitId,
    }),
    by: t.stringList({
      description: 'Who was there; the first one sent it.',
      authScopes: signedIn,
      resolve: ({ visit }) => [...visit.by],
    }),
    at: t.field({
      type: 'DateTime',
      description: 'When, by the server’s clock.',
      authScopes: signedIn,
      resolve: ({ at }) => at,
    }),
    minutes: t.int({
      description: 'How long.',
      authScopes: signedIn,
      resolve: ({ minutes }) => minutes,
    }),
    clockDoubtful: t.exposeBoolean('clockDoubtful', {
      description: 'The device’s clock was changed between the visit and its arrival.',
      authScopes: signedIn,
    }),
    mode: t.field({
      type: visitModeEnum,
      description: 'At the door or by telephone.',
      authScopes: signedIn,
      resolve: ({ visit }) => visit.mode,
    }),
    outcome: t.int({
      description: 'Outcome code 1 to 9 (A5).',
      authScopes: signedIn,
      resolve: ({ visit }) => visit.outcome,
    }),
    found: t.field({
      type: findingEnum,
      nullable: true,
      description: 'How the household was found.',
      authScopes: signedIn,
      resolve: ({ visit }) => visit.found,
    }),
    appointment: t.field({
      type: appointmentRef,
      nullable: true,
      description: 'What was agreed.',
      authScopes: signedIn,
      resolve: ({ visit }) => visit.appointment,
    }),
    othersPresent: t.field({
      type: presenceEnum,
      nullable: true,
      description: 'Who else was in the room.',
      authScopes: signedIn,
      resolve: ({ visit }) => visit.othersPresent,
    }),
    coaching: t.boolean({
      nullable: true,
      description: 'Whether somebody told the household what to answer.',
      authScopes: signedIn,
      resolve: ({ visit }) => visit.coaching,
    }),
    roomCleared: t.boolean({
      description: 'Whether others left before the interview (清场).',
      authScopes: signedIn,
      resolve: ({ visit }) => visit.roomCleared,
    }),
    interpreter: t.string({
      nullable: true,
      description: 'Who interpreted.',
      authScopes: signedIn,
      resolve: ({ visit }) => visit.interpreter,
    }),
    firstJudgements: t.field({
      type: [judgementRef],
      description: 'Each interviewer’s own.',
      authScopes: signedIn,
      resolve: ({ visit }) => [...visit.firstJudgements],
    }),
    note: t.string({
      description: 'What else there is to say.',
      authScopes: signedIn,
      resolve: ({ visit }) => visit.note,
    }),
  }),
});

const historyRef = builder.objectRef<CaseHistory>('CaseHistory').implement({
  description: 'All that was tried at a case (走访历史).',
  fields: (t) => ({
    case: t.field({
      type: caseRef,
      description: 'Which.',
      authScopes: signedIn,
      resolve: (history) => history.case,
    }),
    standing: t.field({
      type: standingRef,
      description: 'How it stands.',
      authScopes: signedIn,
      resolve: ({ standing }) => standing,
    }),
    visits: t.field({
      type: [seenRef],
      description: 'In the order in which they were made.',
      authScopes: signedIn,
      resolve: ({ visits }) => [...visits],
    }),
  }),
});

builder.queryField('caseHistory', (t) =>
  t.field({
    type: historyRef,
    description: 'Every attempt at a case (lead; supervisor of the team that has departed for its village).',
    authScopes: signedIn,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      case: t.arg.string({ description: 'Village code and number.' }),
    },
    resolve: (_root, args, context) => caseHistory(context, args.campaign.id, args.case),
  }),
);
