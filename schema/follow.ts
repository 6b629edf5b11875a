import { type Alert, alertKinds, alertWords } from '../api/follow/alerts.ts';
import type { ExpectedEnd } from '../api/follow/expected-end.ts';
import {
  type Followed,
  type FollowedPerson,
  type FollowedVillage,
  follow,
  villageStates,
} from '../api/follow/follow.ts';
import { followCsv, followTables } from '../api/follow/follow-csv.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';
import { outcomeRatesRef, responseRatesRef } from './outcome-rates.ts';
import { progressRef } from './progress.ts';

const signedIn = { signedIn: true } as const;
const inCapitals = (key: string): string => key.replaceAll('-', '_').toUpperCase();

const alertEnum = builder.enumType('AlertKind', {
  description: 'What somebody should look at (预警).',
  values: Object.fromEntries(
    alertKinds.map((kind) => [
      inCapitals(kind),
      { value: kind, description: `${alertWords[kind].zh} ${alertWords[kind].en}` },
    ]),
  ),
});

const stateWords = {
  waiting: '待出发: nobody has gone there.',
  'under-way': '进行中: somebody has.',
  done: '已完成: every case has ended.',
  lost: '无法开展: it cannot be worked.',
} as const;

const stateEnum = builder.enumType('FollowedVillageState', {
  description: 'How a village stands, as a map colours it.',
  values: Object.fromEntries(
    villageStates.map((state) => [inCapitals(state), { value: state, description: stateWords[state] }]),
  ),
});

const alertRef = builder.objectRef<Alert>('Alert').implement({
  description: 'Something that a supervisor should look at (预警). It changes nothing.',
  fields: (t) => ({
    kind: t.field({
      type: alertEnum,
      description: 'What.',
      authScopes: signedIn,
      resolve: ({ kind }) => kind,
    }),
    message: t.string({
      description: 'In the reader’s words.',
      authScopes: signedIn,
      resolve: ({ kind }, _args, { language }) => alertWords[kind][language],
    }),
    village: t.exposeString('village', { description: '12-digit code.', authScopes: signedIn }),
    count: t.exposeInt('count', { description: 'How many cases or visits.', authScopes: signedIn }),
    today: t.exposeBoolean('today', {
      description: 'Whether it has to do with today.',
      authScopes: signedIn,
    }),
  }),
});

const villageRef = builder.objectRef<FollowedVillage>('FollowedVillage').implement({
  description: 'A village as it is followed.',
  fields: (t) => ({
    code: t.exposeString('code', { description: '12-digit code.', authScopes: signedIn }),
    name: t.exposeString('name', { description: 'Its name.', authScopes: signedIn }),
    state: t.field({
      type: stateEnum,
      description: 'How it stands.',
      authScopes: signedIn,
      resolve: ({ state }) => state,
    }),
    teamId: t.exposeString('teamId', { nullable: true, description: 'Its team.', authScopes: signedIn }),
    teamName: t.exposeString('teamName', {
      nullable: true,
      description: 'Its team’s name.',
      authScopes: signedIn,
    }),
    departedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the team was shown it.',
      authScopes: signedIn,
      resolve: ({ departedAt }) => departedAt,
    }),
    progress: t.field({
      type: progressRef,
      description: 'What came of its cases.',
      authScopes: signedIn,
      resolve: ({ progress }) => progress,
    }),
    rates: t.field({
      type: outcomeRatesRef,
      description: 'Unweighted.',
      authScopes: signedIn,
      resolve: ({ rates }) => rates,
    }),
  }),
});

const personRef = builder.objectRef<FollowedPerson>('FollowedInterviewer').implement({
  description:
    'What an interviewer did, as far as the asker’s villages go. Both of a pair have an interview.',
  fields: (t) => ({
    personId: t.exposeString('personId', { description: 'Who.', authScopes: signedIn }),
    name: t.exposeString('name', { description: 'Their name.', authScopes: signedIn }),
    teamName: t.exposeString('teamName', {
      nullable: true,
      description: 'Their team.',
      authScopes: signedIn,
    }),
    interviews: t.exposeInt('interviews', { description: 'Answered cases.', authScopes: signedIn }),
    attempts: t.exposeInt('attempts', { description: 'Visits.', authScopes: signedIn }),
    minutes: t.exposeInt('minutes', { description: 'Of interviews.', authScopes: signedIn }),
  }),
});

