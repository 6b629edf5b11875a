/** Reserves, villages or households, are opened in the order of their ladder and after their draw; none is shown before. */
import type { Certificate, CertifiedSample, Release } from './certificate.ts';
import { type Check, fails, holds } from './check.ts';
import { momentOf } from './moment.ts';

/** A ladder as the design gives it: ranks n + 1 to n + reserve of a stratum, known since its draw. */
interface Ladder {
  readonly n: number;
  readonly reserve: number;
  readonly since: string | undefined;
}

/** By stratum; households by `village:list`, from the last version of the village's roster. */
const laddersOf = ({ design, households, log }: Certificate): ReadonlyMap<string, Ladder> => {
  const since = log.find(({ fact }) => fact === 'drawn')?.at;
  const ladders = new Map<string, Ladder>(
    design.strata.map(({ code, n, reserve }) => [code, { n, reserve, since }]),
  );
  const quotas = new Map(design.lists.map(({ list, n }) => [list, n]));
  for (const { village, lists, frozenAt } of households.toSorted((a, b) => a.version - b.version)) {
    for (const { list, size } of lists) {
      const n = Math.min(quotas.get(list) ?? 0, size);
      ladders.set(`${village}:${list}`, { n, reserve: n === 0 ? 0 : size - n, since: frozenAt });
    }
  }
  return ladders;
};

const isBefore = (moment: string, other: string | undefined): boolean =>
  other === undefined || (momentOf(moment) ?? 0) < (momentOf(other) ?? 0);

const releaseProblem = (
  { stratum, rank, at }: Release,
  ladder: Ladder | undefined,
  opened: number,
  last: Release | undefined,
): string | undefined => {
  if (ladder === undefined) return `${stratum} is no stratum of the draw`;
  if (opened >= ladder.reserve) return `${stratum} has no reserve left, rank ${rank} cannot be released`;
  const next = ladder.n + opened + 1;
  if (rank !== next) return `the next reserve of ${stratum} is rank ${next}, not rank ${rank}`;
  if (isBefore(at, ladder.since)) return `${at} is before the draw`;
  return last !== undefined && isBefore(at, last.at) ? `${at} is before the release above it` : undefined;
};

/** Reserves that were shown without being released. */
const shownUnreleased = (
  { disclosed }: CertifiedSample,
  where: string,
  ladders: ReadonlyMap<string, Ladder>,
  released: ReadonlySet<string>,
): readonly Check[] =>
  disclosed.flatMap(({ stratum, rank, unit }, at) =>
    rank <= (ladders.get(stratum)?.n ?? 0) || released.has(`${stratum} ${rank}`)
      ? []
      : [
          fails(
            'release',
            `${where}.disclosed[${at}]`,
            `reserve ${unit} of ${stratum} was shown, not released`,
          ),
        ],
  );

export const verifyReleases = (certificate: Certificate): readonly Check[] => {
  const ladders = laddersOf(certificate);
  const opened = new Map<string, number>();
  const { releases, villages, households } = certificate;
  const released = new Set(releases.map(({ stratum, rank }) => `${stratum} ${rank}`));
  const checks = releases.map((release, at) => {
    const { stratum, rank } = release;
    const before = opened.get(stratum) ?? 0;
    opened.set(stratum, before + 1);
    const problem = releaseProblem(release, ladders.get(stratum), before, releases[at - 1]);
    return problem === undefined
      ? holds('release', `releases[${at}]`, `rank ${rank} of ${stratum} was the next of its ladder`)
      : fails('release', `releases[${at}]`, problem);
  });
  const newest = new Map(households.map(({ village, version }) => [village, version]));
  for (const { village, version } of households) {
    newest.set(village, Math.max(version, newest.get(village) ?? 0));
  }
  return [
    ...checks,
    ...shownUnreleased(villages, 'villages', ladders, released),
    ...households.flatMap(({ village, version, sample }, at) =>
      version === newest.get(village)
        ? shownUnreleased(sample, `households[${at}].sample`, ladders, released)
        : [],
    ),
  ];
};
