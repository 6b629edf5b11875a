import { parseArgs } from 'node:util';
import { z } from 'zod';

const count = z.coerce.number().int();

const planSchema = z.object({
  /** Villages of the frame, from the first on; by default all of the country. */
  villages: count.min(1).default(1_000_000),
  /** Drawn in each county, or all of a county that has fewer. */
  drawn: count.min(1).default(20),
  reserve: count.min(0).default(5),
  rounds: count.min(1).max(9).default(3),
});

export type Plan = z.infer<typeof planSchema>;

/** Reads `--villages N --drawn N --reserve N --rounds N`. Throws an error that names what is wrong. */
export const readPlan = (args: readonly string[]): Plan => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { villages: text, drawn: text, reserve: text, rounds: text },
  });
  const parsed = planSchema.safeParse(values);
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  return parsed.data;
};
