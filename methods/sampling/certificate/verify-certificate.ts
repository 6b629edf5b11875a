/**
 * The verification of a certificate, on a page or on a command line, without a network. Sealed, it shows that the sample
 * was fixed and cannot change; opened and with the frame, that the rule chose it and nobody else.
 */
import { type Certificate, certificateFormat } from './certificate.ts';
import { certificateFingerprint } from './certificate-text.ts';
import type { CertifiedFrameRow } from './certified-frame.ts';
import { type Check, fails, guarded, holds } from './check.ts';
import { readCertificate } from './read-certificate.ts';
import { CertificateRefusal } from './refusal.ts';
import { type Remark, remarksOn } from './remarks.ts';
import { portableSha256, type Sha256 } from './sha256.ts';
import { verifyDesign, verifyKey, verifySeed } from './verify-frozen.ts';
import { verifyHouseholds } from './verify-households.ts';
import { verifyLosses } from './verify-losses.ts';
import { verifyLottery } from './verify-lottery.ts';
import { type SignatureHolds, verifyParties } from './verify-parties.ts';
import { verifyPrevious } from './verify-previous.ts';
import { verifyReleases } from './verify-releases.ts';
import { verifyTimetable } from './verify-timetable.ts';
import { verifyFrame, verifyVillages } from './verify-villages.ts';

/** What the platform can do faster or alone; both may be left out. */
export interface VerifierTools {
  readonly sha256?: Sha256;
  readonly signatureHolds?: SignatureHolds;
}

/**
 * `fully verified`: opened, and all of it was done again. `fixed`: sealed, and all that is open agrees. `incomplete`: opened,
 * nothing is wrong, but something was not checked (no frame, no signatures). `refuted`: something is wrong.
 */
export type Verdict = 'fully verified' | 'fixed' | 'incomplete' | 'refuted';

export interface Verification {
  readonly verdict: Verdict;
  readonly checks: readonly Check[];
  /** What is true although all checks hold. */
  readonly remarks: readonly Remark[];
  /** The certificate that was read; null if it is none. */
  readonly certificate: Certificate | null;
  /** SHA-256 of its canonical text, in hex: two people who see the same one have the same certificate. */
  readonly fingerprint: string | null;
}

const verdictOf = ({ stage }: Certificate, checks: readonly Check[]): Verdict => {
  if (checks.some((check) => check.holds === 'no')) return 'refuted';
  if (stage === 'sealed') return 'fixed';
  return checks.some((check) => check.holds === 'not checked') ? 'incomplete' : 'fully verified';
};

const refuted = (check: Check): Verification => ({
  verdict: 'refuted',
  checks: [check],
  remarks: [],
  certificate: null,
  fingerprint: null,
});

/** What can be checked before anything is drawn: what was fixed, who took part, and when. */
export const verifyBeforeDraw = (
  certificate: Certificate,
  { sha256 = portableSha256, signatureHolds }: VerifierTools = {},
): readonly Check[] => [
  ...verifyDesign(certificate, sha256),
  ...verifyPrevious(certificate, sha256),
  ...verifyKey(certificate),
  ...verifyParties(certificate, signatureHolds),
  ...verifyTimetable(certificate),
  ...verifyLottery(certificate),
];

/**
 * Checks a certificate, part by part and unit by unit. Never throws, whatever the certificate or the frame holds.
 * @param value what `JSON.parse` gave
 * @param rows the frozen frame; without it draws cannot be done again
 */
export const verifyCertificate = (
  value: unknown,
  rows?: readonly CertifiedFrameRow[],
  { sha256 = portableSha256, signatureHolds }: VerifierTools = {},
): Verification => {
  let certificate: Certificate;
  try {
    certificate = readCertificate(value);
  } catch (error) {
    const where = error instanceof CertificateRefusal ? error.problem.data.path : '$';
    return refuted(fails('form', where, error instanceof Error ? error.message : String(error)));
  }
  const checks = [
    holds(
      'form',
      '$',
      `a certificate of version ${certificate.format.slice(certificateFormat.length - 1)}, ${certificate.stage}`,
    ),
    ...verifyFrame(certificate, rows, sha256),
    ...verifyBeforeDraw(certificate, { sha256, ...(signatureHolds === undefined ? {} : { signatureHolds }) }),
    ...verifySeed(certificate, sha256),
    ...guarded('draw', 'villages', () => verifyVillages(certificate, rows, sha256)),
    ...verifyReleases(certificate),
    ...verifyLosses(certificate),
    ...guarded('draw', 'households', () => verifyHouseholds(certificate, sha256)),
  ];
  return {
    verdict: verdictOf(certificate, checks),
    checks,
    remarks: remarksOn(certificate),
    certificate,
    fingerprint: certificateFingerprint(certificate, sha256),
  };
};
