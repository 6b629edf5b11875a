/** Whatever people do and in whatever order: nobody judges twice what the rules give to two, and no state is left by a step that does not belong to it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ReviewEvent, reviewOf } from '../../../api/reviews/review.ts';
import { forbids, type Judgement } from '../../../api/reviews/review-rules.ts';

const people = ['interviewer', 'a', 'b', 'c'];
const steps = [
  'check',
  'accept',
  'return',
  'dispute',
  'review-again',
  'settle-accept',
  'settle-return',
] as const satisfies readonly Judgement[];

const attempts = fc.array(
  fc.record({ step: fc.constantFrom(...steps, 'corrected' as const), by: fc.constantFrom(...people) }),
  { maxLength: 30 },
);

type Taken = Pick<ReviewEvent, 'step' | 'personId'>;

/** The steps that the rules let through, in order. */
const played = (
  tried: readonly { readonly step: Judgement | 'corrected'; readonly by: string }[],
): readonly Taken[] =>
  tried.reduce<readonly Taken[]>((taken, { step, by }) => {
    const review = reviewOf(taken);
    const allowed =
      step === 'corrected'
        ? review.state === 'returned' && by === 'interviewer'
        : forbids(review, {
            step,
            by,
            comment: '有理由的说明',
            doubt: 'other',
            interviewers: ['interviewer'],
            selfCompleted: false,
          }) === undefined;
    return allowed ? taken.concat({ step, personId: by }) : taken;
  }, []);

/** Steps since the answers at hand came: the last correction, or the beginning. */
const sinceAnswers = (taken: readonly Taken[]): readonly Taken[] =>
  taken.slice(taken.findLastIndex(({ step }) => step === 'corrected') + 1);

describe('rules of review', () => {
  test('whoever interviewed judges nothing', () => {
    fc.assert(
      fc.property(attempts, (tried) => {
        expect(
          played(tried).filter(({ step, personId }) => step !== 'corrected' && personId === 'interviewer'),
        ).toEqual([]);
      }),
    );
  });

  test('what is accepted was looked at by two, or by three where it was disputed', () => {
    fc.assert(
      fc.property(attempts, (tried) => {
        const taken = played(tried);
        const last = taken.at(-1);
        const eyes = new Set(sinceAnswers(taken).map(({ personId }) => personId));
        if (last?.step === 'accept') {
          expect(eyes.size).toBeGreaterThanOrEqual(2);
        }
        if (last?.step === 'settle-accept') {
          expect(eyes.size).toBeGreaterThanOrEqual(3);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('an accepted case is left only by a dispute, a returned one only by a correction', () => {
    fc.assert(
      fc.property(attempts, (tried) => {
        const taken = played(tried);
        for (const [index, { step }] of taken.entries()) {
          const { state } = reviewOf(taken.slice(0, index));
          if (state === 'accepted') {
            expect(step).toBe('dispute');
          }
          if (state === 'returned') {
            expect(step).toBe('corrected');
          }
        }
      }),
    );
  });

  test('every state is reached by some steps', () => {
    const reached = new Set(
      fc.sample(attempts, { numRuns: 3000, seed: 7 }).map((tried) => reviewOf(played(tried)).state),
    );
    expect([...reached].toSorted()).toEqual(['accepted', 'checked', 'disputed', 'received', 'returned']);
  });
});
