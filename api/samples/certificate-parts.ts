import { toHex } from '../../methods/proof/hex.ts';
import type {
  Certificate,
  CertifiedLoss,
  LoggedFact,
  Release,
} from '../../methods/sampling/certificate/certificate.ts';
import type { CertificateParts, RosterToCertify } from '../../methods/sampling/certificate/certificate-of.ts';
import { compareText } from '../../methods/sampling/compare-text.ts';
import type { StratumDraw } from '../../methods/sampling/draw.ts';
import { isFinal } from '../estimates/recompute.ts';
import type { VillageLoss } from '../fieldwork/lost-village.ts';
import type { ReserveOpening } from '../fieldwork/reserve.ts';
import type { Ceremony } from './open-ceremony.ts';
import type { RosterCorrection } from './roster-correction.ts';
import type { SampledVillage } from './sample.ts';
import type { SealedDraw } from './sealed-draw.ts';

/** K opens with closing, and with it the whole draw. */
export const stageOf = ({ campaign }: Ceremony): Certificate['stage'] =>
  isFinal(campaign) ? 'opened' : 'sealed';

/** What of a sample may be told: everything that was disclosed, with what was done in it. */
export interface Told {
  readonly villages: readonly SampledVillage[];
  /** Reserve households. */
  readonly openings: readonly ReserveOpening[];
  /** Lost villages, some with their reserve. */
  readonly losses: readonly VillageLoss[];
  /** Rosters that were corrected, each with the one before. */
  readonly corrections: readonly RosterCorrection[];
}

/** Everything that the certificate of a draw is made from. */
export const certificateParts = (
  ceremony: Ceremony,
  { inputs, keys }: SealedDraw,
  draws: readonly StratumDraw[],
  { villages, openings, losses, corrections }: Told,
): CertificateParts => ({
  ...inputs,
  draws,
  sampleSaltKey: toHex(keys.sampleSaltKey),
  stage: stageOf(ceremony),
  disclosed: villages.map(({ stratum, rank }) => ({ stratum, rank })),
  releases: [...losses.flatMap(villageRelease), ...openings.map(releaseOf)].toSorted(
    (a, b) => compareText(a.at, b.at) || a.rank - b.rank,
  ),
  losses: losses.flatMap((loss) => certifiedLoss(loss, villages)),
  households: villages.flatMap((village) => rostersToCertify(village, corrections)),
  log: logOf(ceremony),
});

const releaseOf = ({ village, list, rank, openedAt, reason, openedBy }: ReserveOpening): Release => ({
  stratum: `${village}:${list}`,
  rank,
  at: openedAt,
  reason,
  supervisor: openedBy,
});

const villageRelease = ({ stratum, reason, opened }: VillageLoss): readonly Release[] =>
  opened === undefined
    ? []
    : [{ stratum, rank: opened.rank, at: opened.openedAt, reason, supervisor: opened.openedBy }];

const certifiedLoss = (
  { stratum, village, reason, recordedAt, recordedBy, confirmed, opened }: VillageLoss,
  villages: readonly SampledVillage[],
): readonly CertifiedLoss[] =>
  villages
    .filter(({ code }) => code === village)
    .map(({ rank }) => ({
      stratum,
      rank,
      unit: village,
      reason,
      recordedAt,
      recordedBy,
      confirmedAt: confirmed?.confirmedAt ?? null,
      confirmedBy: confirmed?.confirmedBy ?? null,
      reserve: opened?.rank ?? null,
    }));

/** Every roster of a village from which households were drawn: those that were corrected, and the present one. */
const rostersToCertify = (
  { code, roster, householdsDrawn }: SampledVillage,
  all: readonly RosterCorrection[],
): readonly RosterToCertify[] => {
  const corrections = all.filter(({ village }) => village === code);
  const drawn = [
    ...corrections.map(({ before }) => before),
    ...(roster === undefined || !householdsDrawn ? [] : [roster]),
  ];
  return drawn.map((each) => {
    const lists = Object.entries(each.lists).map(([list, size]) => ({ list, size }));
    const correction = corrections.find(({ version }) => version === each.version - 1);
    return {
      village: code,
      version: each.version,
      root: each.root,
      rows: lists.reduce((sum, { size }) => sum + size, 0),
      frozenAt: each.frozenAt,
      correction:
        correction === undefined ? null : { reason: correction.reason, supervisor: correction.correctedBy },
      lists,
      pulse: each.pulse ?? null,
      disclosed: [],
    };
  });
};

const logOf = ({ campaign, draw, parties }: Ceremony): readonly LoggedFact[] => {
  const fact = (name: LoggedFact['fact'], at: string | undefined, party: string | null = null) =>
    at === undefined ? [] : [{ fact: name, party, at, anchor: null }];
  return [
    ...fact('frozen', draw.frozenAt),
    ...parties.flatMap(({ party, committedAt }) => fact('committed', committedAt, party)),
    ...parties.flatMap(({ party, revealedAt }) => fact('revealed', revealedAt, party)),
    ...fact('drawn', draw.done?.drawnAt),
    ...fact('opened', campaign.closedAt),
  ];
};
