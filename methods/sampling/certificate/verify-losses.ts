/** Nobody drops a village by the own word: another confirms it before a reserve stands in, and before the key opens. */
import type { Certificate, CertifiedLoss, Release } from './certificate.ts';
import { type Check, fails, holds } from './check.ts';
import { momentOf } from './moment.ts';

const timeOf = (at: string | undefined): number => momentOf(at ?? '') ?? Number.NaN;

const placed = ({ stratum, rank }: { readonly stratum: string; readonly rank: number }): string =>
  `${stratum} ${rank}`;

/** What of a certificate a loss is compared with. */
interface Drawn {
  /** Units by `stratum rank`: all of them once opened, before that those that were shown. */
  readonly units: ReadonlyMap<string, { readonly unit: string; readonly certain: boolean }>;
  readonly quotas: ReadonlyMap<string, number>;
  /** Of villages. */
  readonly releases: ReadonlyMap<string, Release>;
  readonly drawnAt: string | undefined;
  readonly openedAt: string | undefined;
}

const drawnOf = ({ design, villages, releases, log }: Certificate): Drawn => {
  const opened = villages.draws?.flatMap(({ stratum, selected }) =>
    selected.map((each) => ({ ...each, stratum, certain: each.role === 'take-all' })),
  );
  const shown = villages.disclosed.map((each) => ({ ...each, certain: false }));
  const quotas = new Map(design.strata.map(({ code, n }) => [code, n]));
  return {
    units: new Map((opened ?? shown).map((each) => [placed(each), each])),
    quotas,
    releases: new Map(
      releases.filter(({ stratum }) => quotas.has(stratum)).map((each) => [placed(each), each]),
    ),
    drawnAt: log.find(({ fact }) => fact === 'drawn')?.at,
    openedAt: log.find(({ fact }) => fact === 'opened')?.at,
  };
};

const recordProblem = (loss: CertifiedLoss, drawn: Drawn): string | undefined => {
  const { stratum, rank, unit, recordedAt } = loss;
  const n = drawn.quotas.get(stratum);
  if (n === undefined || drawn.units.get(placed(loss))?.unit !== unit) {
    return `${unit} is not known as rank ${rank} of ${stratum}`;
  }
  const release = drawn.releases.get(placed(loss));
  if (rank > n && release === undefined) return `${unit} is a reserve that was not opened`;
  const since = rank > n ? release?.at : drawn.drawnAt;
  return timeOf(recordedAt) < timeOf(since)
    ? `${unit} was recorded as lost (${recordedAt}) before ${since}, when it came into the sample`
    : undefined;
};

const confirmationProblem = (loss: CertifiedLoss, { openedAt }: Drawn): string | undefined => {
  const { unit, recordedAt, recordedBy, confirmedAt, confirmedBy, reserve } = loss;
  if (confirmedAt === null) {
    if (openedAt !== undefined) return `nobody confirmed that ${unit} was lost`;
    return reserve === null
      ? undefined
      : `a reserve was opened for ${unit} before anybody confirmed the loss`;
  }
  if (confirmedBy === recordedBy) return `who recorded the loss of ${unit} confirmed it too`;
  if (timeOf(confirmedAt) < timeOf(recordedAt))
    return `the loss of ${unit} was confirmed before it was recorded`;
  return timeOf(confirmedAt) > timeOf(openedAt)
    ? `the loss of ${unit} was confirmed after closing`
    : undefined;
};

const reserveProblem = (loss: CertifiedLoss, { releases, units }: Drawn): string | undefined => {
  const { stratum, rank, unit, reason, recordedBy, confirmedAt, reserve } = loss;
  if (reserve === null) return;
  const release = releases.get(placed({ stratum, rank: reserve }));
  if (release === undefined) return `no reserve of rank ${reserve} was opened in ${stratum} for ${unit}`;
  if (reserve <= rank || units.get(placed(loss))?.certain === true)
    return `no reserve can stand in for ${unit}`;
  if (release.reason !== reason)
    return `${unit} was lost for ${reason}, its reserve was opened for ${release.reason}`;
  if (release.supervisor === recordedBy) return `who recorded the loss of ${unit} opened its reserve`;
  return timeOf(release.at) < timeOf(confirmedAt ?? undefined)
    ? `the reserve of ${unit} was opened before the loss was confirmed`
    : undefined;
};

/** Each reserve village that was opened stands in for one loss. */
const standsInForOne = (certificate: Certificate, { quotas }: Drawn): readonly Check[] => {
  const { releases, losses = [] } = certificate;
  return releases.flatMap(({ stratum, rank }, at) => {
    const count = losses.filter((loss) => loss.stratum === stratum && loss.reserve === rank).length;
    return !quotas.has(stratum) || count === 1
      ? []
      : [
          fails(
            'loss',
            `releases[${at}]`,
            `reserve village of rank ${rank} in ${stratum} stands in for ${count} lost villages`,
          ),
        ];
  });
};

export const verifyLosses = (certificate: Certificate): readonly Check[] => {
  const { losses } = certificate;
  if (losses === undefined) return [];
  const drawn = drawnOf(certificate);
  const checks = losses.map((loss, at) => {
    const problem =
      recordProblem(loss, drawn) ?? confirmationProblem(loss, drawn) ?? reserveProblem(loss, drawn);
    const how =
      loss.confirmedAt === null ? 'recorded, not confirmed yet' : 'recorded by one, confirmed by another';
    return problem === undefined
      ? holds('loss', `losses[${at}]`, `${loss.unit} was lost (${loss.reason}): ${how}`)
      : fails('loss', `losses[${at}]`, problem);
  });
  return [...checks, ...standsInForOne(certificate, drawn)];
};
