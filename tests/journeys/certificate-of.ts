/** The certificate that somebody is given, verified with the frame that comes with it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFrame } from '../../cli/verify/read-frame.ts';
import type { CertifiedFrameRow } from '../../methods/sampling/certificate/certified-frame.ts';
import {
  type Verification,
  verifyCertificate,
} from '../../methods/sampling/certificate/verify-certificate.ts';
import type { Evaluation } from '../api/evaluation.ts';
import type { PersonKey } from '../api/people.ts';

const fetched = async (url: unknown): Promise<string> => (await fetch(String(url))).text();

const rowsOf = (text: string): readonly CertifiedFrameRow[] => {
  const folder = mkdtempSync(join(tmpdir(), 'zhenping-frame-'));
  try {
    const file = join(folder, 'frame.csv');
    writeFileSync(file, text);
    return readFrame(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

export const verificationOf = async (
  { act }: Evaluation,
  campaign: string,
  person: PersonKey | undefined,
): Promise<Verification> => {
  const { value } = await act(person, 'makeCertificate', { campaign });
  const certificate: unknown = JSON.parse(await fetched(value['url']));
  const frame = value['frameUrl'];
  return verifyCertificate(certificate, typeof frame === 'string' ? rowsOf(await fetched(frame)) : undefined);
};
