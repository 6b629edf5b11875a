import { type Flag, flagKey } from '../flag.ts';
import type { FieldReading } from '../read-fieldwork.ts';
import type { CheckInUse } from '../settings.ts';
import type { FoundFact } from './found-fact.ts';
import { factsOfOne } from './one-interview.ts';
import { impossibleTravels, overlaps, sharedDevices } from './two-interviews.ts';

const factsOf = (reading: FieldReading, { id, limit }: CheckInUse): readonly FoundFact[] => {
  switch (id) {
    case 'overlap':
      return overlaps(reading, id, limit);
    case 'travel':
      return impossibleTravels(reading, id, limit);
    case 'device-shared':
      return sharedDevices(reading, id);
    default:
      return factsOfOne(reading, id, limit);
  }
};

/** Where the threshold counts interviews, fewer are no flag; where it measures, each interview beyond it is. */
const enough = ({ threshold, limit }: CheckInUse, n: number): boolean =>
  threshold.unit !== 'interviews' || n >= limit;

/** What is short is worse the smaller it is, everything else the larger. */
const worst = (id: string, amounts: readonly number[]): number =>
  id === 'short' ? Math.min(...amounts) : Math.max(...amounts);

/** One flag a unit and rule, heavier by one half of its weight whenever the interviews double. */
export const factFlags = (reading: FieldReading, checks: readonly CheckInUse[]): readonly Flag[] =>
  checks.flatMap((check) => {
    const byUnit = Map.groupBy(factsOf(reading, check), ({ row }) => reading.unitOf[row] ?? 0);
    return [...byUnit].flatMap(([unit, found]): readonly Flag[] => {
      const interviewers = reading.units[unit]?.interviewers ?? [];
      if (!enough(check, found.length)) return [];
      const telling = found.toSorted((a, b) =>
        check.id === 'short' ? a.amount - b.amount : b.amount - a.amount,
      );
      return [
        {
          key: flagKey(check.id, interviewers),
          check: check.id,
          kind: 'fact',
          interviewers,
          score: check.weight * (1 + Math.log2(found.length) / 2),
          n: found.length,
          figures: {
            own: worst(
              check.id,
              found.map(({ amount }) => amount),
            ),
            limit: check.limit,
          },
          interviews: telling.flatMap(({ row }) => reading.interviews[row]?.id ?? []),
        },
      ];
    });
  });
