import { z } from 'zod';
import { figureSchema } from '../estimates/figure.ts';

/**
 * A figure as a reader gets it: the lead all of it, everybody else what the day's snapshot decided. What would disclose and what is
 * not there are the same: `not-shown`, without a number. What is only unreliable is hidden as `unreliable`, and its verdict may show.
 */
export const shownFigureSchema = figureSchema.extend({ n: z.int().optional() });

export type ShownFigure = z.infer<typeof shownFigureSchema>;

type Named = Pick<ShownFigure, 'indicator' | 'group'>;

export const notShown = ({ indicator, group }: Named): ShownFigure => ({
  indicator,
  group,
  notEstimable: 'not-shown',
});

export const hiddenAsUnreliable = ({ indicator, group }: Named): ShownFigure => ({
  indicator,
  group,
  notEstimable: 'unreliable',
});
