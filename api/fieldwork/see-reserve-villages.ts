import { ladderLength } from '../../methods/sampling/ladder-length.ts';
import { type Context, inCampaign } from '../context.ts';
import { grantFor } from '../people/authority-rules.ts';
import { Permit } from '../people/permit.ts';
import type { Design } from '../samples/design.ts';
import { homesByStratum } from '../samples/home-of.ts';
import { householdRun } from '../samples/sample.ts';
import { openingsOf, type VillageLoss } from './lost-village.ts';

/** A lost village as it stands. */
export interface LossStanding extends VillageLoss {
  /** Answers that came after all. They are kept, and enter no figure. */
  readonly answeredAfter: number;
}

/** What was lost of a stratum's villages, and what was opened for it. Which reserves are left is told to nobody, only how many. */
export interface StratumReserves {
  readonly stratum: string;
  /** Villages of the draw itself. */
  readonly drawn: number;
  readonly lost: readonly LossStanding[];
  readonly opened: number;
  readonly left: number;
}

type Seeing = Permit<'see the reserves'>;

/** The strata of which a village was lost, by code: all of them for the lead, those that lie in their division for supervisors. */
export const seeReserveVillages = async (
  context: Context,
  campaignId: string,
): Promise<readonly StratumReserves[]> => {
  const { stores, grants, now } = context;
  const { campaign } = await inCampaign(context, campaignId, 'see the campaign');
  const frozen = await stores.samples.frozenDesign(campaignId);
  const homes = frozen === undefined ? new Map<string, string>() : homesByStratum(frozen);
  const seen = [...homes].filter(
    ([, division]) => grantFor(grants, 'see the reserves', { campaign, division }, now) !== undefined,
  );
  const place = { campaign, division: seen[0]?.[1] ?? campaign.division };
  const permit = Permit.decide(context, 'see the reserves', place);
  const losses = Map.groupBy(await stores.lostVillages.all(permit, campaignId), ({ stratum }) => stratum);
  return Promise.all(
    seen
      .filter(([stratum]) => losses.has(stratum))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(async ([stratum, home]) => {
        const ofStratum = losses.get(stratum) ?? [];
        const opened = openingsOf(ofStratum, stratum).length;
        const planned = frozen?.design.strata.find(({ code }) => code === stratum);
        const ladder =
          planned === undefined ? 0 : await ladderOf(context, permit, campaign.frameImportId, home, planned);
        return {
          stratum,
          drawn: planned?.villages ?? 0,
          lost: await Promise.all(ofStratum.map((loss) => standingOf(context, permit, loss))),
          opened,
          left: ladder - opened,
        };
      }),
  );
};

const ladderOf = async (
  { stores }: Context,
  permit: Seeing,
  frame: string | undefined,
  home: string,
  { code, villages: n, reserve, method }: Design['strata'][number],
): Promise<number> => {
  if (method === 'rotation') {
    // The freeze refuses a rotation that leaves fewer.
    return reserve;
  }
  const listed = frame === undefined ? [] : await stores.frames.villagesWithin(permit, frame, home);
  return ladderLength({ method, n, reserve, units: listed.filter(({ stratum }) => stratum === code) });
};

const standingOf = async ({ stores }: Context, permit: Seeing, loss: VillageLoss): Promise<LossStanding> => {
  const { campaignId, village } = loss;
  const facts = await stores.samples.villageFacts(campaignId, village);
  const answered = facts === undefined ? undefined : await stores.cases.answered(permit, householdRun(facts));
  return { ...loss, answeredAfter: answered?.size ?? 0 };
};
