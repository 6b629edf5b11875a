import { z } from 'zod';
import { type KeyedPaper, keyPaper } from '../api/paper/key-paper.ts';
import type { Difference } from '../api/paper/keying.ts';
import { type PaperToSettle, seePaperToSettle, settlePaper } from '../api/paper/settle-paper.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';
import { receiptRef } from './responses.ts';

const signedIn = { signedIn: true } as const;

const stateEnum = builder.enumType('PaperState', {
  description: 'What became of a paper (纸质问卷).',
  values: {
    ONCE: { value: 'once', description: '已录一次: somebody else keys it too.' },
    DIFFERS: { value: 'differs', description: '两次不一致: a third person looks at the paper.' },
    TAKEN: { value: 'taken', description: '已采用: it is an answer now.' },
  } as const,
});

const keyedRef = builder.objectRef<KeyedPaper>('KeyedPaper').implement({
  description: 'A paper that was keyed (录入). It becomes an answer when two people keyed the same.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Village code and number.', authScopes: signedIn }),
    state: t.field({
      type: stateEnum,
      description: 'What became of it.',
      authScopes: signedIn,
      resolve: ({ state }) => state,
    }),
    differing: t.stringList({
      description: 'Answer keys at which the two differ; what each keyed is not told.',
      authScopes: signedIn,
      resolve: ({ differing }) => [...differing],
    }),
    receipt: t.field({
      type: receiptRef,
      nullable: true,
      description: 'Once it is an answer.',
      authScopes: signedIn,
      resolve: ({ receipt }) => receipt,
    }),
  }),
});

const differenceRef = builder.objectRef<Difference>('KeyingDifference').implement({
  description: 'A place at which two keyings of a paper differ.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Answer key.', authScopes: signedIn }),
    first: t.field({
      type: 'Answers',
      nullable: true,
      description: 'What the first person keyed, under the same key; empty: nothing.',
      authScopes: signedIn,
      resolve: ({ key, first }) => (first === undefined ? null : { [key]: first }),
    }),
    second: t.field({
      type: 'Answers',
      nullable: true,
      description: 'What the second person keyed, under the same key; empty: nothing.',
      authScopes: signedIn,
      resolve: ({ key, second }) => (second === undefined ? null : { [key]: second }),
    }),
  }),
});

const settleRef = builder.objectRef<PaperToSettle>('PaperToSettle').implement({
  description: 'A paper that two people keyed, for a third one.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Village code and number.', authScopes: signedIn }),
    differences: t.field({
      type: [differenceRef],
      description: 'Where they differ, by key.',
      authScopes: signedIn,
      resolve: ({ differences }) => [...differences],
    }),
  }),
});

const named = 'Village code and number, or the 16 digits that stand on the card.';

const keyInput = builder.inputType('KeyPaperInput', {
  description: 'What stands on a paper.',
  fields: (t) => ({
    case: t.string({ description: named, validate: z.string().max(60) }),
    formCode: t.string({ description: 'Which questionnaire.', validate: z.string().max(64) }),
    formVersion: t.int({ description: 'Which version of it.' }),
    language: t.string({ description: 'Of the paper.', validate: z.string().regex(/^[A-Za-z-]{2,16}$/) }),
    consent: t.boolean({ description: 'Whether the paper says that the person agrees.' }),
    answers: t.field({ type: 'Answers', description: 'By item code.' }),
  }),
});

builder.mutationField('keyPaper', (t) =>
  t.field({
    type: keyedRef,
    description:
      'Keys a paper (interviewer, supervisor, lead). Two people key each, without seeing the other; confidential campaigns only.',
    authScopes: signedIn,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      input: t.arg({ type: keyInput, description: 'The paper.' }),
    },
    resolve: (_root, { campaign, input }, context) => keyPaper(context, campaign.id, input),
  }),
);

builder.queryField('paperToSettle', (t) =>
  t.field({
    type: settleRef,
    description: 'Where two keyings of a paper differ (supervisor, lead).',
    authScopes: signedIn,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      case: t.arg.string({ description: named, validate: z.string().max(60) }),
    },
    resolve: (_root, args, context) => seePaperToSettle(context, args.campaign.id, args.case),
  }),
);

builder.mutationField('settlePaper', (t) =>
  t.field({
    type: keyedRef,
    description:
      'Says what stands on a paper where its two keyings differ (supervisor, lead; neither of the two who keyed).',
    authScopes: signedIn,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      case: t.arg.string({ description: named, validate: z.string().max(60) }),
      settled: t.arg({
        type: 'Answers',
        description: 'By answer key, for every place where they differ; null: nothing stands there.',
      }),
    },
    resolve: (_root, args, context) =>
      settlePaper(context, args.campaign.id, { case: args.case, settled: args.settled }),
  }),
);
