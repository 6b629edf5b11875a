import { doubtKeys, doubts, reviewStates, stateNames } from '../api/reviews/review.ts';
import { builder } from './builder.ts';

const inCapitals = (key: string): string => key.replaceAll('-', '_').toUpperCase();

export const reviewStateEnum = builder.enumType('ReviewState', {
  description: 'Where an answered case stands in review (复核状态).',
  values: Object.fromEntries(
    reviewStates.map((state) => [
      inCapitals(state),
      { value: state, description: `${stateNames[state].zh}: ${stateNames[state].en}.` },
    ]),
  ),
});

const judgements = {
  CHECK: { value: 'check', description: '核对: looked at, and nothing against it.' },
  ACCEPT: { value: 'accept', description: '通过: by somebody other than who checked it.' },
  RETURN: { value: 'return', description: '退回: the interviewer visits again; says why.' },
  DISPUTE: { value: 'dispute', description: '争议: doubted; a second reviewer looks without knowing why.' },
  REVIEW_AGAIN: { value: 'review-again', description: '盲审: the second, blind view of a disputed case.' },
  SETTLE_ACCEPT: { value: 'settle-accept', description: '裁定通过: by a lead, after the second view.' },
  SETTLE_RETURN: { value: 'settle-return', description: '裁定退回: by a lead, after the second view.' },
} as const;

export const judgementEnum = builder.enumType('ReviewJudgement', {
  description: 'A step that a reviewer takes.',
  values: judgements,
});

export const reviewStepEnum = builder.enumType('ReviewStep', {
  description: 'A step of a review.',
  values: {
    ...judgements,
    CORRECTED: {
      value: 'corrected',
      description: '补正: the interviewer visited again and sent a correction.',
    },
  } as const,
});

export const doubtEnum = builder.enumType('Doubt', {
  description: 'What is doubted (疑点类别).',
  values: Object.fromEntries(
    doubtKeys.map((key) => [
      inCapitals(key),
      { value: key, description: `${doubts[key].zh}: ${doubts[key].en}.` },
    ]),
  ),
});
