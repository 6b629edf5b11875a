/** The result of a lottery that decides a draw: what each side typed, and for whom the draw waits. */
import { z } from 'zod';
import { enterLotteryResult } from '../api/samples/enter-lottery-result.ts';
import {
  type LotteryStanding,
  lotteryStanding,
  type ShownLotteryEntry,
} from '../api/samples/lottery-standing.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';
import { drawRef } from './draws.ts';

const anybody = { public: true } as const;

const entryRef = builder.objectRef<ShownLotteryEntry>('LotteryEntry').implement({
  description: 'That one side typed the result. Nobody sees what, until the other side has typed it too.',
  fields: (t) => ({
    round: t.exposeInt('round', {
      description: 'From 1; a new one begins where the two sides differed.',
      authScopes: anybody,
    }),
    side: t.exposeString('side', { description: 'commissioner or evaluator.', authScopes: anybody }),
    at: t.expose('at', { type: 'DateTime', description: 'When.', authScopes: anybody }),
    text: t.exposeString('text', {
      nullable: true,
      description: 'What was typed; null until both sides have.',
      authScopes: anybody,
    }),
  }),
});

const lotteryRef = builder.objectRef<LotteryStanding>('Lottery').implement({
  description: 'The issue of a lottery (彩票期次) that decides a draw.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Which lottery.', authScopes: anybody }),
    issue: t.exposeInt('number', { description: 'Which issue (期号).', authScopes: anybody }),
    drawnAt: t.expose('at', {
      type: 'DateTime',
      description: 'When it is drawn: at least an hour after the deadline.',
      authScopes: anybody,
    }),
    published: t.exposeString('published', {
      description: 'Where its result can be read.',
      authScopes: anybody,
    }),
    writtenAs: t.exposeString('writtenAs', {
      description: 'The form of the result: each digit stands for any digit, all else for itself.',
      authScopes: anybody,
    }),
    result: t.exposeString('result', {
      nullable: true,
      description: 'What both sides typed: the pulse of the draw. Compare it with what is published.',
      authScopes: anybody,
    }),
    entries: t.field({
      type: [entryRef],
      description: 'All that was typed, by round; nothing is ever taken back.',
      authScopes: anybody,
      resolve: ({ entries }) => [...entries],
    }),
    awaited: t.stringList({
      description: 'The sides for whose entry the draw waits, once the lottery is drawn.',
      authScopes: anybody,
      resolve: ({ awaited }) => [...awaited],
    }),
  }),
});

builder.objectField(drawRef, 'lottery', (t) =>
  t.field({
    type: lotteryRef,
    nullable: true,
    description: 'The lottery whose result decides, where one does, with all that was entered.',
    authScopes: anybody,
    resolve: ({ draw }, _args, { stores, now }) => lotteryStanding(stores, draw, now),
  }),
);

builder.mutationField('enterLotteryResult', (t) =>
  t.field({
    type: drawRef,
    description:
      'Types the result of the lottery as it was published (commissioner or lead). It counts once the other side typed the same without seeing this.',
    authScopes: { signedIn: true },
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      text: t.arg.string({
        description: 'The result, in the form of `writtenAs`.',
        validate: z.string().min(1).max(200),
      }),
    },
    resolve: (_root, { campaign, text }, context) => enterLotteryResult(context, campaign.id, text),
  }),
);
