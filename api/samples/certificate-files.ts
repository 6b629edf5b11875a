import { z } from 'zod';
import type { Certificate } from '../../methods/sampling/certificate/certificate.ts';
import { grantFor } from '../people/authority-rules.ts';
import type { Grant } from '../people/grant.ts';
import type { ObjectStore } from '../platform/objects.ts';
import { stageOf } from './certificate-parts.ts';
import type { Ceremony } from './open-ceremony.ts';

export const certificateFileSchema = z.object({
  stage: z.enum(['sealed', 'opened']),
  /** Where the certificate can be fetched within the next 15 minutes. */
  url: z.string(),
  /** The frame's rows, for those who may have them: the lead at any time, everybody once the key is open. */
  frameUrl: z.string().nullable(),
});

export type CertificateFile = Readonly<z.infer<typeof certificateFileSchema>>;

export interface CertificateFiles {
  readonly stage: Certificate['stage'];
  /** Whether disclosed villages are told before the key is open. */
  readonly insider: boolean;
  readonly certificate: string;
  readonly frame: string;
}

/** Which files are for whoever asks. */
export const certificateFiles = (
  ceremony: Ceremony,
  { grants, now }: { readonly grants: readonly Grant[]; readonly now: Date },
): CertificateFiles => {
  const { campaign } = ceremony;
  const stage = stageOf(ceremony);
  const insider = stage === 'sealed' && grantFor(grants, 'see the sample', { campaign }, now) !== undefined;
  const folder = `certificates/${campaign.campaignId}`;
  return {
    stage,
    insider,
    certificate: `${folder}/${insider ? 'insider' : 'public'}-${stage}.json`,
    frame: `${folder}/frame.csv`,
  };
};

export const addressesOf = async (
  objects: ObjectStore,
  { stage, insider, certificate, frame }: CertificateFiles,
): Promise<CertificateFile> => ({
  stage,
  url: await objects.downloadUrl(certificate),
  frameUrl: insider || stage === 'opened' ? await objects.downloadUrl(frame) : null,
});
