/** Reserves are opened in the order of their ladder, after the draw, and none without being in the list. */
import type { Certificate, Release } from './certificate.ts';
import { type Check, fails, holds } from './check.ts';
import { momentOf } from './moment.ts';

const after = (later: string, earlier: string | undefined): boolean =>
  earlier === undefined || (momentOf(later) ?? 0) >= (momentOf(earlier) ?? Number.POSITIVE_INFINITY);

const releaseProblem = (
  { design, log }: Certificate,
  release: Release,
  before: readonly Release[],
): string | undefined => {
  const { stratum, rank, at } = release;
  const plan = design.strata.find(({ code }) => code === stratum);
  if (plan === undefined) return `${stratum} is no stratum of the design`;
  const opened = before.filter((each) => each.stratum === stratum).length;
  const next = plan.n + opened + 1;
  if (rank !== next || opened >= plan.reserve) {
    return `the next reserve of ${stratum} is ${opened < plan.reserve ? `rank ${next}` : 'none'}, not rank ${rank}`;
  }
  const drawn = log.find(({ fact }) => fact === 'drawn')?.at;
  if (!after(at, drawn)) return `${at} is before the draw`;
  return after(at, before.at(-1)?.at) ? undefined : `${at} is before the release that stands before it`;
};

/** A reserve that was shown to a team without being released. */
const shownUnreleased = ({ design, villages, releases }: Certificate): readonly Check[] => {
  const sizes = new Map(design.strata.map(({ code, n }) => [code, n]));
  const released = new Set(releases.map(({ stratum, rank }) => `${stratum} ${rank}`));
  return villages.disclosed.flatMap(({ stratum, rank, unit }, at) =>
    rank <= (sizes.get(stratum) ?? 0) || released.has(`${stratum} ${rank}`)
      ? []
      : [
          fails(
            'release',
            `villages.disclosed[${at}]`,
            `reserve ${unit} of ${stratum} was shown, not released`,
          ),
        ],
  );
};

export const verifyReleases = (certificate: Certificate): readonly Check[] => [
  ...certificate.releases.map((release, at) => {
    const problem = releaseProblem(certificate, release, certificate.releases.slice(0, at));
    const where = `releases[${at}]`;
    return problem === undefined
      ? holds('release', where, `rank ${release.rank} of ${release.stratum} was the next of its ladder`)
      : fails('release', where, problem);
  }),
  ...shownUnreleased(certificate),
];
