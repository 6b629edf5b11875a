import { z } from 'zod';
import type { AnswerChange } from '../api/responses/answer-change.ts';
import { reviseResponse, withdrawResponse } from '../api/responses/change-answers.ts';
import { mayReviseUntil, type OwnAnswer, ownAnswer } from '../api/responses/own-answers.ts';
import {
  type AnswerChanges,
  type ChangedInterviews,
  type ChangedVillage,
  seeAnswerChanges,
} from '../api/responses/see-answer-changes.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';

const public_ = { public: true } as const;
const signedIn = { signedIn: true } as const;

const kindEnum = builder.enumType('AnswerChangeKind', {
  description: 'What is asked for.',
  values: {
    REVISION: { value: 'revision', description: '更正: other answers in place of the accepted ones.' },
    WITHDRAWAL: { value: 'withdrawal', description: '撤回: the answers count no more.' },
  } as const,
});

const changeRef = builder.objectRef<AnswerChange>('AnswerChange').implement({
  description: 'A change to accepted answers. Both versions are kept; nothing takes effect after closing.',
  fields: (t) => ({
    kind: t.field({
      type: kindEnum,
      description: 'What was asked for.',
      authScopes: public_,
      resolve: ({ kind }) => kind,
    }),
    requestedAt: t.field({
      type: 'DateTime',
      description: 'When it was asked for.',
      authScopes: public_,
      resolve: ({ requestedAt }) => requestedAt,
    }),
    effectiveAt: t.field({
      type: 'DateTime',
      description: 'From when on it counts, seven days later.',
      authScopes: public_,
      resolve: ({ effectiveAt }) => effectiveAt,
    }),
    tookEffect: t.exposeBoolean('tookEffect', { description: 'Whether it counts.', authScopes: public_ }),
  }),
});

const ownRef = builder.objectRef<OwnAnswer>('OwnAnswers').implement({
  description: 'Accepted answers, for the one who gave them.',
  fields: (t) => ({
    answers: t.field({
      type: 'Answers',
      description: 'As they were last given, whether or not that took effect yet.',
      authScopes: public_,
      resolve: ({ answers }) => answers,
    }),
    formCode: t.exposeString('formCode', { description: 'Which questionnaire.', authScopes: public_ }),
    formVersion: t.exposeInt('formVersion', { description: 'Which version of it.', authScopes: public_ }),
    language: t.exposeString('language', { description: 'In which it was answered.', authScopes: public_ }),
    receivedAt: t.field({
      type: 'DateTime',
      description: 'When the first were taken.',
      authScopes: public_,
      resolve: ({ receivedAt }) => receivedAt,
    }),
    mayReviseUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Until when they can be corrected; empty where they cannot.',
      authScopes: public_,
      resolve: (own) => mayReviseUntil(own),
    }),
    changes: t.field({
      type: [changeRef],
      description: 'What was asked for so far, in order.',
      authScopes: public_,
      resolve: ({ changes }) => [...changes],
    }),
  }),
});

const tokenSchema = z.string().max(300);
const secretSchema = z.string().min(16).max(100);
const idSchema = z.string().regex(/^[0-9A-Za-z_-]{22}$/);

builder.queryField('ownAnswers', (t) =>
  t.field({
    type: ownRef,
    description: 'What somebody answered, shown to whoever has both the card and the second secret.',
    authScopes: public_,
    errors: {},
    args: {
      token: t.arg.string({ description: 'From the card.', validate: tokenSchema }),
      secret: t.arg.string({ description: 'Shown with the receipt.', validate: secretSchema }),
    },
    resolve: (_root, { token, secret }, context) => ownAnswer(context, token, secret),
  }),
);

const reviseInput = builder.inputType('ReviseResponseInput', {
  description: 'Other answers in place of accepted ones.',
  fields: (t) => ({
    token: t.string({ description: 'From the card.', validate: tokenSchema }),
    secret: t.string({ description: 'Shown with the receipt.', validate: secretSchema }),
    changeId: t.string({
      description: '16 random bytes made on the device, base64url; the same on every retry.',
      validate: idSchema,
    }),
    formCode: t.string({ description: 'Which questionnaire.', validate: z.string().max(64) }),
    formVersion: t.int({ description: 'Which version of it.' }),
    language: t.string({
      description: 'In which it was answered.',
      validate: z.string().regex(/^[A-Za-z-]{2,16}$/),
    }),
    answers: t.field({ type: 'Answers', description: 'All answers, not only the corrected ones.' }),
  }),
});

