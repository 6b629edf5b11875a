import { type ResolveCursorConnectionArgs, resolveCursorConnection } from '@pothos/plugin-relay';
import { z } from 'zod';
import { answerMessage, seeContact } from '../api/open-channel/answer-message.ts';
import { giveChannel } from '../api/open-channel/give-channel.ts';
import type { MessageStep } from '../api/open-channel/open-message.ts';
import { type SeenMessage, seeMessages } from '../api/open-channel/see-messages.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';
import { messageStateEnum } from './open-channel.ts';

const signedIn = { signedIn: true } as const;

const stepRef = builder.objectRef<MessageStep>('OpenMessageStep').implement({
  description: 'What was done about a message. Every step stays.',
  fields: (t) => ({
    at: t.field({ type: 'DateTime', description: 'When.', authScopes: signedIn, resolve: ({ at }) => at }),
    by: t.exposeString('by', { description: 'Person id.', authScopes: signedIn }),
    state: t.field({
      type: messageStateEnum,
      description: 'How far it was then.',
      authScopes: signedIn,
      resolve: ({ state }) => state,
    }),
    text: t.exposeString('text', { description: 'What the sender is told.', authScopes: signedIn }),
  }),
});

const messageRef = builder.objectRef<SeenMessage>('OpenMessage').implement({
  description:
    'A message of social supervision (社会监督反映), for the evaluator’s team. It is no case and enters no rate.',
  fields: (t) => ({
    number: t.exposeString('number', { description: 'Such as 2026-000123.', authScopes: signedIn }),
    division: t.exposeString('division', {
      description: 'Where the code hangs by which it came.',
      authScopes: signedIn,
    }),
    answers: t.field({
      type: 'Answers',
      description: 'What it says: `topic`, `what`, `where`.',
      authScopes: signedIn,
      resolve: ({ answers }) => answers,
    }),
    language: t.exposeString('language', { description: 'In which it was written.', authScopes: signedIn }),
    receivedAt: t.field({
      type: 'DateTime',
      description: 'When it was taken.',
      authScopes: signedIn,
      resolve: ({ receivedAt }) => receivedAt,
    }),
    dueOn: t.exposeString('dueOn', { description: 'The last day for the answer.', authScopes: signedIn }),
    overdue: t.exposeBoolean('overdue', {
      description: 'True after that day, as long as it is not answered.',
      authScopes: signedIn,
    }),
    named: t.exposeBoolean('named', {
      description: 'Whether the sender said how to be reached.',
      authScopes: signedIn,
    }),
    contact: t.string({
      nullable: true,
      description:
        'How to reach the sender (lead); each look is recorded. Gone 90 days after the answer was due.',
      authScopes: signedIn,
      resolve: async (message, _args, context) => (await seeContact(context, message)) ?? null,
    }),
    state: t.field({
      type: messageStateEnum,
      description: 'How far it is.',
      authScopes: signedIn,
      resolve: ({ state }) => state,
    }),
    steps: t.field({
      type: [stepRef],
      description: 'What was done, in order.',
      authScopes: signedIn,
      resolve: ({ steps }) => [...steps],
    }),
  }),
});

builder.objectField(campaignRef, 'openChannelToken', (t) =>
  t.string({
    description:
      'For the public code at /r#token (监督二维码): of the whole campaign, or of an area in it (lead).',
    authScopes: (campaign) => ({ may: { act: 'give out links', campaign } }),
    args: {
      division: t.arg.string({
        required: false,
        description: 'Code of the area; the campaign’s own when left out.',
        validate: z.string().max(12),
      }),
    },
    resolve: (campaign, { division }, context) => giveChannel(context, campaign, division ?? undefined),
  }),
);

builder.objectField(campaignRef, 'openMessages', (t) =>
  t.connection({
    type: messageRef,
    description: 'Messages of the open channel, by number (lead; supervisors those of their divisions).',
    authScopes: (campaign) => ({ may: { act: 'see the open channel', campaign } }),
    resolve: ({ campaignId }, args, context) =>
      resolveCursorConnection(
        { args, maxSize: 200, defaultSize: 50, toCursor: ({ number }) => number },
        ({ before, after, limit, inverted }: ResolveCursorConnectionArgs) =>
          seeMessages(context, campaignId, { before, after, limit, inverted }).then((all) => [...all]),
      ),
  }),
);

const progressEnum = builder.enumType('OpenMessageStepState', {
  description: 'What is done about a message.',
  values: {
    TAKEN_UP: { value: 'taken-up', description: '受理: somebody deals with it.' },
    ANSWERED: { value: 'answered', description: '答复: it is answered; this ends it.' },
  } as const,
});

builder.mutationField('answerOpenMessage', (t) =>
  t.field({
    type: messageRef,
    description: 'Takes a message up, or answers it (lead).',
    authScopes: signedIn,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      number: t.arg.string({ description: 'Such as 2026-000123.', validate: z.string().max(20) }),
      state: t.arg({ type: progressEnum, description: 'What is done.' }),
      text: t.arg.string({ description: 'What the sender is told.', validate: z.string().max(2000) }),
    },
    resolve: (_root, { campaign, ...step }, context) => answerMessage(context, campaign.id, step),
  }),
);
