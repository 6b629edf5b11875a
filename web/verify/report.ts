import type { Check } from '../../methods/sampling/certificate/check.ts';
import { checkGroups } from '../../methods/sampling/certificate/check-groups.ts';
import type { Remark } from '../../methods/sampling/certificate/remarks.ts';
import type { Verdict, Verification } from '../../methods/sampling/certificate/verify-certificate.ts';

/** So many failed checks of a kind are shown; one changed byte often spoils many. */
const MOST_SHOWN = 20;

export interface ReportedGroup {
  readonly name: Check['check'];
  readonly holds: Check['holds'];
  readonly count: number;
  readonly failed: number;
  /** The first failures. */
  readonly shown: readonly { readonly where: string; readonly why: string }[];
  readonly example: string;
}

/** What the draw was, from the certificate. */
export interface ReportedDraw {
  readonly campaign: string;
  readonly drawNumber: number;
  readonly stage: 'sealed' | 'opened';
  readonly drawn: string | null;
  readonly rows: number;
  readonly strata: number;
  readonly units: number;
}

/** A verification as the page shows it; small, whatever the number of units. */
export interface Report {
  readonly verdict: Verdict;
  readonly draw: ReportedDraw | null;
  readonly groups: readonly ReportedGroup[];
  readonly remarks: readonly Remark[];
  readonly fingerprint: string | null;
}

const drawOf = ({ certificate }: Verification): ReportedDraw | null => {
  if (certificate === null) return null;
  const { campaign, drawNumber, stage, frame, design, villages, log } = certificate;
  return {
    campaign,
    drawNumber,
    stage,
    drawn: log.find(({ fact }) => fact === 'drawn')?.at ?? null,
    rows: frame.rows,
    strata: design.strata.length,
    units: villages.leaves,
  };
};

export const reportOf = (verification: Verification): Report => {
  const { verdict, checks, remarks, fingerprint } = verification;
  return {
    verdict,
    draw: drawOf(verification),
    groups: checkGroups(checks).map(({ name, holds, count, failures, example }) => ({
      name,
      holds,
      count,
      failed: failures.length,
      shown: failures.slice(0, MOST_SHOWN).map(({ where, why }) => ({ where, why })),
      example: example.why,
    })),
    remarks,
    fingerprint,
  };
};
