import type { IntervalMethod, TotalIntervalMethod } from '../../methods/estimation/interval.ts';
import type { EstimateRequest, Measure } from './request.ts';

type Kind = Measure['kind'];

/** Proportions get an interval of proportions, ratios where one is asked for; a mean has no bounds that it would have to respect. */
export const ratioIntervalFor = (
  kind: Exclude<Kind, 'total'>,
  { interval }: EstimateRequest,
): IntervalMethod => {
  switch (kind) {
    case 'mean':
      return 't';
    case 'ratio':
      return interval ?? 't';
    case 'proportion':
      return interval ?? 'korn-graubard';
  }
};

export const totalIntervalFor = ({ totalInterval }: EstimateRequest): TotalIntervalMethod =>
  totalInterval ?? 't';

const NAMES: Readonly<Record<IntervalMethod | TotalIntervalMethod, string>> = {
  'korn-graubard': 'Korn–Graubard',
  wilson: 'Wilson',
  logit: 'logit',
  arcsine: 'arcsine',
  t: 't',
  log: 'log',
};

const PLURALS: Readonly<Record<Kind, string>> = {
  mean: 'means',
  ratio: 'ratios',
  proportion: 'proportions',
  total: 'totals',
};

/** “means by t, proportions by Korn–Graubard”, in the order in which they were asked for. */
export const intervalsInWords = (request: EstimateRequest): string => {
  const kinds = [...new Set(request.measures.map(({ kind }) => kind))];
  return kinds
    .map((kind) => {
      const method = kind === 'total' ? totalIntervalFor(request) : ratioIntervalFor(kind, request);
      return `${PLURALS[kind]} by ${NAMES[method]}`;
    })
    .join(', ');
};
