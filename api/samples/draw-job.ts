/**
 * What is asked of the draw function, and what it answers. It alone opens the keys of a draw, so whatever needs them is a job
 * that is named here. A job says who asks; that they may is for the function itself to find out.
 */
import { z } from 'zod';
import { lossReasonKeys } from '../fieldwork/lost-village.ts';
import { type RefusalCode, refusalCodes } from '../refusals.ts';
import { rosterFaultKeys } from './roster-correction.ts';
import { samplePlacesSchema } from './sample-places.ts';

const asked = {
  campaignId: z.string(),
  /** Who asks, by a sign-in that was checked; null: somebody who did not sign in. */
  personId: z.string().nullable(),
};

export const drawJobSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('run the draw'), ...asked }),
  z.object({
    act: z.literal('disclose villages'),
    ...asked,
    places: z.array(samplePlacesSchema).readonly().nullable(),
  }),
  z.object({
    act: z.literal('draw the sample'),
    ...asked,
    villages: z.array(z.string()).readonly().nullable(),
  }),
  z.object({
    act: z.literal('open a reserve village'),
    ...asked,
    village: z.string(),
    reason: z.enum(lossReasonKeys),
    evidence: z.string(),
  }),
  z.object({
    act: z.literal('correct a roster'),
    ...asked,
    village: z.string(),
    version: z.int(),
    importId: z.string(),
    reason: z.enum(rosterFaultKeys),
    otherReason: z.string().nullable(),
    evidence: z.string(),
  }),
  z.object({ act: z.literal('make the certificate'), ...asked }),
]);

export type DrawJob = Readonly<z.infer<typeof drawJobSchema>>;

const wording = z.object({ en: z.string(), zh: z.string() });

const isCode = (text: string): text is RefusalCode => refusalCodes.some((code) => code === text);

const problem = z.object({
  row: z.int().exactOptional(),
  column: z.string().exactOptional(),
  field: z.string().exactOptional(),
  reason: wording,
});

/** What came of a job, or the rule that refused it with its words. Anything else that goes wrong is an error of the function. */
export const drawAnswerSchema = z.union([
  z.object({
    refused: z.object({
      code: z.string().refine(isCode),
      wording,
      problems: z.array(problem).readonly(),
    }),
  }),
  z.object({ done: z.unknown() }),
]);

export type DrawAnswer = Readonly<z.input<typeof drawAnswerSchema>>;

/** Has a job done: throws the refusal, or gives what was done as JSON, for whoever asked to parse. */
export type DrawFunction = (job: DrawJob) => Promise<unknown>;
