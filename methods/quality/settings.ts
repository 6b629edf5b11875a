import { CHECKS, type Check } from './catalogue.ts';
import { QualityRefusal } from './refusal.ts';

/** What a lead has changed; what is absent is as usual. */
export interface CheckSettings {
  readonly thresholds?: Readonly<Record<string, number>>;
  readonly off?: readonly string[];
  /** Expected share of false ones among the scored flags of a day. */
  readonly falseDiscoveryRate?: number;
}

export interface CheckInUse extends Check {
  readonly limit: number;
}

const USUAL_RATE = 0.1;
const LEAST_RATE = 0.01;
const MOST_RATE = 0.25;

/** @throws QualityRefusal `threshold-out-of-range` */
export const rateOf = ({ falseDiscoveryRate = USUAL_RATE }: CheckSettings): number => {
  if (!(falseDiscoveryRate >= LEAST_RATE && falseDiscoveryRate <= MOST_RATE))
    throw new QualityRefusal(
      'threshold-out-of-range',
      'falseDiscoveryRate',
      `A false discovery rate of ${falseDiscoveryRate} is not between ${LEAST_RATE} and ${MOST_RATE}.`,
    );
  return falseDiscoveryRate;
};

/** @throws QualityRefusal `threshold-out-of-range` */
export const checksInUse = ({ thresholds = {}, off = [] }: CheckSettings): readonly CheckInUse[] => {
  const known = new Set(CHECKS.map(({ id }) => id));
  for (const id of [...Object.keys(thresholds), ...off])
    if (!known.has(id)) throw new QualityRefusal('threshold-out-of-range', id, `There is no check ${id}.`);
  return CHECKS.filter(({ id }) => !off.includes(id)).map((check) => {
    const { usual, least, most, unit } = check.threshold;
    const limit = thresholds[check.id] ?? usual;
    if (!(limit >= least && limit <= most))
      throw new QualityRefusal(
        'threshold-out-of-range',
        check.id,
        `The threshold ${limit} of ${check.id} is not between ${least} and ${most} (${unit}).`,
      );
    return { ...check, limit };
  });
};
