import { type DivisionLevel, divisionLevels, levelOf } from '../divisions/division.ts';

/** How the figures of a level of areas are made. */
export interface LevelStanding {
  readonly level: DivisionLevel;
  /** `node`: whole strata only. `domain`: at least one area cuts a stratum. `not-estimable`: no figures. */
  readonly standing: 'node' | 'domain' | 'not-estimable';
}

const rank = (level: DivisionLevel): number => divisionLevels.indexOf(level);

/** What saving a design says: at which levels there will be figures, and of which kind. */
export const levelStandings = (
  homes: ReadonlyMap<string, string>,
  townships: boolean,
): readonly LevelStanding[] => {
  const smallest = Math.min(...[...homes.values()].map((home) => rank(levelOf(home) ?? 'nation')));
  return divisionLevels.map((level) => {
    if (level === 'village' || (level === 'township' && !townships)) {
      return { level, standing: 'not-estimable' };
    }
    return { level, standing: rank(level) > smallest || level === 'township' ? 'domain' : 'node' };
  });
};
