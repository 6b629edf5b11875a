/** What the demo makes up, from a fixed seed: sizes of villages, their households, and what is true of each household. */
import type { RealDivision } from './real-divisions.ts';
import { seeded, seedOf } from './seeded.ts';

export interface SimulatedHousehold {
  readonly household: string;
  readonly list: 'poor' | 'exited' | 'nonregistered';
  readonly group: string;
  readonly persons: number;
  readonly belowStandard: boolean;
  /** How content this household is, 0 to 1. */
  readonly content: number;
}

/** A little under 1 % of exited persons below the standard, half a per cent missed: what honest counties showed. */
const chances = { exited: 0.008, nonregistered: 0.004, poor: 0.9 } as const;

/** The households of a village, always the same for the same village. */
export const householdsOf = (village: string): readonly SimulatedHousehold[] => {
  const chance = seeded(seedOf(`village ${village}`));
  const count = 120 + Math.floor(chance() * 380);
  const groups = 3 + Math.floor(chance() * 6);
  const mood = 0.06 * (chance() - 0.5);
  return Array.from({ length: count }, (_, index) => {
    const place = chance();
    const list = place < 0.03 ? 'poor' : place < 0.28 ? 'exited' : 'nonregistered';
    return {
      household: `${village.slice(6)}-${String(index + 1).padStart(4, '0')}`,
      list,
      group: `${1 + Math.floor(chance() * groups)}组`,
      persons: 1 + Math.floor(chance() * 4) + Math.floor(chance() * 3),
      belowStandard: chance() < chances[list],
      content: Math.min(1, Math.max(0, 0.78 + mood + 0.35 * (chance() - 0.5))),
    };
  });
};

/** Towns (镇) and townships (乡), as the codes say: 100–199 and 200–399. */
const stratumOf = (village: string): string => (Number(village.slice(6, 9)) < 200 ? 'zhen' : 'xiang');

/** Villages proper; residents' committees (001–199) are left out of a rural frame. */
export const ruralVillages = (villages: readonly RealDivision[]): readonly RealDivision[] =>
  villages.filter(({ code }) => Number(code.slice(9)) >= 200);

export const registryTotalsOf = (county: string, villages: readonly RealDivision[]) => {
  const households = villages.flatMap(({ code }) => householdsOf(code));
  const persons = (list: SimulatedHousehold['list']): number =>
    households.filter((each) => each.list === list).reduce((sum, each) => sum + each.persons, 0);
  return {
    division: county,
    poor: persons('poor'),
    exited: persons('exited'),
    nonregistered: persons('nonregistered'),
  };
};

export const villageCsv = (villages: readonly RealDivision[]): string =>
  [
    'code,name,stratum,size',
    ...villages.map(({ code, name }) => `${code},"${name}",${stratumOf(code)},${householdsOf(code).length}`),
    '',
  ].join('\n');

export const rosterCsv = (villages: readonly string[]): string =>
  [
    'village,list,household,group',
    ...villages.flatMap((village) =>
      householdsOf(village).map(({ list, household, group }) => `${village},${list},${household},${group}`),
    ),
    '',
  ].join('\n');
