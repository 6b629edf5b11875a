import { z } from 'zod';
import { stratumMethods } from '../../methods/sampling/certificate/read-design.ts';
import { breakdownSchema } from '../estimates/breakdown.ts';
import { indicatorSchema, registryTotalsSchema } from '../estimates/indicator.ts';
import { parameterSchema } from '../estimates/parameter.ts';
import { verdictRuleSchema } from '../estimates/verdict-rule.ts';
import { weightingSchema } from '../estimates/weighting.ts';
import { listTypes } from '../frames/list-type.ts';
import { chanceSchema } from './chance.ts';
import { rotationSchema } from './rotation.ts';

/**
 * A design (抽样设计) is data: how many villages of each stratum, how many households of each list in a village, which figures
 * will be computed by which rules, and the lines that they are judged against. All of it is under the design's hash, so nothing can
 * move after the draw.
 */
const stratumCode = z.string().regex(/^[0-9A-Za-z_-]{1,40}$/);

const stratum = z.object({
  code: stratumCode,
  villages: z.int().min(1).max(100_000),
  reserve: z.int().min(0).max(1000),
  /** How its villages are drawn. */
  method: z.enum(stratumMethods).default('pps-random-order'),
});

export const designSchema = z.object({
  strata: z.array(stratum).min(1).max(10_000),
  /** Attribute of the frame along which `pps-frame-order` runs; null: the village's code. */
  orderColumn: z.string().min(1).max(40).nullable().default(null),
  /** From which campaign strata with the method `rotation` go on. */
  rotation: rotationSchema.optional(),
  /** Who and what brings chance into the draw; absent: the sealed key alone. */
  chance: chanceSchema.optional(),
  /** Households a village, by list. A list shorter than its quota is taken whole. */
  households: z.partialRecord(z.enum(listTypes), z.int().min(2).max(500)),
  /** Village groups in which every household that is not registered is looked at, for the missed rate over all who live in them. */
  screening: z
    .object({
      /** A village of at most so many is screened whole. */
      groups: z.int().min(2).max(200),
      /** Of persons of one village; used where nobody was missed. */
      deffPlanned: z.number().min(0.5).max(50).default(2),
    })
    .optional(),
  indicators: z.array(indicatorSchema).min(1).max(120),
  /** Numbers that rules and derived variables speak of, such as the income line. */
  parameters: z.array(parameterSchema).max(20).optional(),
  breakdowns: z.array(breakdownSchema).max(12).default([]),
  registryTotals: z.array(registryTotalsSchema).max(3500),
  /** How strata of which one village answers enter the variance, and which pairs of strata count as one for it. */
  lonely: z
    .object({
      policy: z.enum(['adjust', 'certainty', 'average']),
      collapse: z.array(z.tuple([stratumCode, stratumCode])).max(5000),
    })
    .default({ policy: 'adjust', collapse: [] }),
  weighting: weightingSchema.prefault({}),
  /** Townships get figures of their own, as domains of the strata that they cut. */
  townships: z.boolean().default(false),
  verdict: verdictRuleSchema.optional(),
});

export type Design = z.infer<typeof designSchema>;
