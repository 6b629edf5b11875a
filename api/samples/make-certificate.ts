import { certificateOf } from '../../methods/sampling/certificate/certificate-of.ts';
import type { DrawContext } from '../context.ts';
import type { FrameVillage } from '../frames/frame.ts';
import { frameCsv } from '../frames/frame-csv.ts';
import { sha256 } from '../platform/sha256.ts';
import { refusal } from '../refusals.ts';
import { addressesOf, type CertificateFile, certificateFiles } from './certificate-files.ts';
import { certificateParts, stageOf, type Told } from './certificate-parts.ts';
import { type Ceremony, openCeremony } from './open-ceremony.ts';
import { drawsOf, openSealedDraw } from './sealed-draw.ts';

/**
 * The certificate of a draw as a file, for anybody. Until closing it names no village to outsiders; the lead's has every village
 * that was disclosed, with the proof that it was fixed before. After closing it is the same for all.
 */
export const makeCertificate = async (context: DrawContext, campaignId: string): Promise<CertificateFile> => {
  const ceremony = await openCeremony(context.stores, campaignId);
  if (ceremony.draw.done === undefined) {
    throw refusal('villages-undrawn');
  }
  const files = certificateFiles(ceremony, context);
  const { objects } = context;
  // What outsiders get at a stage never changes, so it is made once, however many ask.
  if (files.insider || !(await objects.exists(files.certificate))) {
    const villages = await context.stores.frames.villages('certificate job', ceremony.draw.frame.id);
    await objects.write(files.frame, frameCsv(villages), 'text/csv; charset=utf-8');
    // Last, for it says that all is there.
    const text = await certificateText(context, ceremony, villages, files.insider);
    await objects.write(files.certificate, text, 'application/json');
  }
  return addressesOf(objects, files);
};

const certificateText = async (
  context: DrawContext,
  ceremony: Ceremony,
  villages: readonly FrameVillage[],
  insider: boolean,
): Promise<string> => {
  const { draw, parties } = ceremony;
  const sealed = await openSealedDraw(context, 'certificate job', draw, parties, draw.done?.pulse ?? null);
  const told: Told =
    insider || stageOf(ceremony) === 'opened'
      ? await toldOf(context.stores, ceremony)
      : { villages: [], openings: [], losses: [], corrections: [] };
  const lotteryEntries = await context.stores.ceremonies.lotteryEntries(draw.campaignId, draw.drawNumber);
  const parts = {
    ...certificateParts(ceremony, sealed, drawsOf(sealed, villages), told),
    lotteryEntries,
  };
  const certificate = certificateOf(parts, sha256);
  if (certificate.villages.root !== draw.done?.sampleRoot) {
    throw new Error(`The sample of campaign ${draw.campaignId} is not under the root that was published`);
  }
  return `${JSON.stringify(certificate, null, 1)}\n`;
};

const toldOf = async (
  { samples, reserves, lostVillages, rosterCorrections }: DrawContext['stores'],
  { campaign }: Ceremony,
): Promise<Told> => {
  const { campaignId } = campaign;
  const villages = await samples.villages('certificate job', campaignId);
  const openings: Told['openings'][number][] = [];
  for (const { code } of villages) {
    openings.push(...(await reserves.openingsIn('certificate job', campaignId, code)));
  }
  const [losses, corrections] = await Promise.all([
    lostVillages.all('certificate job', campaignId),
    rosterCorrections.all('certificate job', campaignId),
  ]);
  return { villages, openings, losses, corrections };
};
