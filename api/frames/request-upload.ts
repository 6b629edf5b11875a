import { auditEvent } from '../audit/audit-event.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { mustBeIn } from '../campaigns/campaign-rules.ts';
import { type Context, inCampaign } from '../context.ts';
import { divisionYear } from '../divisions/load-divisions.ts';
import { refusal } from '../refusals.ts';
import { takesList } from './adopt-list.ts';
import { type FrameImport, type ImportKind, uploadKey } from './frame.ts';
import { yearOfFrame } from './read-import.ts';

export interface RequestedUpload {
  readonly frameImport: FrameImport;
  /** Takes one PUT of the file within 15 minutes. */
  readonly uploadUrl: string;
}

export interface WantedUpload {
  readonly campaignId: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  /** Of the division list whose codes a village list uses. */
  readonly divisionYear?: string | undefined;
  /** The campaign of whose frame a village list is a new version; absent: the one that this campaign has. */
  readonly basisCampaignId?: string | undefined;
}

/** A list comes as a file: this gives the address to put it to. Villages while drafting, households once villages are drawn. */
export const requestUpload = async (context: Context, wanted: WantedUpload): Promise<RequestedUpload> => {
  const { campaignId, kind, fileName } = wanted;
  const { campaign, permit } = await inCampaign(context, campaignId, 'import a frame');
  if (!takesList(campaign, kind)) {
    mustBeIn(campaign, kind === 'villages' ? 'draft' : 'drawn');
  }
  const frameImport: FrameImport = {
    campaignId,
    kind,
    fileName,
    importId: context.newId(),
    state: 'waiting',
    requestedBy: permit.personId,
    grantId: permit.grantId,
    requestedAt: context.now.toISOString(),
    rows: 0,
    problemCount: 0,
    ...(kind === 'villages' ? await whatVillagesNeed(context, campaign, wanted) : {}),
  };
  const event = auditEvent(permit, campaignId, context.now, context.newId(), frameImport.importId);
  await context.stores.frames.request(permit, frameImport, context.stores.audit.recorded(event));
  const uploadUrl = await context.objects.uploadUrl(uploadKey(campaignId, frameImport.importId));
  return { frameImport, uploadUrl };
};

const whatVillagesNeed = async (
  context: Context,
  campaign: Campaign,
  wanted: WantedUpload,
): Promise<Pick<FrameImport, 'divisionYear' | 'basisImportId'>> => {
  const year = await yearFor(context, campaign, wanted.divisionYear);
  if (wanted.basisCampaignId === undefined) {
    return { divisionYear: year };
  }
  const { campaign: basis } = await inCampaign(context, wanted.basisCampaignId, 'import a frame');
  if (basis.frameImportId === undefined) {
    throw refusal('frame-basis-missing');
  }
  return { divisionYear: year, basisImportId: basis.frameImportId };
};

/** The one that is named, else that of the frame which the campaign has, else the newest. */
const yearFor = async (
  { stores }: Context,
  campaign: Campaign,
  named: string | undefined,
): Promise<string> => {
  const years = await stores.divisions.years();
  if (named === undefined) {
    return (await yearOfFrame(stores, campaign)) ?? years[0] ?? divisionYear;
  }
  if (!years.includes(named)) {
    throw refusal('division-year-unknown');
  }
  return named;
};
