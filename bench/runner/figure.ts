import { z } from 'zod';

/**
 * One measured number. Where the design names a target, the bench says itself whether it holds, because some figures
 * shall be small (seconds) and others large (answers a second). A missed target is stated, never hidden.
 */
export const figure = z
  .strictObject({
    name: z.string().min(1),
    value: z.number(),
    /** As printed: `s`, `ms`, `/s`, `MB`, `read units` … */
    unit: z.string(),
    target: z.number().optional(),
    holds: z.boolean().optional(),
  })
  .refine(({ target, holds }) => (target === undefined) === (holds === undefined), {
    error: 'a figure with a target says whether it holds, and the other way round',
  });

/** The figures of one bench; a bench that measured nothing has failed. */
export const figures = z.array(figure).min(1);

export type Figure = z.infer<typeof figure>;

/** What a bench is given. */
export type BenchContext = {
  /** The arguments after its name, unread. */
  readonly args: readonly string[];
  /** Prints a line for people. */
  readonly print: (line: string) => void;
};

/** What `bench/NAME.ts` exports as `bench`. It makes its input from a fixed seed and reads no stored result. */
export type Bench = (context: BenchContext) => Promise<readonly Figure[]>;

const digits = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });

/** `draw the nation: 1.9 s (target 5 s, holds)` */
export const line = ({ name, value, unit, target, holds }: Figure): string => {
  const goal =
    target === undefined ? '' : ` (target ${digits.format(target)} ${unit}, ${holds ? 'holds' : 'MISSED'})`;
  return `${name}: ${digits.format(value)} ${unit}${goal}`;
};
