import { z } from 'zod';
import type { Campaign } from '../api/campaigns/campaign.ts';
import { channelForm } from '../api/open-channel/channel-form.ts';
import {
  answerDays,
  type MessageState,
  messageStates,
  numberOf,
  type OpenMessage,
  takesMessages,
} from '../api/open-channel/open-message.ts';
import { seeOwnMessage } from '../api/open-channel/see-own-message.ts';
import { type MessageReceipt, openedChannel, sendMessage } from '../api/open-channel/send-message.ts';
import { builder } from './builder.ts';

const anybody = { public: true } as const;
const token = z.string().max(200);
const number = z.string().max(20);
const secret = z.string().min(16).max(100);

const channelState = builder.enumType('OpenChannelState', {
  description: 'Whether messages are taken.',
  values: {
    OPEN: { description: 'They are.' },
    CLOSED: { description: 'Not now: before the draw, or once the campaign is sealed.' },
  } as const,
});

const channelRef = builder.objectRef<Campaign>('OpenChannel').implement({
  description: 'The open channel of social supervision (社会监督), as whoever scans its code sees it first.',
  fields: (t) => ({
    campaignName: t.exposeString('name', { description: 'Name of the survey.', authScopes: anybody }),
    commissioner: t.exposeString('commissionerName', {
      description: 'Who asked for it.',
      authScopes: anybody,
    }),
    evaluator: t.exposeString('evaluatorName', {
      description: 'Who deals with messages.',
      authScopes: anybody,
    }),
    simulated: t.exposeBoolean('simulated', {
      description: 'True in a demonstration (模拟).',
      authScopes: anybody,
    }),
    state: t.field({
      type: channelState,
      description: 'Whether messages are taken.',
      authScopes: anybody,
      resolve: (campaign) => (takesMessages(campaign) ? 'OPEN' : 'CLOSED'),
    }),
    form: t.field({
      type: 'FormDefinition',
      description: 'What is asked.',
      authScopes: anybody,
      resolve: () => channelForm,
    }),
    days: t.int({
      description: 'Calendar days until a message is answered.',
      authScopes: anybody,
      resolve: () => answerDays.unnamed,
    }),
    namedDays: t.int({
      description: 'Calendar days where the sender says how to be reached.',
      authScopes: anybody,
      resolve: () => answerDays.named,
    }),
  }),
});

builder.queryField('openChannel', (t) =>
  t.field({
    type: channelRef,
    description: 'Opens the open channel by the token of its public code. Nobody signs in.',
    authScopes: anybody,
    errors: {},
    args: { token: t.arg.string({ description: 'From the code.', validate: token }) },
    resolve: async (_root, args, context) => (await openedChannel(context, args.token)).campaign,
  }),
);

const outcomeEnum = builder.enumType('OpenMessageOutcome', {
  description: 'What became of a message that was sent.',
  values: {
    NEW: { description: 'Taken.' },
    REPEATED: { description: 'It was there already; nothing changed.' },
  } as const,
});

const receiptRef = builder.objectRef<MessageReceipt>('OpenMessageReceipt').implement({
  description: 'That a message was taken, its number, and by when it is answered.',
  fields: (t) => ({
    number: t.exposeString('number', { description: 'Such as 2026-000123.', authScopes: anybody }),
    receivedAt: t.field({
      type: 'DateTime',
      description: 'When it was taken.',
      authScopes: anybody,
      resolve: ({ receivedAt }) => receivedAt,
    }),
    dueOn: t.exposeString('dueOn', {
      description: 'The last day for the answer, such as 2026-04-15.',
      authScopes: anybody,
    }),
    outcome: t.field({
      type: outcomeEnum,
      description: 'What became of it.',
      authScopes: anybody,
      resolve: ({ outcome }) => outcome,
    }),
  }),
});

