import { parseArgs } from 'node:util';
import { z } from 'zod';

/** PSUs of the made-up survey, whatever its size: 832 counties (the strata) of 20 villages. */
export const counties = 832;
export const villagesInCounty = 20;
export const villages = counties * villagesInCounty;
export const provinces = 22;

const count = z.coerce.number().int();

const planSchema = z.object({
  /** 30 households in each village. */
  interviews: count.min(villages).default(499_200),
  /** Measured once, against memory and linear time; 0: not at all. */
  large: count.min(0).default(5_000_000),
  rounds: count.min(1).max(9).default(3),
  /** Where processor profiles go; none are made without it. */
  profile: z.string().min(1).optional(),
  'no-r': z.boolean().default(false),
});

export type Plan = z.infer<typeof planSchema>;

/** Reads `--interviews N --large N --rounds N --profile DIR --no-r`. Throws an error that names what is wrong. */
export const readPlan = (args: readonly string[]): Plan => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      interviews: { type: 'string' },
      large: { type: 'string' },
      rounds: { type: 'string' },
      profile: { type: 'string' },
      'no-r': { type: 'boolean' },
    },
  });
  const parsed = planSchema.safeParse(values);
  if (!parsed.success)
    throw new Error(
      parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; '),
    );
  return parsed.data;
};
