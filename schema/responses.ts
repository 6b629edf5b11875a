import { z } from 'zod';
import { type OpenLink, openLink } from '../api/responses/open-link.ts';
import type { Receipt } from '../api/responses/response.ts';
import { submitResponse } from '../api/responses/submit-response.ts';
import { deviceIdPattern } from '../api/teams/device.ts';
import { builder } from './builder.ts';
import { privacyEnum } from './privacy.ts';

const outcomeEnum = builder.enumType('ReceiptOutcome', {
  description: 'What became of an answer set.',
  values: {
    NEW: { description: 'Taken.' },
    REPEATED: { description: 'The same answers were there already; nothing changed.' },
    CONFLICT: { description: 'Others were there; both are kept for review, the first counts.' },
  } as const,
});

export const receiptRef = builder.objectRef<Receipt>('Receipt').implement({
  description: 'A receipt (回执): proves that these answers were taken, and shows none of them.',
  fields: (t) => ({
    code: t.exposeString('code', {
      description: '80 bits, such as 7KQ2-M9TX-04BD-WZ1H.',
      authScopes: { public: true },
    }),
    receivedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the answers were taken. Empty where they are anonymous: only the day is kept.',
      authScopes: { public: true },
      resolve: ({ receivedAt }) => receivedAt,
    }),
    receivedOn: t.exposeString('receivedOn', {
      description: 'The campaign’s day on which the answers were taken, such as 2026-03-31.',
      authScopes: { public: true },
    }),
    outcome: t.field({
      type: outcomeEnum,
      description: 'What became of them.',
      authScopes: { public: true },
      resolve: ({ outcome }) => outcome,
    }),
  }),
});

const audienceEnum = builder.enumType('Audience', {
  description: 'Who fills the form.',
  values: { RESPONDENT: { value: 'respondent' }, INTERVIEWER: { value: 'interviewer' } } as const,
});

const stateEnum = builder.enumType('LinkState', {
  description: 'Whether the link can still be answered.',
  values: {
    OPEN: { description: 'It can be answered.' },
    ANSWERED: { description: 'It was answered; other answers are kept beside the first.' },
    REVOKED: { description: 'A newer link has taken its place.' },
    CLOSED: { description: 'The survey does not take answers now.' },
  } as const,
});

export const linkRef = builder.objectRef<OpenLink>('OpenLink').implement({
  description: 'What the holder of a link sees first. Never an answer, never the list type.',
  fields: (t) => ({
    campaignName: t.string({
      description: 'Name of the survey.',
      authScopes: { public: true },
      resolve: ({ campaign }) => campaign.name,
    }),
    commissioner: t.string({
      description: 'Who asked for it.',
      authScopes: { public: true },
      resolve: ({ campaign }) => campaign.commissionerName,
    }),
    evaluator: t.string({
      description: 'Who carries it out.',
      authScopes: { public: true },
      resolve: ({ campaign }) => campaign.evaluatorName,
    }),
    simulated: t.boolean({
      description: 'True in a demonstration (模拟).',
      authScopes: { public: true },
      resolve: ({ campaign }) => campaign.simulated,
    }),
    caseNumber: t.int({
      description: 'Number within the village; odd ones see scales in reverse order.',
      authScopes: { public: true },
      resolve: ({ link }) => link.number,
    }),
    audience: t.field({
      type: audienceEnum,
      description: 'Who fills the form.',
      authScopes: { public: true },
      resolve: ({ audience }) => audience,
    }),
    privacy: t.field({
      type: privacyEnum,
      description: 'What the one who answers is promised: which notice of the form is true.',
      authScopes: { public: true },
      resolve: ({ privacy }) => privacy,
    }),
    state: t.field({
      type: stateEnum,
      description: 'Whether it can still be answered.',
      authScopes: { public: true },
      resolve: ({ state }) => state,
    }),
    form: t.field({
      type: 'FormDefinition',
      description: 'The questionnaire.',
      authScopes: { public: true },
      resolve: ({ form }) => form,
    }),
    receipt: t.field({
      type: receiptRef,
      nullable: true,
      description: 'The receipt, where the case was answered; empty where answers are anonymous.',
      authScopes: { public: true },
      resolve: ({ receipt }) => receipt,
    }),
  }),
});

builder.queryField('link', (t) =>
  t.field({
    type: linkRef,
    description: 'Opens a respondent’s link. The token is the right; nobody signs in.',
    authScopes: { public: true },
    errors: {},
    args: {
      token: t.arg.string({
        description: 'From the fragment of the address.',
        validate: z.string().max(300),
      }),
    },
    resolve: (_root, { token }, context) => openLink(context, token),
  }),
);

const submitInput = builder.inputType('SubmitResponseInput', {
  description: 'An answer set (答卷) for the case that the token names.',
  fields: (t) => ({
    token: t.string({ description: 'From the fragment of the address.', validate: z.string().max(300) }),
    responseId: t.string({
      description: '16 random bytes made on the device, base64url; the same on every retry.',
      validate: z.string().regex(/^[0-9A-Za-z_-]{22}$/),
    }),
    formCode: t.string({ description: 'Which questionnaire.', validate: z.string().max(64) }),
    formVersion: t.int({ description: 'Which version of it.' }),
    language: t.string({
      description: 'In which it was answered.',
      validate: z.string().regex(/^[A-Za-z-]{2,16}$/),
    }),
    consent: t.boolean({ description: 'True: the person agreed to take part.' }),
    secretHash: t.string({
      required: false,
      description:
        'SHA-256 (hex) of a second secret that the device made and shows with the receipt: whoever has it and the card can see, correct and withdraw the answers.',
      validate: z.string().regex(/^[0-9a-f]{64}$/),
    }),
    draftVersion: t.int({
      required: false,
      description: 'The version of the draft that was kept last, if any: it is emptied.',
    }),
    deviceId: t.string({
      required: false,
      description:
        'Of the interviewer’s registered device (设备); needed where the campaign has field rules.',
      validate: z.string().regex(deviceIdPattern),
    }),
    answers: t.field({ type: 'Answers', description: 'The answers.' }),
  }),
});

builder.mutationField('submitResponse', (t) =>
  t.field({
    type: receiptRef,
    description: 'Takes an answer set. May be sent again: the same answers give the same receipt.',
    authScopes: { public: true },
    errors: {},
    args: { input: t.arg({ type: submitInput, description: 'The answers and the token.' }) },
    resolve: (_root, { input }, context) => submitResponse(context, input),
  }),
);
