import { type PublicFigure, publicFigure } from '../../methods/estimation/suppression/public-figure.ts';
import type { Reliability } from '../../methods/estimation/suppression/reliability.ts';
import { displayedDecimals, displayedPercent } from '../../methods/estimation/suppression/rounding.ts';
import type { Figure } from '../estimates/figure.ts';
import { hiddenAsUnreliable, type ShownFigure } from './shown-figure.ts';

/** A figure with an interval; nothing else goes out. */
interface Measured {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

const measured = ({ estimate, lower, upper }: Figure): Measured | undefined =>
  estimate === undefined || lower === undefined || upper === undefined
    ? undefined
    : { estimate, lower, upper };

/** Number of households, level and method go with it; standard error, effective size and design effect would give its digits away. */
const rounded = (figure: Figure, { estimate, lower, upper }: Measured): ShownFigure => {
  const { indicator, group, n, level, method } = figure;
  return {
    indicator,
    group,
    n,
    estimate,
    lower,
    upper,
    ...(level === undefined ? {} : { level }),
    ...(method === undefined ? {} : { method }),
  };
};

/** Why there is no interval, of a figure that discloses nothing. */
const withoutInterval = ({ indicator, group, notEstimable = 'no-answers' }: Figure): ShownFigure => ({
  indicator,
  group,
  notEstimable,
});

/** A percentage as displayed, as a share again: 92.6 % is 0.926. */
const asShare = (percent: number, decimals: number): number => Number((percent / 100).toFixed(decimals + 2));

const displayedShare = (figure: Figure, { figure: displayed }: PublicFigure): ShownFigure => {
  if (displayed === undefined) {
    return hiddenAsUnreliable(figure);
  }
  const { percent, lower, upper, decimals, unreliableComplement } = displayed;
  return {
    ...rounded(figure, {
      estimate: asShare(percent, decimals),
      lower: asShare(lower, decimals),
      upper: asShare(upper, decimals),
    }),
    ...(unreliableComplement ? { reliability: { review: [], unreliableComplement } } : {}),
  };
};

/** A share, unless it is too unreliable; one whose reliability is not known is. */
export const roundedShare = (figure: Figure, reliability: Reliability | undefined): ShownFigure => {
  const known = measured(figure);
  if (known === undefined) {
    return withoutInterval(figure);
  }
  if (reliability === undefined) {
    return hiddenAsUnreliable(figure);
  }
  const { estimate, lower, upper } = known;
  return displayedShare(figure, publicFigure({ estimate, interval: { lower, upper }, reliability }, false));
};

/** A difference of two shares. */
export const roundedDifference = (figure: Figure): ShownFigure => {
  const known = measured(figure);
  if (known === undefined) {
    return withoutInterval(figure);
  }
  const decimals = displayedDecimals(known.lower, known.upper);
  const displayed = (share: number): number => asShare(displayedPercent(share, decimals), decimals);
  return rounded(figure, {
    estimate: displayed(known.estimate),
    lower: displayed(known.lower),
    upper: displayed(known.upper),
  });
};

/** Digits of an amount whose interval has no width. */
const fewestDigits = 3;

/** The power of ten that an amount is given to: that of half its interval. */
const powerOf = ({ estimate, lower, upper }: Measured): number => {
  const half = (upper - lower) / 2;
  if (half > 0) {
    return Math.floor(Math.log10(half));
  }
  return estimate === 0 ? 0 : Math.floor(Math.log10(Math.abs(estimate))) - fewestDigits + 1;
};

const toPower = (value: number, power: number): number =>
  power >= 0 ? Math.round(value / 10 ** power) * 10 ** power : Number(value.toFixed(Math.min(100, -power)));

/** A mean or a total in its own unit: 12,345 that may lie 1,500 off is 12,000. */
export const roundedAmount = (figure: Figure): ShownFigure => {
  const known = measured(figure);
  if (known === undefined) {
    return withoutInterval(figure);
  }
  const power = powerOf(known);
  return rounded(figure, {
    estimate: toPower(known.estimate, power),
    lower: toPower(known.lower, power),
    upper: toPower(known.upper, power),
  });
};
