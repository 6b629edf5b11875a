import { z } from 'zod';
import type { Review, ReviewEvent } from '../api/reviews/review.ts';
import { reviewCase } from '../api/reviews/review-case.ts';
import {
  type CaseToReview,
  type ListedReview,
  seeCaseToReview,
  seeReviews,
} from '../api/reviews/see-reviews.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';
import { versionRef } from './given-versions.ts';
import { doubtEnum, judgementEnum, reviewStateEnum, reviewStepEnum } from './review-words.ts';

const signedIn = { signedIn: true } as const;

const reviewRef = builder.objectRef<Review>('Review').implement({
  description: 'How a case stands in review (复核).',
  fields: (t) => ({
    state: t.field({
      type: reviewStateEnum,
      description: 'Where it stands.',
      authScopes: signedIn,
      resolve: ({ state }) => state,
    }),
    steps: t.exposeInt('steps', {
      description: 'How many steps were taken; the next one names this number.',
      authScopes: signedIn,
    }),
  }),
});

const eventRef = builder.objectRef<ReviewEvent>('ReviewEvent').implement({
  description: 'A step of a review, as it was taken.',
  fields: (t) => ({
    step: t.field({
      type: reviewStepEnum,
      description: 'Which.',
      authScopes: signedIn,
      resolve: ({ step }) => step,
    }),
    personId: t.exposeString('personId', { description: 'Who took it.', authScopes: signedIn }),
    at: t.field({ type: 'DateTime', description: 'When.', authScopes: signedIn, resolve: ({ at }) => at }),
    comment: t.exposeString('comment', { description: 'Why; may be empty.', authScopes: signedIn }),
    doubt: t.field({
      type: doubtEnum,
      nullable: true,
      description: 'What was doubted.',
      authScopes: signedIn,
      resolve: ({ doubt }) => doubt,
    }),
  }),
});

const listedRef = builder.objectRef<ListedReview>('ListedReview').implement({
  description: 'An answered case of a village.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Village code and number.', authScopes: signedIn }),
    household: t.string({
      description: 'Number on the roster.',
      authScopes: signedIn,
      resolve: (each) => each.case.household,
    }),
    state: t.field({
      type: reviewStateEnum,
      description: 'Where it stands.',
      authScopes: signedIn,
      resolve: ({ state }) => state,
    }),
    receivedAt: t.field({
      type: 'DateTime',
      description: 'When the first answers came.',
      authScopes: signedIn,
      resolve: ({ receivedAt }) => receivedAt,
    }),
    flags: t.exposeInt('flags', {
      description:
        'Flags (疑点) of the answers themselves: soft checks, checks of the reviewer, missing files.',
      authScopes: signedIn,
    }),
    differing: t.exposeInt('differing', {
      description: 'Other answers that came for the same case.',
      authScopes: signedIn,
    }),
  }),
});

const caseRef = builder.objectRef<CaseToReview>('CaseToReview').implement({
  description: 'One answered case, for somebody who did not interview.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Village code and number.', authScopes: signedIn }),
    list: t.string({
      description: 'List type on the roster: poor, exited, monitored or nonregistered.',
      authScopes: signedIn,
      resolve: (each) => each.case.list,
    }),
    review: t.field({
      type: reviewRef,
      description: 'How it stands.',
      authScopes: signedIn,
      resolve: ({ review }) => review,
    }),
    blind: t.exposeBoolean('blind', {
      description:
        'True: the case is disputed, and the steps are not shown to whoever may judge it a second time.',
      authScopes: signedIn,
    }),
    selfCompleted: t.exposeBoolean('selfCompleted', {
      description: 'Whether the household answered by itself.',
      authScopes: signedIn,
    }),
    history: t.field({
      type: [eventRef],
      description: 'Its steps, in order; none where the view is blind.',
      authScopes: signedIn,
      resolve: ({ steps }) => [...steps],
    }),
    versions: t.field({
      type: [versionRef],
      description: 'The first answers, corrections in order, then answers that differ.',
      authScopes: signedIn,
      resolve: ({ versions }) => [...versions],
    }),
  }),
});

builder.queryField('reviews', (t) =>
  t.field({
    type: [listedRef],
    description:
      'The answered cases of a village, in the order in which they deserve a look (reviewer, supervisor, lead).',
    authScopes: signedIn,
    errors: {
      directResult: false,
      dataField: {
        description: 'Open ones first, disputed and flagged before others.',
        authScopes: signedIn,
      },
    },
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      village: t.arg.string({ description: '12-digit code.' }),
    },
    resolve: async (_root, { campaign, village }, context) => [
      ...(await seeReviews(context, campaign.id, village)),
    ],
  }),
);

builder.queryField('caseToReview', (t) =>
  t.field({
    type: caseRef,
    description:
      'Answers, flags and history of one case (reviewer, supervisor, lead). Who looked is on record.',
    authScopes: signedIn,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      case: t.arg.string({ description: 'Village code and number.' }),
    },
    resolve: (_root, args, context) => seeCaseToReview(context, args.campaign.id, args.case),
  }),
);

const reviewInput = builder.inputType('ReviewCaseInput', {
  description: 'A step of a review.',
  fields: (t) => ({
    case: t.string({ description: 'Village code and number.' }),
    judgement: t.field({ type: judgementEnum, description: 'Which step.' }),
    seenSteps: t.int({
      description: 'Review.steps as the reviewer saw it.',
      validate: z.int().min(0).max(100),
    }),
    comment: t.string({
      required: false,
      description: 'Why; needed when somebody else has to act on it.',
      validate: z.string().max(2000),
    }),
    doubt: t.field({
      type: doubtEnum,
      required: false,
      description: 'What is doubted; in a dispute and in a second view.',
    }),
  }),
});

builder.mutationField('reviewCase', (t) =>
  t.field({
    type: reviewRef,
    description:
      'Takes a step of a review (复核), by somebody who did not interview. What was answered is never changed by it.',
    authScopes: signedIn,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      input: t.arg({ type: reviewInput, description: 'The step.' }),
    },
    resolve: (_root, { campaign, input: { case: code, judgement: step, ...rest } }, context) =>
      reviewCase(context, campaign.id, { code, step, ...rest }),
  }),
);
