import { z } from 'zod';
import { levelOf, liesIn, nation } from '../divisions/division.ts';
import { wordingSchema } from './rule-schema.ts';

/**
 * A number that rules and derived variables speak of by its key, such as the income line of the year: data with its source, and not
 * a constant, because it differs by year and region. Of several values the one of the smallest division that holds the village counts.
 */
export const parameterSchema = z.object({
  /** As an item's code: `incomeLine`. */
  key: z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/),
  name: wordingSchema,
  values: z
    .array(z.object({ division: z.string().regex(/^(CN|[1-9][0-9]{1,11})$/), value: z.number() }))
    .min(1)
    .max(3500),
  /** The regulation or publication, with its year. */
  source: z.string().min(1),
  dated: z.iso.date(),
});

export type Parameter = z.infer<typeof parameterSchema>;

const digitsOf = (division: string): number => (division === nation ? 0 : division.length);

const valueAt = ({ values }: Parameter, village: string): number | undefined =>
  values
    .filter(({ division }) => levelOf(division) !== undefined && liesIn(village, division))
    .toSorted((a, b) => digitsOf(b.division) - digitsOf(a.division))[0]?.value;

/** What holds in a village, by key; a parameter that has no value for it is left out. */
export const parametersAt = (
  parameters: readonly Parameter[],
  village: string,
): Readonly<Record<string, number>> =>
  Object.fromEntries(
    parameters.flatMap((parameter) => {
      const value = valueAt(parameter, village);
      return value === undefined ? [] : [[parameter.key, value]];
    }),
  );
