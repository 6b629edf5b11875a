import { median } from '../order.ts';
import type { FieldReading } from '../read-fieldwork.ts';

const byRow = (
  reading: FieldReading,
  value: (row: FieldReading['interviews'][number]) => number,
): Float64Array => Float64Array.from(reading.interviews, value);

/**
 * Logarithm of the seconds that an item took: the median over items where the device measured them (a pause for tea is no pace), else the whole
 * interview over the items asked.
 */
export const paceOf = (reading: FieldReading): Float64Array =>
  byRow(reading, ({ itemSeconds, startedAt, endedAt, asked }) => {
    const measured = Object.values(itemSeconds ?? {});
    const seconds = measured.length > 0 ? median(measured) : (endedAt - startedAt) / 1000 / asked;
    return seconds > 0 ? Math.log(seconds) : Number.NaN;
  });

/**
 * How far the pace of an interview lies from the usual one of the same people: whoever asks some and invents others has two paces. That they are
 * quick or slow on the whole does not count here.
 */
export const unevennessOf = (reading: FieldReading): Float64Array => {
  const paces = paceOf(reading);
  const usual = reading.units.map(({ rows }) =>
    median(rows.map((row) => paces[row] ?? Number.NaN).filter((pace) => !Number.isNaN(pace))),
  );
  return paces.map((pace, row) => Math.abs(pace - (usual[reading.unitOf[row] ?? 0] ?? Number.NaN)));
};

/** With fewer timed items a beginning and an end are too short. */
const LEAST_TIMED = 12;

/** Logarithm of the seconds an item took in the last third of an interview over those in the first: below 0 somebody hurries to the end. */
export const hurryOf = (reading: FieldReading): Float64Array => {
  const codes = reading.items.map(({ code }) => code);
  return byRow(reading, ({ itemSeconds = {} }) => {
    const timed = codes.flatMap((code) => itemSeconds[code] ?? []);
    if (timed.length < LEAST_TIMED) return Number.NaN;
    const third = Math.floor(timed.length / 3);
    const [first, last] = [median(timed.slice(0, third)), median(timed.slice(-third))];
    return first > 0 && last > 0 ? Math.log(last / first) : Number.NaN;
  });
};

/** So few opinions cannot be called a straight line. */
const LEAST_OPINIONS = 4;

/** Share of an interview's opinions that are its most frequent one. */
export const straightnessOf = (reading: FieldReading): Float64Array => {
  const codes = reading.items.filter(({ kind }) => kind === 'opinion').map(({ code }) => code);
  return byRow(reading, ({ answers }) => {
    const given = codes.flatMap((code) => answers[code] ?? []);
    if (given.length < LEAST_OPINIONS) return Number.NaN;
    const counts = [...Map.groupBy(given, (value) => value).values()].map((same) => same.length);
    return Math.max(...counts) / given.length;
  });
};

/** Amounts of an interview, nothing else: signs and zeros say nothing of digits. */
export const amountsOf = (reading: FieldReading): readonly (readonly number[])[] => {
  const codes = reading.items.filter(({ kind }) => kind === 'amount').map(({ code }) => code);
  return reading.interviews.map(({ answers }) =>
    codes.flatMap((code) => {
      const value = answers[code];
      return typeof value === 'number' && Number.isInteger(value) && value !== 0 ? [Math.abs(value)] : [];
    }),
  );
};

/** Below it a multiple of 1,000 cannot be told from a small number. */
const ROUND = 1000;

/** Share of the amounts from 1,000 on that are whole thousands. */
export const roundnessOf = (reading: FieldReading): Float64Array =>
  Float64Array.from(amountsOf(reading), (amounts) => {
    const large = amounts.filter((amount) => amount >= ROUND);
    return large.length === 0
      ? Number.NaN
      : large.filter((amount) => amount % ROUND === 0).length / large.length;
  });

/** Share of the items asked that were not known or refused. */
export const unansweredOf = (reading: FieldReading): Float64Array =>
  byRow(reading, ({ asked, dontKnow, refused }) => (asked > 0 ? (dontKnow + refused) / asked : Number.NaN));
