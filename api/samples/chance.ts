import { z } from 'zod';
import { lotterySchema } from './lottery.ts';

/** A UTC moment in the one form in which certificates write it, `2026-03-01T08:00:00.000Z`; read from any form with an offset. */
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());

/** Public beacons whose timetable the service knows, and whose pulses it fetches. */
const beacons = ['drand-quicknet', 'nist-2.0'] as const;

/**
 * How chance enters a draw beside the service's own key: parties commit to values until `commitmentsEnd`, reveal them until
 * `deadline`, and the first pulse of a public beacon, or an issue of a lottery, at least an hour later decides. A design without it is drawn by the key alone.
 */
export const chanceSchema = z.object({
  /** From here on, or once every party has committed, values are revealed, and no commitment is taken. */
  commitmentsEnd: moment,
  /** The end of reveals: who has not revealed by then is left out, and the draw goes on. */
  deadline: moment,
  /** Null: no beacon; the last to reveal could then call the draw off by keeping silent. */
  beacon: z
    .union([z.enum(beacons), lotterySchema])
    .nullable()
    .default('drand-quicknet'),
});

export type Chance = z.infer<typeof chanceSchema>;

/** Nobody can have computed a draw before deciding whether to reveal: the pulse comes so much after the deadline. */
export const pulseAfterDeadline = 3_600_000;

/** The pulse of a roster comes so much after the roster was frozen. */
export const pulseAfterRoster = 60_000;

/** Nobody is shut out by a narrow window: at least so long to commit, after the signature, and as long to reveal. */
export const leastWindow = 600_000;

/** Further ahead nobody plans a draw, and no pulse can be named. */
export const furthestDeadline = 400 * 86_400_000;
