import {
  INTERVAL_METHODS,
  type IntervalMethod,
  TOTAL_INTERVAL_METHODS,
  type TotalIntervalMethod,
} from '../../methods/estimation/interval.ts';
import { WrongUse } from '../command.ts';

/** What `--ci` asks for; each absent where its default stands. */
export interface AskedIntervals {
  /** Of proportions and ratios. */
  readonly interval?: IntervalMethod;
  /** Of totals. */
  readonly totalInterval?: TotalIntervalMethod;
}

const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  ['kg', 'korn-graubard'],
  ['asin', 'arcsine'],
]);

const CHOICES = ['kg', 'wilson', 'logit', 'asin', 't', 'log'];

const methodNamed = (given: string): IntervalMethod | TotalIntervalMethod => {
  const name = SHORT_NAMES.get(given) ?? given;
  const method = [...INTERVAL_METHODS, ...TOTAL_INTERVAL_METHODS].find((each) => each === name);
  if (method === undefined) throw new WrongUse(`--ci ${given}: choose one of ${CHOICES.join(', ')}`);
  return method;
};

const isForTotals = (method: IntervalMethod | TotalIntervalMethod): method is 'log' => method === 'log';

/** `log` is for totals and goes with one of the others, which are for proportions and ratios. */
export const readIntervals = (names: readonly string[]): AskedIntervals => {
  const methods = names.map(methodNamed);
  const [totalInterval, secondOfTotals] = methods.filter(isForTotals);
  const [interval, second] = methods.filter((method) => !isForTotals(method));
  if (second !== undefined || secondOfTotals !== undefined)
    throw new WrongUse(`--ci ${names.join(',')}: give one of kg, wilson, logit, asin, t, and log for totals`);
  return {
    ...(interval === undefined ? {} : { interval }),
    ...(totalInterval === undefined ? {} : { totalInterval }),
  };
};
