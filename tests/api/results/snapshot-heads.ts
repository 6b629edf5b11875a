/** Heads made up for the tests of what is decided about them. */
import type { Figure } from '../../../api/estimates/figure.ts';
import type { Measure } from '../../../api/estimates/indicator.ts';
import { noCounts } from '../../../api/estimates/node.ts';
import type { AreaOfSnapshot } from '../../../api/results/campaign-snapshot.ts';
import type { Design } from '../../../api/samples/design.ts';

const words = { zh: '试', en: 'test' };
const named = { name: words, denominatorText: words, source: 'test' };

const measure = (key: string, by: string[]): Measure => ({
  kind: 'measure',
  ...named,
  unit: 'persons',
  key,
  denominator: true,
  numerator: true,
  by,
  deffPlanned: 2,
});

/** Two rates, one of them by list type, and what is read from them; a mean. */
export const design: Pick<Design, 'indicators' | 'breakdowns' | 'verdict'> = {
  breakdowns: [],
  indicators: [
    measure('wrong', ['list']),
    measure('missed', []),
    { kind: 'total', ...named, unit: 'persons', key: 'wrongly', measure: 'wrong' },
    {
      kind: 'contrast',
      ...named,
      unit: 'points',
      key: 'apart',
      measure: 'wrong',
      breakdown: 'list',
      group: 'exited',
      reference: 'poor',
    },
    {
      kind: 'poverty-headcount',
      ...named,
      unit: 'persons',
      key: 'headcount',
      wrongExit: 'wrong',
      missed: 'missed',
    },
    { ...measure('income', []), unit: 'yuan', value: 'income' },
  ],
};

export type Counted = readonly [households: number, events: number];

/** A reliable share with an interval of ±2 points. */
const share = (indicator: string, group: string, [n, events]: Counted): Figure =>
  n === 0
    ? { indicator, group, n, events, notEstimable: 'no-answers' }
    : {
        indicator,
        group,
        n,
        events,
        estimate: events / n,
        lower: Math.max(0, events / n - 0.02),
        upper: Math.min(1, events / n + 0.02),
        level: 0.95,
        method: 'korn-graubard',
        effectiveN: n,
        degreesOfFreedom: 20,
        reliability: { review: [], unreliableComplement: false },
      };

const amount = (indicator: string, n: number, estimate: number, half: number): Figure => ({
  indicator,
  group: 'all',
  n,
  estimate,
  lower: estimate - half,
  upper: estimate + half,
  level: 0.95,
  method: 't',
});

export interface Answered {
  readonly poor: Counted;
  readonly exited: Counted;
  readonly missed: Counted;
  readonly registry?: AreaOfSnapshot['counts']['registry'];
  /** Changes of single figures, by indicator and group. */
  readonly changed?: Readonly<Record<string, Partial<Figure>>>;
}

/** The head of an area; its total, difference and headcount follow from its rates, so that they tell how old these are. */
export const head = (
  key: string,
  {
    poor,
    exited,
    missed,
    registry = { poor: 100, exited: 1000, nonregistered: 5000 },
    changed = {},
  }: Answered,
  within?: string,
): AreaOfSnapshot => {
  const [households, events] = [poor[0] + exited[0], poor[1] + exited[1]];
  const figures = [
    share('wrong', 'all', [households, events]),
    share('wrong', 'poor', poor),
    share('wrong', 'exited', exited),
    share('missed', 'all', missed),
    amount('wrongly', households, 1000 * events, 900),
    { ...amount('apart', poor[0], exited[1] / exited[0] - poor[1] / poor[0], 0.03), method: 't' },
    { ...share('headcount', 'all', [households + missed[0], events + missed[1]]), method: 'mover' },
    amount('income', households, 10_000 + households, 90),
  ].map((figure) => {
    const { events: counted, ...plain } = figure;
    const isMeasure = figure.indicator === 'wrong' || figure.indicator === 'missed';
    return {
      ...plain,
      ...(isMeasure && counted !== undefined ? { events: counted } : {}),
      ...changed[`${figure.indicator}/${figure.group}`],
    };
  });
  return {
    key,
    ...(within === undefined ? {} : { within }),
    figures,
    counts: { ...noCounts, cases: households, registry },
    provisional: true,
  };
};
