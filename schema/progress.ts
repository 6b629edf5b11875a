import type { Progress } from '../api/follow/progress.ts';
import { stateNames as reviewNames, reviewStates } from '../api/reviews/review.ts';
import { builder } from './builder.ts';
import { reviewStateEnum } from './review-words.ts';

const signedIn = { signedIn: true } as const;

interface Count<Of> {
  readonly of: Of;
  readonly count: number;
}

const outcomeCountRef = builder.objectRef<Count<number>>('OutcomeCount').implement({
  description: 'Cases that ended without an answer, by outcome (访问结果).',
  fields: (t) => ({
    outcome: t.int({ description: 'Code 3 to 9.', authScopes: signedIn, resolve: ({ of }) => of }),
    count: t.exposeInt('count', { description: 'How many.', authScopes: signedIn }),
  }),
});

const reviewCountRef = builder.objectRef<Count<(typeof reviewStates)[number]>>('ReviewCount').implement({
  description: `Answered cases by where they stand in review (复核): ${Object.values(reviewNames)
    .map(({ zh }) => zh)
    .join('、')}.`,
  fields: (t) => ({
    state: t.field({
      type: reviewStateEnum,
      description: 'Where they stand.',
      authScopes: signedIn,
      resolve: ({ of }) => of,
    }),
    count: t.exposeInt('count', { description: 'How many.', authScopes: signedIn }),
  }),
});

export const progressRef = builder.objectRef<Progress>('FieldProgress').implement({
  description: 'What came of the drawn cases so far (调查进度).',
  fields: (t) => ({
    cases: t.exposeInt('cases', { description: 'Drawn, reserves included.', authScopes: signedIn }),
    answered: t.exposeInt('answered', { description: 'With an answer.', authScopes: signedIn }),
    open: t.exposeInt('open', { description: 'Neither answer nor outcome.', authScopes: signedIn }),
    untried: t.exposeInt('untried', {
      description: 'Of the open ones: nobody has been there.',
      authScopes: signedIn,
    }),
    awaited: t.exposeInt('awaited', {
      description: 'Of the open ones: interviewed, and the answers have not come.',
      authScopes: signedIn,
    }),
    outcomes: t.field({
      type: [outcomeCountRef],
      description: 'Ended without an answer, by code.',
      authScopes: signedIn,
      resolve: ({ outcomes }) =>
        Object.entries(outcomes).map(([code, count]) => ({ of: Number(code), count })),
    }),
    takenBack: t.exposeInt('takenBack', {
      description: 'Answers that their households took back.',
      authScopes: signedIn,
    }),
    conflicts: t.exposeInt('conflicts', {
      description: 'Cases for which differing answers came.',
      authScopes: signedIn,
    }),
    attempts: t.exposeInt('attempts', { description: 'Visits, telephone included.', authScopes: signedIn }),
    phoneAttempts: t.exposeInt('phoneAttempts', { description: 'By telephone.', authScopes: signedIn }),
    reviews: t.field({
      type: [reviewCountRef],
      description: 'Answered cases by review.',
      authScopes: signedIn,
      resolve: ({ reviews }) =>
        reviewStates.flatMap((of) => {
          const count = reviews[of] ?? 0;
          return count === 0 ? [] : [{ of, count }];
        }),
    }),
    lastAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When something last happened.',
      authScopes: signedIn,
      resolve: ({ lastAt }) => lastAt,
    }),
  }),
});