const withdrawInput = builder.inputType('WithdrawResponseInput', {
  description: 'Answers that shall count no more.',
  fields: (t) => ({
    token: t.string({ description: 'From the card.', validate: tokenSchema }),
    secret: t.string({ description: 'Shown with the receipt.', validate: secretSchema }),
    changeId: t.string({
      description: '16 random bytes made on the device, base64url; the same on every retry.',
      validate: idSchema,
    }),
  }),
});

builder.mutationField('reviseResponse', (t) =>
  t.field({
    type: changeRef,
    description:
      'Corrects accepted answers (更正): counts after seven days. Asked again, it gives what stands.',
    authScopes: public_,
    errors: {},
    args: { input: t.arg({ type: reviseInput, description: 'The card, the secret and the answers.' }) },
    resolve: (_root, { input }, context) => reviseResponse(context, input),
  }),
);

builder.mutationField('withdrawResponse', (t) =>
  t.field({
    type: changeRef,
    description:
      'Withdraws accepted answers (撤回): counts after seven days. Asked again, it gives what stands.',
    authScopes: public_,
    errors: {},
    args: { input: t.arg({ type: withdrawInput, description: 'The card and the secret.' }) },
    resolve: (_root, { input }, context) => withdrawResponse(context, input),
  }),
);

const villageRef = builder.objectRef<ChangedVillage>('ChangedVillage').implement({
  description: 'Changes asked for in one village. Which households they are is not told.',
  fields: (t) => ({
    village: t.exposeString('village', { description: '12-digit code.', authScopes: signedIn }),
    cases: t.exposeInt('cases', { description: 'Of so many cases.', authScopes: signedIn }),
    revisions: t.exposeInt('revisions', { description: 'Corrections.', authScopes: signedIn }),
    withdrawals: t.exposeInt('withdrawals', { description: 'Withdrawals.', authScopes: signedIn }),
    alert: t.exposeBoolean('alert', {
      description: 'True for three cases or more: somebody may have gone from door to door.',
      authScopes: signedIn,
    }),
  }),
});

const interviewerRef = builder.objectRef<ChangedInterviews>('ChangedInterviews').implement({
  description: 'Changes asked for to what one interviewer wrote down, or to what households answered alone.',
  fields: (t) => ({
    personId: t.exposeString('personId', {
      nullable: true,
      description: 'Who interviewed; empty: the households answered by themselves.',
      authScopes: signedIn,
    }),
    cases: t.exposeInt('cases', { description: 'Of so many cases.', authScopes: signedIn }),
    revisions: t.exposeInt('revisions', { description: 'Corrections.', authScopes: signedIn }),
    withdrawals: t.exposeInt('withdrawals', { description: 'Withdrawals.', authScopes: signedIn }),
  }),
});

const changesRef = builder.objectRef<AnswerChanges>('AnswerChanges').implement({
  description: 'Changes asked for within the asker’s divisions.',
  fields: (t) => ({
    villages: t.field({
      type: [villageRef],
      description: 'By village.',
      authScopes: signedIn,
      resolve: ({ villages }) => [...villages],
    }),
    interviewers: t.field({
      type: [interviewerRef],
      description: 'By who had interviewed.',
      authScopes: signedIn,
      resolve: ({ interviewers }) => [...interviewers],
    }),
  }),
});

builder.queryField('answerChanges', (t) =>
  t.field({
    type: changesRef,
    description:
      'How many answers were corrected or withdrawn, where, and whose interviews (lead, supervisor).',
    authScopes: signedIn,
    errors: {},
    args: { campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }) },
    resolve: (_root, { campaign }, context) => seeAnswerChanges(context, campaign.id),
  }),
);
