/** Households: each roster was frozen before its chance was known, and its draw follows from both. */
import { fromHex } from '../../proof/hex.ts';
import { householdStage, householdStageSeed } from '../seed.ts';
import { periodOf, pulseProblem } from './beacons.ts';
import type { Certificate, CertifiedRoster } from './certificate.ts';
import { certifiedHouseholds } from './certificate-of.ts';
import { type Check, fails, guarded, holds } from './check.ts';
import { momentOf } from './moment.ts';
import type { Sha256 } from './sha256.ts';
import { verifyRedrawn, verifyTickets } from './verify-draws.ts';
import { verifySample } from './verify-sample.ts';

const MINUTE = 60_000;

const elapsed = (from: string, to: string): number => (momentOf(to) ?? 0) - (momentOf(from) ?? 0);

/**
 * The pulse is the first of the design's beacon at least a minute after the roster was frozen. A lottery does not come in time
 * for a village: the key stands in its place, as without a beacon.
 */
const pulseFault = ({ design }: Certificate, { pulse, frozenAt }: CertifiedRoster): string | undefined => {
  const { beacon, lottery } = design;
  if (lottery !== undefined && lottery !== null) {
    return pulse === null ? undefined : 'with a lottery the key stands in the place of a pulse';
  }
  if (beacon === null || pulse === null) {
    return beacon === null && pulse === null
      ? undefined
      : 'a pulse is there if and only if the design names a beacon';
  }
  const wait = elapsed(frozenAt, pulse.at);
  if (wait < MINUTE) return `pulse ${pulse.number} comes less than a minute after the roster was frozen`;
  const period = periodOf(beacon.name);
  if (period !== undefined && wait >= MINUTE + period) {
    return `pulse ${pulse.number} is not the first a minute after the roster was frozen`;
  }
  return pulseProblem(beacon.name, pulse);
};

/** Villages that were drawn, and the reserves among them that were released; while sealed, those that were shown. */
const workedVillages = ({ villages, releases }: Certificate): ReadonlySet<string> => {
  if (villages.draws === null) return new Set(villages.disclosed.map(({ unit }) => unit));
  const released = new Set(releases.map(({ stratum, rank }) => `${stratum} ${rank}`));
  return new Set(
    villages.draws.flatMap(({ stratum, selected }) =>
      selected.flatMap(({ unit, role, rank }) =>
        role !== 'ladder' || released.has(`${stratum} ${rank}`) ? [unit] : [],
      ),
    ),
  );
};

const rosterFault = (
  certificate: Certificate,
  roster: CertifiedRoster,
  worked: ReadonlySet<string>,
  versions: ReadonlyMap<string, CertifiedRoster>,
): string | undefined => {
  const { village, version, frozenAt } = roster;
  if (!worked.has(village)) return `${village} is no village of the sample`;
  const drawn = certificate.log.find(({ fact }) => fact === 'drawn')?.at;
  if (drawn !== undefined && elapsed(drawn, frozenAt) < 0) return `frozen before the draw of ${drawn}`;
  if (version > 1) {
    const before = versions.get(`${village} ${version - 1}`);
    if (before === undefined) return `version ${version - 1}, which this one corrects, is not there`;
    if (elapsed(before.frozenAt, frozenAt) <= 0) return `frozen before the version that it corrects`;
    if (roster.pulse !== null && roster.pulse.number <= (before.pulse?.number ?? 0)) {
      return 'a corrected roster needs a new pulse';
    }
  }
  return pulseFault(certificate, roster);
};

const redraw = (
  certificate: Certificate,
  roster: CertifiedRoster,
  where: string,
  sha256: Sha256,
): readonly Check[] => {
  const { campaign, design, seed, key } = certificate;
  const { draws } = roster.sample;
  if (seed === null || key === null || draws === null) return [];
  const stageSeed = householdStageSeed({
    seed: fromHex(seed, 32),
    village: roster.village,
    rosterRoot: fromHex(roster.root, 32),
    chance: roster.pulse === null ? { key: fromHex(key, 32) } : { pulse: roster.pulse },
  });
  return [
    ...verifyTickets(sha256, { campaign, stage: householdStage, stageSeed, draws, where }),
    ...verifyRedrawn(draws, certifiedHouseholds({ campaign, seed, key, design }, roster), where),
  ];
};

export const verifyHouseholds = (certificate: Certificate, sha256: Sha256): readonly Check[] => {
  const worked = workedVillages(certificate);
  const versions = new Map(
    certificate.households.map((roster) => [`${roster.village} ${roster.version}`, roster]),
  );
  return certificate.households.flatMap((roster, at) => {
    const where = `households[${at}]`;
    const fault = rosterFault(certificate, roster, worked, versions);
    const name = `roster ${roster.version} of ${roster.village}`;
    return [
      fault === undefined
        ? holds('roster', where, `${name} was frozen before its chance was known`)
        : fails('roster', where, `${name}: ${fault}`),
      ...guarded('draw', `${where}.sample.draws`, () =>
        redraw(certificate, roster, `${where}.sample.draws`, sha256),
      ),
      ...verifySample(sha256, householdStage, roster.sample, `${where}.sample`),
    ];
  });
};
