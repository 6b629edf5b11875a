import { type ListType, listTypes } from '../frames/list-type.ts';
import { type Counts, type ListCounts, noCounts } from './node.ts';

/** What came of the cases of places that have none in common. */
export const sumOfCounts = (all: readonly Counts[]): Counts => {
  const sum = (pick: (counts: Counts) => number): number =>
    all.reduce((total, counts) => total + pick(counts), 0);
  const byList = (list: ListType): readonly [ListType, ListCounts][] => {
    const parts = all.flatMap((counts) => counts.byList[list] ?? []);
    const total = (part: keyof ListCounts): number => parts.reduce((added, each) => added + each[part], 0);
    const counts = {
      cases: total('cases'),
      answered: total('answered'),
      otherOutcomes: total('otherOutcomes'),
      conflicts: total('conflicts'),
    };
    return parts.length === 0 ? [] : [[list, counts]];
  };
  return {
    ...noCounts,
    cases: sum((counts) => counts.cases),
    answered: sum((counts) => counts.answered),
    otherOutcomes: sum((counts) => counts.otherOutcomes),
    conflicts: sum((counts) => counts.conflicts),
    villages: sum((counts) => counts.villages),
    villagesClosed: sum((counts) => counts.villagesClosed),
    villagesTakeAll: sum((counts) => counts.villagesTakeAll),
    byList: Object.fromEntries(listTypes.flatMap(byList)),
    registry: {
      poor: sum((counts) => counts.registry.poor),
      exited: sum((counts) => counts.registry.exited),
      nonregistered: sum((counts) => counts.registry.nonregistered),
    },
  };
};
