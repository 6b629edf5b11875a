/** The verification, in a thread of its own: a country takes a while, and the page has to stay awake. */
import { readCertificate } from '../../methods/sampling/certificate/read-certificate.ts';
import { verifyCertificate } from '../../methods/sampling/certificate/verify-certificate.ts';
import type { SignatureHolds } from '../../methods/sampling/certificate/verify-parties.ts';
import type { Answer, Question } from './ask-verifier.ts';
import { readCertificateFile, readFrameFile, UnusableFile } from './read-files.ts';
import { reportOf } from './report.ts';
import { signaturesOf } from './signatures.ts';

const tell = (answer: Answer): void => postMessage(answer);

/** What is no certificate has no signatures; the verification says what is wrong with it. */
const signaturesIn = async (value: unknown): Promise<SignatureHolds | undefined> => {
  try {
    return await signaturesOf(readCertificate(value));
  } catch {
    return () => false;
  }
};

const answerTo = async ({ certificate, frame }: Question): Promise<Answer> => {
  let file: 'certificate' | 'frame' = 'certificate';
  try {
    const value = await readCertificateFile(certificate);
    file = 'frame';
    const rows = frame === null ? undefined : await readFrameFile(frame);
    tell({ kind: 'checking', rows: rows?.length ?? null });
    const signatureHolds = await signaturesIn(value);
    const tools = signatureHolds === undefined ? {} : { signatureHolds };
    return { kind: 'verified', report: reportOf(verifyCertificate(value, rows, tools)) };
  } catch (error) {
    if (error instanceof UnusableFile) return { kind: 'unusable', file, trouble: error.trouble };
    throw error;
  }
};

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  answerTo(data).then(tell, () => tell({ kind: 'broken' }));
});
