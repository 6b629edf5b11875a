/** A county at the end of its week: 29 villages of 52 cases, 15 teams of four, as their items lie in the table. */

import type { Context } from '../../../api/context.ts';
import { addProgress, noProgress, type Progress } from '../../../api/follow/progress.ts';
import { county } from '../campaign-on-its-way.ts';
import type { Item } from '../stored-items.ts';

const villages = 29;
const casesEach = 52;
const teams = 15;

/** Whoever follows pays for the length of ids too. */
const idOf = (kind: string, index: number): string => `${kind}${index}`.padEnd(22, 'x');
const codeOf = (index: number): string => `${county}3002${String(index).padStart(2, '0')}`;
const teamAt = (index: number): number => index % teams;
const membersOf = (team: number): readonly string[] =>
  [0, 1, 2, 3].map((each) => idOf('person', team * 4 + each));

/** One case after the other, so that every table is as full as it becomes. */
const progressAt = (village: number): Progress =>
  Array.from({ length: casesEach }, (_, index): Progress => {
    const day = `2026-06-0${1 + (index % 5)}`;
    const answered = index % 6 !== 0;
    const [one = '', two = ''] = membersOf(teamAt(village)).slice(index % 3);
    const done = { interviews: answered ? 1 : 0, attempts: 2, minutes: 40 };
    return {
      ...noProgress,
      cases: 1,
      answered: answered ? 1 : 0,
      attempts: 2,
      outcomes: answered ? {} : { [3 + (index % 7)]: 1 },
      lists: {
        [(['poor', 'exited', 'monitored', 'nonregistered'] as const)[index % 4] ?? 'poor']: {
          original: { [answered ? 'I' : 'R']: 1 },
          reserves: {},
        },
      },
      days: { [day]: 1 },
      people: { [one]: done, [two]: done },
      reviews: answered ? { accepted: 1 } : {},
      reports: { 'official-present': { count: 1, lastDay: day }, 'wrong-clock': { count: 1, lastDay: day } },
      lastAt: `${day}T10:00:00.000Z`,
    };
  }).reduce(addProgress, noProgress);

/** Copies of one assignment, team and record of staff: what a county has of each. */
export const itemsLike = (assignment: Item, team: Item, staff: Item, campaignId: string): readonly Item[] => [
  ...Array.from({ length: villages }, (_, index) => ({
    ...assignment,
    village: codeOf(index),
    teamId: idOf('team', teamAt(index)),
    sk: `VILLAGE#${codeOf(index)}`,
    pk: `ASSIGNMENTS#${campaignId}`,
  })),
  ...Array.from({ length: teams }, (_, index) => ({
    ...team,
    pk: `TEAMS#${campaignId}`,
    sk: `TEAM#${idOf('team', index)}`,
    teamId: idOf('team', index),
    members: membersOf(index),
  })),
  ...Array.from({ length: teams * 4 }, (_, index) => ({
    ...staff,
    pk: `STAFF#${campaignId}`,
    sk: `PERSON#${idOf('person', index)}`,
    personId: idOf('person', index),
  })),
];

export const writeProgress = async (
  { stores }: Pick<Context, 'stores'>,
  campaignId: string,
): Promise<void> => {
  for (let village = 0; village < villages; village += 1) {
    await stores.progress.writeVillage(
      { campaignId, village: codeOf(village), epoch: 0, seen: 1 },
      {
        name: `第${village}村`,
        lost: false,
        issued: casesEach,
        weights: { poor: 41.25, exited: 12.5, monitored: 7.125, nonregistered: 130.625 },
        progress: progressAt(village),
      },
    );
  }
};
