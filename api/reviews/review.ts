/**
 * Review (复核) of an interview, by people who did not make it. What was said is never changed by it: a returned interview is visited
 * again, and what comes of that stands beside the first version until somebody accepts it.
 */

/** Where a case stands. It begins as `received`, without anything being written. */
export const reviewStates = ['received', 'checked', 'returned', 'accepted', 'disputed'] as const;
export type ReviewState = (typeof reviewStates)[number];

export const stateNames = {
  received: { en: 'received', zh: '已收到' },
  checked: { en: 'checked', zh: '已核对' },
  returned: { en: 'returned', zh: '已退回' },
  accepted: { en: 'accepted', zh: '已通过' },
  disputed: { en: 'disputed', zh: '有争议' },
} as const satisfies Record<ReviewState, unknown>;

/** What can be done to it; `corrected` by who interviewed, everything else by others. */
export const reviewSteps = [
  'check',
  'accept',
  'return',
  'dispute',
  'review-again',
  'settle-accept',
  'settle-return',
  'corrected',
] as const;
export type ReviewStep = (typeof reviewSteps)[number];

/** What somebody doubts; `none` is what a second reviewer may find. */
export const doubts = {
  none: { en: 'nothing is wrong', zh: '未发现问题' },
  'wrong-household': { en: 'another household was interviewed', zh: '访错住户' },
  'made-up': { en: 'the interview may not have taken place', zh: '疑似编造' },
  coached: { en: 'the answers were coached', zh: '答案疑被授意' },
  'official-present': { en: 'an official or helper was present', zh: '有干部或帮扶人员在场' },
  inconsistent: { en: 'answers contradict each other or what was observed', zh: '前后矛盾或与观察不符' },
  other: { en: 'other', zh: '其他' },
} as const;
export type Doubt = keyof typeof doubts;
export const doubtKeys = [
  'none',
  'wrong-household',
  'made-up',
  'coached',
  'official-present',
  'inconsistent',
  'other',
] as const satisfies readonly Doubt[];

/** One step, as it was taken. Nothing of it is ever changed. */
export interface ReviewEvent {
  readonly campaignId: string;
  readonly village: string;
  readonly number: number;
  /** From 1, in order. */
  readonly sequence: number;
  readonly step: ReviewStep;
  readonly personId: string;
  /** UTC moment. */
  readonly at: string;
  readonly comment: string;
  readonly doubt?: Doubt | undefined;
}

/** How a case stands after its steps. */
export interface Review {
  readonly state: ReviewState;
  /** So many steps were taken; whoever takes the next says which they saw. */
  readonly steps: number;
  readonly checkedBy?: string | undefined;
  readonly disputedBy?: string | undefined;
  readonly secondBy?: string | undefined;
}

/** A case goes round and round no longer than this. */
export const mostSteps = 40;

const noReview: Review = { state: 'received', steps: 0 };

const after = (before: Review, { step, personId }: Pick<ReviewEvent, 'step' | 'personId'>): Review => {
  const steps = before.steps + 1;
  switch (step) {
    case 'check':
      return { state: 'checked', steps, checkedBy: personId };
    case 'accept':
    case 'settle-accept':
      return { ...before, state: 'accepted', steps };
    case 'return':
    case 'settle-return':
      return { state: 'returned', steps };
    case 'dispute':
      return { ...before, state: 'disputed', steps, disputedBy: personId, secondBy: undefined };
    case 'review-again':
      return { ...before, steps, secondBy: personId };
    case 'corrected':
      return { state: 'received', steps };
  }
};

/** Follows from the steps alone, in their order. */
export const reviewOf = (events: readonly Pick<ReviewEvent, 'step' | 'personId'>[]): Review =>
  events.reduce(after, noReview);
