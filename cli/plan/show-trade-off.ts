import type {
  ExpectedFigure,
  Impossible,
  Plan,
  PlannedDesign,
  TradeOffRow,
} from '../../methods/sampling/planner/plan.ts';
import {
  chance,
  count,
  factor,
  money,
  percent,
  points,
} from '../../methods/sampling/planner/plan-figures.ts';
import { type TableLine, textTable } from './text-table.ts';

/** How likely the verdict is to say what is true where the expected share is. */
export const told = ({ verdict }: ExpectedFigure): string => {
  const [first] = verdict?.chances ?? [];
  if (verdict === null || verdict.hoped === null || first === undefined) return '';
  return chance(verdict.hoped === 'meets' ? first.meets : first.fails);
};

const nearestText = ({ figures }: PlannedDesign): string =>
  figures
    .map((figure) => {
      const tells = told(figure);
      return `${figure.key} ±${points(figure.halfWidth)}${tells === '' ? '' : `, told with ${tells}`}`;
    })
    .join('; ');

const why = (impossible: Impossible): string => {
  switch (impossible.reason) {
    case 'not-enough-villages': {
      const { nearest } = impossible;
      return `not enough: all ${count(nearest.villages)} villages give ${nearestText(nearest)}`;
    }
    case 'village-too-small':
      return `an average village${impossible.stratum === 'all' ? '' : ` of ${impossible.stratum}`} has ${count(impossible.households)} households`;
    case 'budget-too-small':
      return `two villages a stratum cost ${money(impossible.least)}`;
  }
};

/** With one indicator there is room to say more of it. */
const detail = (figures: readonly ExpectedFigure[]): readonly string[] =>
  figures.length === 1
    ? figures.flatMap(({ waldHalfWidth, deff, effectiveN }) => [
        points(waldHalfWidth),
        factor(deff),
        count(effectiveN),
      ])
    : [];

const lineOf = ({ perVillage, design, impossible }: TradeOffRow, suggested: boolean): TableLine => {
  const first = `${suggested ? '* ' : ''}${count(perVillage)}`;
  if (design === null)
    return { cells: [first], ...(impossible === null ? {} : { sentence: why(impossible) }) };
  const { villages, interviews, issued, cost, figures } = design;
  return {
    cells: [
      first,
      count(villages),
      count(interviews),
      count(issued),
      money(cost),
      ...figures.flatMap((figure) => [
        points(figure.halfWidth),
        ...(figure.verdict === null ? [] : [told(figure)]),
      ]),
      ...detail(figures),
    ],
  };
};

/** Villages against households a village. */
export const tradeOffText = ({ rows, suggestion, optimum }: Plan): string => {
  const shown = rows.flatMap(({ design, impossible }) => [
    ...(design === null ? [] : [design]),
    ...(impossible?.reason === 'not-enough-villages' ? [impossible.nearest] : []),
  ]);
  const figures = shown[0]?.figures ?? [];
  const heads = [
    'a village',
    'villages',
    'answers',
    'to visit',
    'cost',
    ...figures.flatMap(({ key, verdict }) => [`${key} ±`, ...(verdict === null ? [] : ['told with'])]),
    ...(figures.length === 1 ? ['Wald ±', 'deff', 'effective n'] : []),
  ];
  const best = optimum.map(({ key, perVillage }) =>
    perVillage === null ? `${key} as many as possible` : `${key} ${perVillage.toFixed(1)}`,
  );
  return [
    'Villages against households a village',
    textTable(
      heads,
      rows.map((row) => lineOf(row, row.design !== null && row.design === suggestion?.design)),
      0,
    ),
    `Best answers a village for these costs, √(a/b·(1 − ICC)/ICC): ${best.join(', ')}`,
  ].join('\n');
};

const formulaText = (plan: Plan, key: string): string => {
  const found = plan.formula.find((size) => size.key === key);
  const sizes = [found?.forMargin, found?.forPower].filter((size) => typeof size === 'number');
  return sizes.length === 0 ? '' : count(Math.ceil(Math.max(...sizes) - 1e-9));
};

/** What the suggested design is expected to print, an indicator a line. */
export const figuresText = (plan: Plan, { figures }: PlannedDesign, level: number): string => {
  const heads = [
    'indicator',
    'expected %',
    'a village',
    'answers',
    'by formula',
    'planned deff',
    'deff',
    'df',
    'effective n',
    `${percent(level)} % from`,
    'to',
    '±',
  ];
  const lines = figures.map((figure) => ({
    cells: [
      figure.key,
      percent(figure.expected),
      Number(figure.perVillage.toFixed(1)).toString(),
      count(figure.answers),
      formulaText(plan, figure.key),
      factor(figure.deffPlanned),
      factor(figure.deff),
      count(figure.degreesOfFreedom),
      count(figure.effectiveN),
      (100 * figure.lower).toFixed(2),
      (100 * figure.upper).toFixed(2),
      points(figure.halfWidth),
    ],
  }));
  return ['What the suggested design is expected to show (*)', textTable(heads, lines, 1)].join('\n');
};
