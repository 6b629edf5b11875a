import { agreedResult, openRound } from '../../methods/sampling/certificate/lottery.ts';
import { auditEvent } from '../audit/audit-event.ts';
import { type Context, inCampaign } from '../context.ts';
import { refusal } from '../refusals.ts';
import { ownParty } from './chance-rules.ts';
import { latestMoment, lotteryOf, mustAgree, mustHaveForm, mustTakeResults } from './lottery-rules.ts';
import { type Ceremony, openCeremony } from './open-ceremony.ts';

/**
 * Takes the result of a lottery as somebody of one side read it where it is published. It counts once somebody of the other side
 * typed the same, without being shown this. Where they differ both see both, it stays in public, and both sides type again.
 */
export const enterLotteryResult = async (
  context: Context,
  campaignId: string,
  text: string,
): Promise<Ceremony> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'enter a lottery result');
  const ceremony = await openCeremony(context.stores, campaignId);
  const { draw } = ceremony;
  const { drawNumber } = draw;
  const lottery = lotteryOf(draw);
  if (lottery === undefined) {
    throw refusal('lottery-none');
  }
  const { ceremonies } = context.stores;
  const before = await ceremonies.lotteryEntries(campaignId, drawNumber);
  const result = agreedResult(before);
  if (result !== undefined) {
    if (result === text) {
      return ceremony;
    }
    throw refusal('lottery-result-stands', { result });
  }
  mustTakeResults(campaign, lottery, context.now);
  mustHaveForm(lottery, text);
  const side = ownParty(campaign, context.person?.organisationId ?? '');
  const round = openRound(before);
  const at = latestMoment([context.now.toISOString(), ...before.map((each) => each.at)]);
  const ofRound = { campaignId, drawNumber, round, side };
  await ceremonies.enterLotteryResult(
    permit,
    { ...ofRound, text, at, enteredBy: permit.personId },
    // Without the text: whoever may read the trail would know it before typing the own one.
    auditEvent(permit, campaignId, context.now, context.newId(), `${lottery.number} round ${round} ${side}`),
  );
  // What stands may be of a colleague who was faster, in this request's place or at the same moment.
  const after = await ceremonies.lotteryEntries(campaignId, drawNumber);
  if (!after.some((each) => each.round === round && each.side === side && each.text === text)) {
    throw refusal('lottery-entered', { round });
  }
  mustAgree(after, round);
  return ceremony;
};
