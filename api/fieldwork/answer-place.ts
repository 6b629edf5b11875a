import type { Case } from './case.ts';

/** The place of a case's answer. */
export const answerOf = ({ campaignId, village, number }: Case) =>
  ({ campaignId, village, number, slot: 'answer' }) as const;

/** That nothing stands in it but a gate. */
export const unanswered = {
  or: [
    { attr: 'kind' as const, exists: false as const },
    { attr: 'kind' as const, eq: 'gate' as const },
  ],
};
