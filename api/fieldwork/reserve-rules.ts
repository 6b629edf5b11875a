/** When a reserve may be opened, and which: decided from what stands, without a choice for anybody. */

import { type Problem, refusal, refusalWith } from '../refusals.ts';
import { householdRun, type SampledVillage } from '../samples/sample.ts';
import { type Case, caseCode } from './case.ts';
import { type LadderHousehold, type ReserveOpening, type ReserveReason, reserveReasons } from './reserve.ts';

/**
 * Moved or merged, and no longer there, are no non-answers: such a household does not belong to those who are asked (AAPOR: not
 * eligible), so nobody is missing, and the list is that much longer than those whom it stands for.
 */
const notEligible: readonly number[] = [6, 7];

/** Evidence says what was found, in a sentence at least. A telephone or identity number in it would be contact data. */
export const evidenceProblems = (evidence: string): readonly Problem[] => {
  const problem = (en: string, zh: string): Problem => ({ field: 'evidence', reason: { en, zh } });
  const length = [...evidence].length;
  return [
    ...(length >= 10 && length <= 1000 ? [] : [problem('10 to 1000 characters', '须为10至1000个字')]),
    ...(/\d{11}/.test(evidence)
      ? [problem('without telephone or identity numbers', '不得包含电话号码或身份证号')]
      : []),
  ];
};

export const mustBeEvidence = (evidence: string): void => {
  const problems = evidenceProblems(evidence);
  if (problems.length > 0) {
    throw refusalWith('input-invalid', problems);
  }
};

/** Whoever asks again for the same reason hears what stands; for another reason, that it was opened already. */
export const mustBeSameReason = (opening: ReserveOpening, reason: ReserveReason): void => {
  if (opening.reason !== reason) {
    const { en, zh } = reserveReasons[opening.reason];
    throw refusalWith('reserve-opened', [
      { field: caseCode(opening.village, opening.reserve), reason: { en, zh } },
    ]);
  }
};

/** The outcome that a reserve is opened for, or the refusal. */
export const finalNonAnswer = (
  each: Case,
  answered: boolean,
  reason: ReserveReason,
  supervisor: string,
): { readonly outcome: number; readonly outcomeBy: string } => {
  const { outcome, outcomeBy, role } = each;
  if (role === 'screening') {
    throw refusal('reserve-case-group');
  }
  if (role !== 'probability') {
    throw refusal('reserve-case-added');
  }
  if (answered) {
    throw refusal('reserve-case-answered');
  }
  if (outcome === undefined || outcomeBy === undefined) {
    throw refusal('reserve-case-unfinished');
  }
  if (notEligible.includes(outcome)) {
    throw refusal('reserve-case-ineligible');
  }
  if (outcomeBy === supervisor) {
    throw refusal('reserve-own-outcome');
  }
  const agreeing: readonly number[] = reserveReasons[reason].outcomes;
  if (!agreeing.includes(outcome)) {
    throw refusal('reserve-reason-differs');
  }
  return { outcome, outcomeBy };
};

/** The outcomes after which a reserve may be opened. */
export const mayHaveReserve = ({ outcome, replacedBy }: Case, answered: boolean): boolean =>
  !answered && outcome !== undefined && replacedBy === undefined && !notEligible.includes(outcome);

/** The next household of the list's ladder as a case that stands in for another, and its rank; or the refusal. */
export const nextReserve = (
  village: SampledVillage,
  ladder: readonly LadderHousehold[],
  { campaignId, list, number }: Case,
): { readonly reserve: Case; readonly rank: number } => {
  const { issued = 0, reserves = 0 } = village.lists[list] ?? {};
  const next = ladder[reserves];
  if (next === undefined) {
    throw refusal('reserve-none-left');
  }
  const { after, cases } = householdRun(village);
  const reserve = {
    ...next,
    list,
    campaignId,
    village: village.code,
    number: after + cases + 1,
    role: 'probability' as const,
    generation: 1,
    standsInFor: number,
    version: 1,
  };
  return { reserve, rank: issued + 1 };
};
