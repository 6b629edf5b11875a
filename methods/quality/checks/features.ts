import type { FieldReading } from '../read-fieldwork.ts';
import type { Strata } from '../strata.ts';

/** An option that fewer than this share, or all but this share, have chosen, says nothing of a unit. */
const RARE = 0.05;

const columnsOfItem = (reading: FieldReading, code: string, kind: string): readonly Float64Array[] => {
  const given = reading.interviews.map(({ answers }) => answers[code]);
  const known = given.filter((answer) => answer !== undefined);
  if (kind === 'opinion')
    return [Float64Array.from(given, (answer) => (answer === undefined ? Number.NaN : Number(answer)))];
  if (kind === 'amount')
    return [
      Float64Array.from(given, (answer) =>
        answer === undefined ? Number.NaN : Math.log1p(Math.abs(Number(answer))),
      ),
    ];
  const options = [...Map.groupBy(known, (answer) => answer)];
  const telling = options.filter(([, same]) => {
    const share = same.length / known.length;
    return share >= RARE && share <= 1 - RARE;
  });
  return telling.map(([option]) =>
    Float64Array.from(given, (answer) => (answer === undefined ? Number.NaN : Number(answer === option))),
  );
};

/** What is left of a column after its groups' means, in its own standard deviations; 0 where there is no answer. */
const aboutGroups = (column: Float64Array, { groups }: Strata): Float64Array => {
  const left = new Float64Array(column.length);
  let squares = 0;
  let count = 0;
  for (const group of groups) {
    const known = group.filter((row) => !Number.isNaN(column[row] ?? Number.NaN));
    const mean = known.reduce((sum, row) => sum + (column[row] ?? 0), 0) / known.length;
    for (const row of known) {
      left[row] = (column[row] ?? 0) - mean;
      squares += (left[row] ?? 0) ** 2;
    }
    count += known.length;
  }
  const sd = Math.sqrt(squares / Math.max(1, count));
  return sd > 0 ? left.map((value) => value / sd) : left.fill(0);
};

/** Every item as columns of numbers about the means of village and list: opinions as they are, amounts as logarithms, options as 0 and 1. */
export const featuresOf = (reading: FieldReading, strata: Strata): readonly Float64Array[] =>
  reading.items.flatMap(({ code, kind }) =>
    columnsOfItem(reading, code, kind).map((column) => aboutGroups(column, strata)),
  );
