import type { Interview, Place } from '../interview.ts';
import type { FieldReading } from '../read-fieldwork.ts';
import { leastKmBetween } from './distance.ts';
import type { FoundFact } from './found-fact.ts';

const MINUTE = 60_000;
const HOURS = 24;
/** Nights end then; nobody has asked for another hour. */
const MORNING = 6;

const hourOf = (moment: number, ahead: number): number =>
  ((((moment / MINUTE + ahead) / 60) % HOURS) + HOURS) % HOURS;

const isNight = (hour: number, from: number): boolean => hour >= from || hour < MORNING;

/** What an interview shows by itself: a number beyond the limit, or nothing. */
const amountOf = (
  check: string,
  interview: Interview,
  limit: number,
  { ahead, centre }: { readonly ahead: number; readonly centre: Place | undefined },
): number | undefined => {
  const { startedAt, endedAt, place } = interview;
  switch (check) {
    case 'short': {
      const minutes = (endedAt - startedAt) / MINUTE;
      return minutes < limit ? minutes : undefined;
    }
    case 'far-away': {
      const km = place === undefined || centre === undefined ? 0 : leastKmBetween(place, centre);
      return km > limit ? km : undefined;
    }
    case 'late-night':
      return [startedAt, endedAt].some((moment) => isNight(hourOf(moment, ahead), limit)) ? 1 : undefined;
    case 'official-present':
      return interview.officialPresent ? 1 : undefined;
    case 'coaching':
      return interview.coachingReported ? 1 : undefined;
    default:
      return;
  }
};

/** Short, far from the village, late at night, official present, coaching reported. */
export const factsOfOne = (
  { interviews, villages, minutesAheadOfUtc }: FieldReading,
  check: string,
  limit: number,
): readonly FoundFact[] => {
  const centreOf = new Map(villages.map(({ code, centre }) => [code, centre]));
  return interviews.flatMap((interview, row) => {
    const around = { ahead: minutesAheadOfUtc, centre: centreOf.get(interview.village) };
    const amount = amountOf(check, interview, limit, around);
    return amount === undefined ? [] : [{ check, row, amount }];
  });
};
