/** When a village may be recorded as lost, and when a reserve village may be opened for it: decided from what stands. */
import { refusal, refusalWith } from '../refusals.ts';
import type { SampledVillage } from '../samples/sample.ts';
import { type LossReason, lossReasons, type VillageLoss } from './lost-village.ts';

/** Whoever records the same again hears what stands; for another reason, that it was recorded before. */
export const mustBeSameLoss = (loss: VillageLoss, reason: LossReason): void => {
  if (loss.reason !== reason) {
    throw refusalWith('village-lost-otherwise', [{ field: loss.village, reason: lossReasons[loss.reason] }]);
  }
};

/** A village in which somebody answered can be worked: nobody takes it out of the sample because of what was said. */
export const mustBeWithoutAnswers = (answered: ReadonlySet<number>): void => {
  if (answered.size > 0) {
    throw refusal('village-has-answers');
  }
};

/** The one who releases a reserve states the reason too, and has to come to the same one. */
export const mustAgree = (loss: VillageLoss, reason: LossReason): void => {
  if (loss.reason !== reason) {
    throw refusalWith('reserve-village-reason-differs', [
      { field: loss.village, reason: lossReasons[loss.reason] },
    ]);
  }
};

/** Nobody releases what the own word made necessary, and no interviewer a village in place of an own one. */
export const mustBeOfSomebodyElse = (
  { recordedBy }: VillageLoss,
  supervisor: { readonly personId: string; readonly interviewsThere: boolean },
): void => {
  if (recordedBy === supervisor.personId || supervisor.interviewsThere) {
    throw refusal('reserve-village-own');
  }
};

/** The ladder goes on where the sample of the others ends; a village that is in for certain was never among these. */
export const mustNotBeCertain = ({ role }: SampledVillage): void => {
  if (role === 'take-all') {
    throw refusal('reserve-village-certain');
  }
};
