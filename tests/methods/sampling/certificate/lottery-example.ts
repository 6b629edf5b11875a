/**
 * The example's draw with an issue of a lottery in the place of drand: both sides typed its result, and differed once. Two villages
 * could not be worked; a reserve stands in for one.
 */
import type { Certificate, CertifiedLoss } from '../../../../methods/sampling/certificate/certificate.ts';
import {
  type CertificateParts,
  certificateOf,
  certifiedSeed,
} from '../../../../methods/sampling/certificate/certificate-of.ts';
import { drawStrata } from '../../../../methods/sampling/certificate/draw-strata.ts';
import type { LotteryEntry } from '../../../../methods/sampling/certificate/lottery.ts';
import { portableSha256 } from '../../../../methods/sampling/certificate/sha256.ts';
import { exampleParts, exampleRows } from './example.ts';

const drawnAt = '2026-03-01T13:15:00.000Z';
const drawn = '2026-03-01T14:40:30.000Z';

const entry = (round: number, side: LotteryEntry['side'], minute: number, text: string): LotteryEntry => ({
  round,
  side,
  at: new Date(Date.parse(drawnAt) + minute * 60_000).toISOString(),
  text,
});

const loss = (
  stratum: string,
  rank: number,
  reason: string,
  reserve: number | null,
): Omit<CertifiedLoss, 'unit'> => ({
  stratum,
  rank,
  reason,
  recordedAt: '2026-03-02T08:00:00.000Z',
  recordedBy: 'person-5',
  confirmedAt: '2026-03-03T05:00:00.000Z',
  confirmedBy: 'person-7',
  reserve,
});

const result = '03 07 11 19 24 30 + 08';

const entries: readonly LotteryEntry[] = [
  entry(1, 'commissioner', 41, result),
  entry(1, 'evaluator', 30, '03 07 11 19 24 03 + 08'),
  entry(2, 'commissioner', 70, result),
  entry(2, 'evaluator', 85, result),
];

/** What the certificate of such a draw is made from; changes come before anything is drawn. */
export const lotteryParts = (
  stage: Certificate['stage'],
  changes: Partial<CertificateParts> = {},
): CertificateParts => {
  const { log, households, releases, ...plain } = exampleParts(stage);
  const inputs = {
    ...plain,
    design: {
      ...plain.design,
      parties: [],
      beacon: { name: '双色球', number: 2_026_024, at: drawnAt },
      lottery: {
        published: '中国福利彩票发行管理中心，https://www.cwl.gov.cn/',
        writtenAs: '00 00 00 00 00 00 + 00',
      },
    },
    parties: [],
    pulse: { number: 2_026_024, value: result, at: drawnAt },
    ...changes,
  };
  const { campaign, design } = inputs;
  const draws = drawStrata(
    { campaign, seed: certifiedSeed(inputs), design, rows: exampleRows },
    portableSha256,
  );
  const unitAt = (code: string, rank: number): string =>
    draws.find(({ stratum }) => stratum === code)?.selected[rank - 1]?.unit ?? '';
  const village = unitAt('433124', 1);
  return {
    lotteryEntries: entries,
    losses: [
      { ...loss('433124', 2, 'road-blocked', 3), unit: unitAt('433124', 2) },
      { ...loss('433126', 2, 'epidemic', null), unit: unitAt('433126', 2) },
    ],
    ...inputs,
    disclosed: [
      { stratum: '433124', rank: 1 },
      { stratum: '433124', rank: 2 },
      { stratum: '433124', rank: 3 },
      { stratum: '433126', rank: 2 },
    ],
    draws,
    releases: releases.filter(({ stratum }) => stratum === '433124'),
    households: households.slice(0, 1).map((roster) => ({
      ...roster,
      village,
      pulse: null,
      disclosed: [{ stratum: `${village}:exited`, rank: 1 }],
    })),
    log: log.flatMap((fact) => {
      if (fact.party !== null) return [];
      return [fact.fact === 'drawn' ? { ...fact, at: drawn } : fact];
    }),
  };
};

export const lotteryCertificate = (stage: Certificate['stage']): Certificate =>
  certificateOf(lotteryParts(stage));
