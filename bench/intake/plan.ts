import { parseArgs } from 'node:util';
import { z } from 'zod';

/** How much is sent. Every block has a fixed count and a time after which it stops short. */
const planSchema = z
  .object({
    /** Each round measures every block once. */
    rounds: z.coerce.number().int().min(1).max(9).default(3),
    /** In a block. */
    submissions: z.coerce.number().int().min(16).max(5000).default(1500),
    /** Where the processor profiles go; none are made without it. */
    profile: z.string().min(1).optional(),
  })
  .refine(({ rounds, submissions }) => rounds * submissions <= 12_000, {
    error: 'rounds times submissions may be at most 12000: the county has no more households',
  });

export type Plan = z.infer<typeof planSchema>;

/** The clients that send at the same time, each over one connection that stays open. */
export const clients = 16;

/** Sent before anything is measured, so that the machine code of every process is the one that stays. */
export const warmUps = (plan: Plan): number => Math.min(1000, plan.submissions);

/** Seconds after which a block stops short. */
export const patience = 60;

/** Reads `--rounds N --submissions N --profile DIR`. Throws an error that names what is wrong. */
export const readPlan = (args: readonly string[]): Plan => {
  const { values } = parseArgs({
    args: [...args],
    options: { rounds: { type: 'string' }, submissions: { type: 'string' }, profile: { type: 'string' } },
  });
  const parsed = planSchema.safeParse(values);
  if (!parsed.success) {
    throw new Error(
      parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; '),
    );
  }
  return parsed.data;
};
