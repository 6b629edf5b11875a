import type { GivenVersion } from '../api/reviews/answer-to-review.ts';
import type { CaseToReview } from '../api/reviews/see-reviews.ts';
import { builder } from './builder.ts';

const signedIn = { signedIn: true } as const;

const givenKind = builder.enumType('GivenVersionKind', {
  description: 'How a set of answers came.',
  values: {
    FIRST: { value: 'first', description: 'Taken first; counts unless something below took its place.' },
    CORRECTION: { value: 'correction', description: 'Of a returned interview; counts once accepted.' },
    DIFFERING: { value: 'differing', description: 'Other answers under the same link; never counts.' },
  } as const,
});

type ShownVersion = GivenVersion & Pick<CaseToReview['versions'][number], 'derived'>;

export const versionRef = builder.objectRef<ShownVersion>('GivenVersion').implement({
  description: 'Answers as they came at one time.',
  fields: (t) => ({
    kind: t.field({
      type: givenKind,
      description: 'How they came.',
      authScopes: signedIn,
      resolve: ({ kind }) => kind,
    }),
    accepted: t.exposeBoolean('accepted', {
      description: 'False for a correction that nobody accepted yet, and for answers that never count.',
      authScopes: signedIn,
    }),
    receivedAt: t.field({
      type: 'DateTime',
      description: 'When.',
      authScopes: signedIn,
      resolve: ({ receivedAt }) => receivedAt,
    }),
    personId: t.string({
      nullable: true,
      description: 'Who interviewed; empty: the household answered by itself.',
      authScopes: signedIn,
      resolve: ({ personId }) => personId,
    }),
    formCode: t.exposeString('formCode', { description: 'Which questionnaire.', authScopes: signedIn }),
    formVersion: t.exposeInt('formVersion', { description: 'Which version of it.', authScopes: signedIn }),
    language: t.exposeString('language', { description: 'In which it was answered.', authScopes: signedIn }),
    answers: t.field({
      type: 'Answers',
      description: 'As they were given.',
      authScopes: signedIn,
      resolve: ({ answers }) => answers,
    }),
    calculated: t.field({
      type: 'Answers',
      description: 'What the form calculates from them.',
      authScopes: signedIn,
      resolve: ({ calculated }) => calculated,
    }),
    derived: t.field({
      type: 'Answers',
      description: 'Derived variables (派生变量); what cannot be known is left out.',
      authScopes: signedIn,
      resolve: ({ derived }) => derived,
    }),
    flags: t.exposeStringList('flags', {
      description: 'Such as soft:B2:0, the first soft check of that item; review:F1:1; media-missing:P1.',
      authScopes: signedIn,
    }),
  }),
});
