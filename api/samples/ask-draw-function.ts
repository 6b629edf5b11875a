/** What people ask of the draw function: that they may is decided before it is asked, and once more by the function itself. */
import { z } from 'zod';
import type { Campaign } from '../campaigns/campaign.ts';
import { type Context, inCampaign } from '../context.ts';
import type { Permit } from '../people/permit.ts';
import { refusal, refusalWith } from '../refusals.ts';
import {
  addressesOf,
  type CertificateFile,
  certificateFileSchema,
  certificateFiles,
} from './certificate-files.ts';
import { openCeremony } from './open-ceremony.ts';
import { openedProbabilities } from './opened-probabilities.ts';
import { placesByHome } from './places-by-home.ts';
import type { SampledVillage } from './sample.ts';
import type { SamplePlaces } from './sample-places.ts';

export const askForDraw = async (context: Context, campaignId: string): Promise<Campaign> => {
  const { permit } = await inCampaign(context, campaignId, 'run the draw');
  await context.drawFunction({ act: permit.act, campaignId, personId: permit.personId });
  return (await inCampaign(context, campaignId, 'run the draw')).campaign;
};

interface VillagesWanted {
  readonly places?: readonly SamplePlaces[] | undefined;
  readonly wholeSample: boolean;
}

/** A forgotten argument shows nobody the sample. */
const placesOrWhole = {
  en: 'name the places whose teams depart, or say wholeSample: true',
  zh: '请指明即将出发的样本位次，或明确要求公布全部样本',
};

export const askForVillages = async (
  context: Context,
  campaignId: string,
  { places, wholeSample }: VillagesWanted,
): Promise<readonly SampledVillage[]> => {
  if ((places === undefined) !== wholeSample) {
    throw refusalWith('input-invalid', [{ field: 'places', reason: placesOrWhole }]);
  }
  const { stores, drawFunction } = context;
  const homes = await placesByHome(stores, await openCeremony(stores, campaignId), places);
  const permits: Permit<'disclose villages'>[] = [];
  for (const home of homes.keys()) {
    permits.push((await inCampaign(context, campaignId, 'disclose villages', home)).permit);
  }
  const [permit] = permits;
  if (permit === undefined) {
    return [];
  }
  const { act, personId } = permit;
  const codes = await drawFunction({ act, campaignId, personId, places: places ?? null });
  const villages = await stores.samples.villagesNamed(permit, campaignId, z.array(z.string()).parse(codes));
  return openedProbabilities(stores, permit, campaignId, villages);
};

export const askForHouseholds = async (
  context: Context,
  campaignId: string,
  villages?: readonly string[],
): Promise<Campaign> => {
  const { permit } = await inCampaign(context, campaignId, 'draw the sample');
  const { act, personId } = permit;
  await context.drawFunction({ act, campaignId, personId, villages: villages ?? null });
  return (await inCampaign(context, campaignId, 'draw the sample')).campaign;
};

/** For anybody; what it names depends on who asks. The draw function is troubled only where the file is not there yet. */
export const askForCertificate = async (context: Context, campaignId: string): Promise<CertificateFile> => {
  const ceremony = await openCeremony(context.stores, campaignId);
  if (ceremony.draw.done === undefined) {
    throw refusal('villages-undrawn');
  }
  const files = certificateFiles(ceremony, context);
  if (!files.insider && (await context.objects.exists(files.certificate))) {
    return addressesOf(context.objects, files);
  }
  const personId = context.person?.personId ?? null;
  const file = await context.drawFunction({ act: 'make the certificate', campaignId, personId });
  return certificateFileSchema.parse(file);
};
