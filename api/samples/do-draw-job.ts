import type { DrawContext } from '../context.ts';
import { openReserveVillage } from '../fieldwork/open-reserve-village.ts';
import { Refusal } from '../refusals.ts';
import { correctRoster } from './correct-roster.ts';
import { discloseVillages } from './disclose-villages.ts';
import { drawHouseholds } from './draw-households.ts';
import type { DrawAnswer, DrawJob } from './draw-job.ts';
import { drawVillages } from './draw-villages.ts';
import { makeCertificate } from './make-certificate.ts';

/** What the draw function knows before anybody asks. */
export type DrawSurroundings = Pick<
  DrawContext,
  'stores' | 'objects' | 'pulseOf' | 'unseal' | 'now' | 'newId'
>;

/**
 * Does a job in the draw function. Whoever sent it says only who asks: what this person may do is read here, from the table, so
 * that nobody can grant it on the way.
 */
export const doDrawJob = async (surroundings: DrawSurroundings, job: DrawJob): Promise<DrawAnswer> => {
  const { personId } = job;
  const asker =
    personId === null
      ? { person: undefined, grants: [] }
      : await surroundings.stores.people.personWithGrants(personId);
  try {
    return { done: await done({ ...surroundings, ...asker, signedIn: personId ?? undefined }, job) };
  } catch (error) {
    if (error instanceof Refusal) {
      const { code, wording, problems } = error;
      return { refused: { code, wording, problems } };
    }
    throw error;
  }
};

/** Gives what is not in the table for the asker to read. */
const done = async (context: DrawContext, job: DrawJob): Promise<unknown> => {
  const { campaignId } = job;
  switch (job.act) {
    case 'run the draw':
      await drawVillages(context, campaignId);
      return null;
    case 'disclose villages': {
      const villages = await discloseVillages(context, campaignId, job.places ?? undefined);
      return villages.map(({ code }) => code);
    }
    case 'draw the sample':
      await drawHouseholds(context, campaignId, job.villages ?? undefined);
      return null;
    case 'open a reserve village':
      await openReserveVillage(context, campaignId, job);
      return null;
    case 'correct a roster':
      await correctRoster(context, campaignId, { ...job, otherReason: job.otherReason ?? undefined });
      return null;
    case 'make the certificate':
      return makeCertificate(context, campaignId);
  }
};
