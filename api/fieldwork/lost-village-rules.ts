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

/** Whoever confirms a loss states the reason too, and has to come to the same one. */
export const mustConfirmSame = (loss: VillageLoss, reason: LossReason): void => {
  if (loss.reason !== reason) {
    throw refusalWith('village-loss-reason-differs', [
      { field: loss.village, reason: lossReasons[loss.reason] },
    ]);
  }
};

/** A village is not lost by one person's word, nor by that of somebody who would have had to go there. */
export const mustBeSecondPerson = (
  { recordedBy }: VillageLoss,
  second: { readonly personId: string; readonly interviewsThere: boolean },
): void => {
  if (recordedBy === second.personId || second.interviewsThere) {
    throw refusal('village-loss-own');
  }
};

/** What two people found stands; only one person's word can be found wrong. */
export const mustBeUnconfirmed = ({ confirmed }: VillageLoss): void => {
  if (confirmed !== undefined) {
    throw refusal('village-loss-confirmed');
  }
};

/** Throws while nobody else has found the village lost. */
export const mustBeConfirmed = ({ confirmed }: VillageLoss): void => {
  if (confirmed === undefined) {
    throw refusal('village-loss-unconfirmed');
  }
};

/** Throws with the list of losses that stand on one person's word. */
export const mustAllBeConfirmed = (losses: readonly VillageLoss[]): void => {
  const left = losses.filter(({ confirmed }) => confirmed === undefined);
  if (left.length > 0) {
    throw refusalWith(
      'village-losses-unconfirmed',
      left.map(({ village, name, reason }) => ({
        field: village,
        reason: { en: `${name}: ${lossReasons[reason].en}`, zh: `${name}：${lossReasons[reason].zh}` },
      })),
    );
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
