import type { Campaign } from '../campaigns/campaign.ts';
import type { DrawContext } from '../context.ts';
import { grantFor } from '../people/authority-rules.ts';
import type { Permit } from '../people/permit.ts';
import { mustNameGroups } from '../screening/screening-rules.ts';
import { correctedRoster } from './corrected-roster.ts';
import { mustBeFrozenRoster, type Roster } from './household-rules.ts';
import { openCeremony } from './open-ceremony.ts';
import { changeOfRoster, mustHaveNoHand } from './roster-correction-rules.ts';
import type { FrozenRoster, SampledVillage } from './sample.ts';
import { openSealedDraw } from './sealed-draw.ts';

type Correcting = Permit<'correct a roster'>;

/** The roster that is right, as its import has it, and how it differs from the one that was frozen. */
export interface ComparedRosters {
  readonly sampleSaltKey: Uint8Array;
  readonly after: Roster;
  readonly added: number;
  readonly removed: number;
}

/** Both rosters of a village, of which the supervisor had a hand in neither; or the refusal. */
export const compareRosters = async (
  context: DrawContext,
  permit: Correcting,
  campaign: Campaign,
  village: SampledVillage,
  frozen: FrozenRoster,
  importId: string,
): Promise<ComparedRosters> => {
  const { stores, grants, now } = context;
  const { campaignId } = campaign;
  const before = await stores.frames.rosterWithSource(permit, frozen.importId, village.code);
  const after = await correctedRoster(stores, permit, campaignId, importId, village.code);
  const uploaders = await Promise.all(
    [before?.importId ?? frozen.importId, after.importId].map((id) => stores.frames.get(campaignId, id)),
  );
  const place = { campaign, division: village.code };
  const interviewsThere = grantFor(grants, 'take cases', place, now) !== undefined;
  mustHaveNoHand({ personId: permit.personId, interviewsThere }, [
    ...uploaders.map((uploaded) => uploaded?.requestedBy),
    frozen.frozenBy,
  ]);
  const { draw, parties } = await openCeremony(stores, campaignId);
  const sealed = await openSealedDraw(context, permit, draw, parties, draw.done?.pulse ?? null);
  const old = before?.roster ?? [];
  mustBeFrozenRoster(sealed, village, frozen, old);
  const change = changeOfRoster(old, after.roster);
  const design = await stores.samples.design(campaignId);
  if (design?.screening !== undefined) {
    mustNameGroups([village], new Map([[village.code, after.roster]]));
  }
  return { sampleSaltKey: sealed.keys.sampleSaltKey, after: after.roster, ...change };
};