const expected = (end: ExpectedEnd) => (end.state === 'expected' ? end : undefined);

const endRef = builder.objectRef<ExpectedEnd>('ExpectedEnd').implement({
  description:
    'When fieldwork ends if it goes on as it went (预计完成日); empty days where that cannot be said.',
  fields: (t) => ({
    done: t.boolean({
      description: 'Nothing is open any more.',
      authScopes: signedIn,
      resolve: ({ state }) => state === 'done',
    }),
    on: t.string({
      nullable: true,
      description: 'Best guess, YYYY-MM-DD.',
      authScopes: signedIn,
      resolve: (end) => expected(end)?.on,
    }),
    earliest: t.string({
      nullable: true,
      description: 'Nine of ten times not before this day …',
      authScopes: signedIn,
      resolve: (end) => expected(end)?.earliest,
    }),
    latest: t.string({
      nullable: true,
      description: '… and not after this one; empty: no end can be promised.',
      authScopes: signedIn,
      resolve: (end) => expected(end)?.latest,
    }),
    pace: t.float({
      nullable: true,
      description: 'Cases a day.',
      authScopes: signedIn,
      resolve: (end) => expected(end)?.pace,
    }),
  }),
});

const followedRef = builder.objectRef<Followed>('FollowedArea').implement({
  description: 'How fieldwork stands (调查进度), as far as whoever asks answers for it.',
  fields: (t) => ({
    asOf: t.field({
      type: 'DateTime',
      description: 'When.',
      authScopes: signedIn,
      resolve: ({ asOf }) => asOf,
    }),
    total: t.field({
      type: progressRef,
      description: 'All villages together.',
      authScopes: signedIn,
      resolve: ({ total }) => total,
    }),
    rates: t.field({
      type: responseRatesRef,
      description: 'By AAPOR.',
      authScopes: signedIn,
      resolve: ({ rates }) => rates,
    }),
    expectedEnd: t.field({
      type: endRef,
      description: 'If it goes on so.',
      authScopes: signedIn,
      resolve: ({ expectedEnd }) => expectedEnd,
    }),
    villages: t.field({
      type: [villageRef],
      description: 'By code.',
      authScopes: signedIn,
      resolve: ({ villages }) => [...villages],
    }),
    interviewers: t.field({
      type: [personRef],
      description: 'Most interviews first.',
      authScopes: signedIn,
      resolve: ({ interviewers }) => [...interviewers],
    }),
    alerts: t.field({
      type: [alertRef],
      description: 'Today’s first.',
      authScopes: signedIn,
      resolve: ({ alerts }) => [...alerts],
    }),
  }),
});

builder.queryField('follow', (t) =>
  t.field({
    type: followedRef,
    description: 'Follows fieldwork: all of it for a lead, the own teams’ villages for a supervisor.',
    authScopes: signedIn,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      division: t.arg.string({ description: 'Division code.' }),
    },
    resolve: (_root, { campaign, division }, context) => follow(context, campaign.id, division),
  }),
);

const tableEnum = builder.enumType('FollowTable', {
  description: 'A table of the follow page.',
  values: Object.fromEntries(
    followTables.map((table) => [inCapitals(table), { value: table, description: `The ${table}.` }]),
  ),
});

builder.queryField('followCsv', (t) =>
  t.field({
    type: 'String',
    description:
      'A table of the follow page as CSV, in the reader’s language; safe to open in a spreadsheet.',
    authScopes: signedIn,
    errors: {
      directResult: false,
      dataField: { description: 'UTF-8 with its mark, lines by RFC 4180.', authScopes: signedIn },
    },
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      division: t.arg.string({ description: 'Division code.' }),
      table: t.arg({ type: tableEnum, description: 'Which table.' }),
    },
    resolve: (_root, { campaign, division, table }, context) =>
      followCsv(context, campaign.id, division, table),
  }),
);
