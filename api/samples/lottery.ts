import { z } from 'zod';
import { periodOf } from '../../methods/sampling/certificate/beacons.ts';
import { isLotteryForm } from '../../methods/sampling/certificate/lottery.ts';

const words = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least)
    .max(most)
    .refine((text) => text.isWellFormed(), 'not well-formed text')
    .normalize('NFC');

/** An issue of a public lottery (彩票期次) in the place of a beacon: the two sides type its result after it was drawn. */
export const lotterySchema = z.strictObject({
  /** Its name, which stands as that of the beacon. */
  lottery: words(2, 60).refine((name) => periodOf(name) === undefined, 'the name of another beacon'),
  /** 期号 */
  issue: z.int().min(1).max(2_147_483_647),
  /** When it is drawn: a UTC moment, at least an hour after the deadline. */
  drawnAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString()),
  /** Where everybody can read the result. */
  published: words(5, 300),
  /** The form of a result: each digit stands for any digit, all else for itself. */
  writtenAs: z
    .string()
    .refine(isLotteryForm, 'digits (at least 5) and plain separators, such as 00 00 00 00 00 00 + 00'),
});

export type Lottery = z.infer<typeof lotterySchema>;

/** An issue that comes so much later than the deadline is not worth the wait. */
export const latestIssue = 31 * 86_400_000;
