/**
 * How fieldwork is done (调查规则), as data that the lead saves. A campaign without them is a small survey: an interviewer works in
 * the division of the grant and ends a case at once. With them, cases are assigned, visits are recorded, and conflicts are avoided.
 */
import { z } from 'zod';

/** How near to a declared place nobody works. */
export const avoidances = ['county', 'township', 'village'] as const;

const share = z.number().min(0).max(1);
const timeOfDay = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/);

export const fieldRulesSchema = z.strictObject({
  /** Marks of the training test, out of 100, below which nobody is sent out. */
  minimumTrainingScore: z.int().min(0).max(100).default(90),
  avoidance: z.enum(avoidances).default('county'),
  /** How many people hold an interview. */
  pairs: z.union([z.literal(1), z.literal(2)]).default(2),
  /** A case without contact is ended after so many attempts on so many different days, and one by telephone. */
  callBacks: z
    .strictObject({
      attempts: z.int().min(1).max(10).default(3),
      days: z.int().min(1).max(10).default(2),
      phone: z.boolean().default(true),
    })
    .refine(({ attempts, days }) => days <= attempts, { path: ['days'] })
    .prefault({}),
  /** Days without a sign of life after which a device's data dies. */
  unseenDays: z.int().min(1).max(60).default(7),
  /** Of an interviewer's first interviews, and of the later ones. */
  backCheckShare: z
    .strictObject({
      first: share.default(0.5),
      firstInterviews: z.int().min(0).max(100).default(4),
      later: share.default(0.1),
    })
    .prefault({}),
  /** Codes of the items that a back-check asks again. */
  backCheckItems: z.array(z.string().min(1).max(64)).max(40).default([]),
  /** Nobody should be interviewed from … until …, by the campaign's time. */
  lateNight: z
    .strictObject({ from: timeOfDay.default('22:00'), to: timeOfDay.default('06:00') })
    .prefault({}),
});

export type FieldRules = z.infer<typeof fieldRulesSchema>;

/** One saved version: the newest is in force, all are kept. */
export interface SavedFieldRules {
  readonly campaignId: string;
  /** From 1. */
  readonly version: number;
  readonly rules: FieldRules;
  /** UTC moment. */
  readonly savedAt: string;
  readonly savedBy: string;
}

/** What a campaign keeps of them. */
export interface WithFieldRules {
  readonly fieldRules?: Pick<SavedFieldRules, 'version' | 'rules'> | undefined;
}

/** The rules in force, or nothing where the campaign works without. They stand in the campaign itself, so no read is needed. */
export const fieldRulesOf = (campaign: WithFieldRules): FieldRules | undefined => campaign.fieldRules?.rules;
