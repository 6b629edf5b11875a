import { z } from 'zod';
import { listNames, listTypes } from '../frames/list-type.ts';
import { keySchema, ruleSchema, wordingSchema } from './rule-schema.ts';

/**
 * A breakdown (分组) is data: groups that have no household in common, each a rule over a household's answers, list and village. A
 * household belongs to the first group whose rule holds, or to none.
 */
export const breakdownSchema = z.object({
  key: keySchema,
  name: wordingSchema,
  groups: z
    .array(z.object({ key: keySchema, name: wordingSchema, households: ruleSchema }))
    .min(2)
    .max(20),
});

export type Breakdown = z.infer<typeof breakdownSchema>;

/** The group that holds every household. */
export const everyone = 'all';

/** By list type: every campaign has it. */
const listBreakdown: Breakdown = {
  key: 'list',
  name: { en: 'List type', zh: '名单类型' },
  groups: listTypes.map((list) => ({
    key: list,
    name: listNames[list],
    households: { '==': [{ var: 'list' }, list] },
  })),
};

export const breakdownsOf = (breakdowns: readonly Breakdown[]): readonly Breakdown[] => [
  listBreakdown,
  ...breakdowns,
];
