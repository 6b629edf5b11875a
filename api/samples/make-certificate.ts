import { z } from 'zod';
import type { Certificate } from '../../methods/sampling/certificate/certificate.ts';
import { certificateOf } from '../../methods/sampling/certificate/certificate-of.ts';
import type { DrawContext } from '../context.ts';
import type { FrameVillage } from '../frames/frame.ts';
import { frameCsv } from '../frames/frame-csv.ts';
import { grantFor } from '../people/authority-rules.ts';
import { sha256 } from '../platform/sha256.ts';
import { refusal } from '../refusals.ts';
import { certificateParts, stageOf, type Told } from './certificate-parts.ts';
import { type Ceremony, openCeremony } from './open-ceremony.ts';
import { drawsOf, openSealedDraw } from './sealed-draw.ts';

/** Where the certificate and its frame can be fetched within the next 15 minutes. */
export const certificateFileSchema = z.object({
  stage: z.enum(['sealed', 'opened']) satisfies z.ZodType<Certificate['stage']>,
  url: z.url(),
  /** The frame's rows, for those who may have them: the lead at any time, everybody once the key is open. */
  frameUrl: z.url().nullable(),
});

export type CertificateFile = Readonly<z.infer<typeof certificateFileSchema>>;

/**
 * The certificate of a draw as a file, for anybody. Until closing it names no village to outsiders; the lead's has every village
 * that was disclosed, with the proof that it was fixed before. After closing it is the same for all.
 */
export const makeCertificate = async (context: DrawContext, campaignId: string): Promise<CertificateFile> => {
  const ceremony = await openCeremony(context.stores, campaignId);
  if (ceremony.draw.done === undefined) {
    throw refusal('villages-undrawn');
  }
  const { campaign } = ceremony;
  const stage = stageOf(ceremony);
  const insider =
    stage === 'sealed' && grantFor(context.grants, 'see the sample', { campaign }, context.now) !== undefined;
  const folder = `certificates/${campaignId}`;
  const file = `${folder}/${insider ? 'insider' : 'public'}-${stage}.json`;
  const frameFile = `${folder}/frame.csv`;
  const { objects } = context;
  // What outsiders get at a stage never changes, so it is made once, however many ask.
  if (insider || !(await objects.exists(file))) {
    const villages = await context.stores.frames.villages('certificate job', ceremony.draw.frame.id);
    await objects.write(
      file,
      await certificateText(context, ceremony, villages, insider),
      'application/json',
    );
    await objects.write(frameFile, frameCsv(villages), 'text/csv; charset=utf-8');
  }
  return {
    stage,
    url: await objects.downloadUrl(file),
    frameUrl: insider || stage === 'opened' ? await objects.downloadUrl(frameFile) : null,
  };
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
      : { villages: [], openings: [], losses: [] };
  const parts = certificateParts(ceremony, sealed, drawsOf(sealed, villages), told);
  return `${JSON.stringify(certificateOf(parts, sha256), null, 1)}\n`;
};

const toldOf = async (
  { samples, reserves, lostVillages }: DrawContext['stores'],
  { campaign }: Ceremony,
): Promise<Told> => {
  const { campaignId } = campaign;
  const villages = await samples.villages('certificate job', campaignId);
  const openings: Told['openings'][number][] = [];
  for (const { code } of villages) {
    openings.push(...(await reserves.openingsIn('certificate job', campaignId, code)));
  }
  return { villages, openings, losses: await lostVillages.all('certificate job', campaignId) };
};
