import { toHex } from '../../methods/proof/hex.ts';
import type { Certificate, LoggedFact, Release } from '../../methods/sampling/certificate/certificate.ts';
import type { CertificateParts, RosterToCertify } from '../../methods/sampling/certificate/certificate-of.ts';
import { compareText } from '../../methods/sampling/compare-text.ts';
import type { StratumDraw } from '../../methods/sampling/draw.ts';
import { isFinal } from '../estimates/recompute.ts';
import type { VillageLoss } from '../fieldwork/lost-village.ts';
import type { ReserveOpening } from '../fieldwork/reserve.ts';
import type { Ceremony } from './open-ceremony.ts';
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
}

/** Everything that the certificate of a draw is made from. */
export const certificateParts = (
  ceremony: Ceremony,
  { inputs, keys }: SealedDraw,
  draws: readonly StratumDraw[],
  { villages, openings, losses }: Told,
): CertificateParts => ({
  ...inputs,
  draws,
  sampleSaltKey: toHex(keys.sampleSaltKey),
  stage: stageOf(ceremony),
  disclosed: villages.map(({ stratum, rank }) => ({ stratum, rank })),
  releases: [...losses.flatMap(villageRelease), ...openings.map(releaseOf)].toSorted(
    (a, b) => compareText(a.at, b.at) || a.rank - b.rank,
  ),
  households: villages.flatMap(rosterToCertify),
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

/** The roster of a village from which households were drawn. */
const rosterToCertify = ({ code, roster, householdsDrawn }: SampledVillage): readonly RosterToCertify[] => {
  if (roster === undefined || !householdsDrawn) {
    return [];
  }
  const lists = Object.entries(roster.lists).map(([list, size]) => ({ list, size }));
  return [
    {
      village: code,
      version: roster.version,
      root: roster.root,
      rows: lists.reduce((sum, { size }) => sum + size, 0),
      frozenAt: roster.frozenAt,
      correction: null,
      lists,
      pulse: roster.pulse ?? null,
      disclosed: [],
    },
  ];
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
