import { auditEvent } from '../audit/audit-event.ts';
import { type Context, inCampaign } from '../context.ts';
import { villagePlace } from '../estimates/node.ts';
import { closeCasesApart, openCasesApart } from '../fieldwork/close-cases-apart.ts';
import { mustAllBeConfirmed } from '../fieldwork/lost-village-rules.ts';
import type { Permit } from '../people/permit.ts';
import { type Problem, refusal, refusalWith } from '../refusals.ts';
import { takeDueEffects } from '../responses/take-due-effects.ts';
import { householdRun, issuedIn, type SampledVillage } from '../samples/sample.ts';
import type { Campaign } from './campaign.ts';
import { mustBeIn } from './campaign-rules.ts';
import { orWhatStands } from './or-what-stands.ts';

type Closing = Permit<'close the campaign'>;

/** Villages that are brought into the new epoch side by side. */
const villagesAtOnce = 16;

/**
 * Ends fieldwork: no answer is taken from now on. Every issued case must have an outcome, but in villages that were lost by the word of two. A new epoch begins, and every
 * figure is computed again from the records. Whoever asks again after a break-off has the rest done, and nothing twice.
 */
export const closeCampaign = async (context: Context, campaignId: string): Promise<Campaign> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'close the campaign');
  const villages = await issuedVillages(context, permit, campaignId);
  // What fell due while nobody looked still counts; after this nothing does.
  await takeDueEffects(context, permit, campaignId);
  const closed = campaign.state === 'closed' ? campaign : await close(context, permit, campaign, villages);
  await closeCasesApart(context.stores, permit, campaignId);
  // From here on no reserve is opened: the villages as they are now, whatever was opened since they were looked at.
  const last = await issuedVillages(context, permit, campaignId);
  const left = last.filter(({ epoch }) => epoch !== closed.epoch);
  for (let first = 0; first < left.length; first += villagesAtOnce) {
    const some = left.slice(first, first + villagesAtOnce);
    await Promise.all(some.map((village) => closeVillage(context, permit, village, closed.epoch)));
  }
  return closed;
};

const issuedVillages = async (
  { stores }: Context,
  permit: Closing,
  campaignId: string,
): Promise<readonly SampledVillage[]> => stores.samples.villages(permit, campaignId);

const close = async (
  context: Context,
  permit: Closing,
  campaign: Campaign,
  villages: readonly SampledVillage[],
): Promise<Campaign> => {
  mustBeIn(campaign, 'fieldwork');
  await mustBeDisclosed(context, campaign, villages);
  const drawn = (await Promise.all(villages.map((village) => stillOpen(context, village)))).flat();
  const open = [...drawn, ...(await openCasesApart(context.stores, permit, campaign.campaignId))];
  if (open.length > 0) {
    throw refusalWith('villages-open', open);
  }
  mustAllBeConfirmed(await context.stores.lostVillages.all(permit, campaign.campaignId));
  const event = auditEvent(permit, campaign.campaignId, context.now, context.newId(), 'closed');
  const closedAt = context.now.toISOString();
  const change = { state: 'closed', epoch: campaign.epoch + 1, closedAt } as const;
  return orWhatStands(
    context,
    campaign.campaignId,
    ({ state }) => state === 'closed',
    () => context.stores.campaigns.change(permit, campaign, change, event),
  );
};

/** Who stops early because the figures look good has villages left that nobody went to. */
const mustBeDisclosed = async (
  { stores }: Context,
  { campaignId }: Campaign,
  villages: readonly SampledVillage[],
): Promise<void> => {
  const design = await stores.samples.design(campaignId);
  const drawn = (design?.strata ?? []).reduce((sum, { villages: n }) => sum + n, 0);
  const left = drawn - villages.filter(({ role }) => role !== 'ladder').length;
  if (left > 0) {
    throw refusal('villages-undisclosed', { left });
  }
};

/**
 * Other processes may believe for two seconds more that the campaign takes answers. So each case without an answer is closed
 * first; only then are the village's facts written anew, which brings the roll-up to it in the new epoch: an answer is either
 * there when it counts, or is never taken.
 */
const closeVillage = async (
  { stores }: Context,
  permit: Closing,
  village: SampledVillage,
  epoch: number,
): Promise<void> => {
  const cases = await stores.cases.ofRun(permit, householdRun(village));
  // A case without an outcome has its answer, or the campaign could not have been closed; but nobody asked that of a lost village.
  const visited = cases.filter(({ outcome }) => outcome !== undefined || village.lost !== undefined);
  await Promise.all(visited.map((each) => stores.cases.closeToAnswers(permit, each)));
  await stores.samples.touchVillage(permit, village, epoch);
};

const stillOpen = async (context: Context, village: SampledVillage): Promise<readonly Problem[]> => {
  const { campaignId, code, name, stratum, lost } = village;
  if (lost !== undefined) {
    return [];
  }
  const node = await context.stores.nodes.stored(villagePlace(campaignId, code, stratum));
  const counts = node?.counts;
  const issued = issuedIn(village);
  // A reserve that was opened just now may not be among the cases that were counted, nor is a roster that was corrected just now;
  // and a village that was held for lost until just now still counts as one for which nobody waits.
  const ended = counts?.villagesClosed === 1 && counts.cases === issued;
  if (village.householdsDrawn && ended && counts.answered + counts.otherOutcomes === issued) {
    return [];
  }
  const left = counts === undefined ? '?' : issued - counts.answered - counts.otherOutcomes;
  return [
    {
      field: code,
      reason: { en: `${name}: ${left} cases without an outcome`, zh: `${name}：${left}户没有访问结果` },
    },
  ];
};