const messageInput = builder.inputType('SendOpenMessageInput', {
  description: 'A message of anybody. It stands apart from the survey and enters no figure of it.',
  fields: (t) => ({
    token: t.string({ description: 'From the code.', validate: token }),
    messageId: t.string({
      description: '16 random bytes made on the device, base64url; the same on every retry.',
      validate: z.string().regex(/^[0-9A-Za-z_-]{22}$/),
    }),
    formVersion: t.int({ description: 'Version of the form.' }),
    language: t.string({
      description: 'In which it was written.',
      validate: z.string().regex(/^[A-Za-z-]{2,16}$/),
    }),
    consent: t.boolean({ description: 'True: the sender agreed to the notice.' }),
    secretHash: t.string({
      description:
        'SHA-256 (hex) of a code that the device made and shows with the number: with both the sender sees the answer.',
      validate: z.string().regex(/^[0-9a-f]{64}$/),
    }),
    contact: t.string({
      required: false,
      description: 'How the sender can be reached, if wished; kept apart and for a limited time.',
      validate: z.string().max(200),
    }),
    contactConsent: t.boolean({ required: false, description: 'True: the contact may be kept.' }),
    answers: t.field({ type: 'Answers', description: 'The answers to the form.' }),
  }),
});

builder.mutationField('sendOpenMessage', (t) =>
  t.field({
    type: receiptRef,
    description: 'Sends a message (反映). May be sent again: the same message has the same number.',
    authScopes: anybody,
    errors: {},
    args: { input: t.arg({ type: messageInput, description: 'The message and the token.' }) },
    resolve: (_root, { input }, context) => sendMessage(context, input),
  }),
);

const stateWords: Readonly<Record<MessageState, string>> = {
  received: '已收到: nobody looked at it yet.',
  'taken-up': '办理中: somebody is dealing with it.',
  answered: '已答复: it was answered.',
};

export const messageStateEnum = builder.enumType('OpenMessageProgress', {
  description: 'How far a message is.',
  values: Object.fromEntries(
    messageStates.map((state) => [
      state.replaceAll('-', '_').toUpperCase(),
      { value: state, description: stateWords[state] },
    ]),
  ),
});

const replyRef = builder.objectRef<OpenMessage['steps'][number]>('OpenMessageReply').implement({
  description: 'What its sender is told about a message.',
  fields: (t) => ({
    at: t.field({
      type: 'DateTime',
      description: 'When.',
      authScopes: anybody,
      resolve: ({ at }) => at,
    }),
    text: t.exposeString('text', { description: 'What; may be empty.', authScopes: anybody }),
  }),
});

const ownRef = builder.objectRef<OpenMessage>('OpenMessageState').implement({
  description: 'What became of a message, for whoever has its number and code. Never what it says.',
  fields: (t) => ({
    number: t.string({ description: 'Its number.', authScopes: anybody, resolve: numberOf }),
    state: t.field({
      type: messageStateEnum,
      description: 'How far it is.',
      authScopes: anybody,
      resolve: ({ state }) => state,
    }),
    receivedAt: t.field({
      type: 'DateTime',
      description: 'When it was taken.',
      authScopes: anybody,
      resolve: ({ receivedAt }) => receivedAt,
    }),
    dueOn: t.exposeString('dueOn', { description: 'The last day for the answer.', authScopes: anybody }),
    replies: t.field({
      type: [replyRef],
      description: 'What was done, in order.',
      authScopes: anybody,
      resolve: ({ steps }) => [...steps],
    }),
  }),
});

builder.queryField('openMessageState', (t) =>
  t.field({
    type: ownRef,
    description: 'What became of one’s own message.',
    authScopes: anybody,
    errors: {},
    args: {
      token: t.arg.string({ description: 'From the code.', validate: token }),
      number: t.arg.string({ description: 'Such as 2026-000123.', validate: number }),
      secret: t.arg.string({ description: 'The code that was shown with the number.', validate: secret }),
    },
    resolve: (_root, args, context) => seeOwnMessage(context, args.token, args.number, args.secret),
  }),
);
