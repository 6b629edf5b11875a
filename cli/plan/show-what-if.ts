import type { Plan, WhatIfLine } from '../../methods/sampling/planner/plan.ts';
import { count, money, percent, points } from '../../methods/sampling/planner/plan-figures.ts';
import type { PlanRequest } from '../../methods/sampling/planner/plan-request.ts';
import { told } from './show-trade-off.ts';
import { textTable } from './text-table.ts';

const VARIED: Readonly<Record<WhatIfLine['vary'], string>> = {
  icc: 'ICC',
  expected: 'expected %',
  'response-rate': 'response %',
};

const valueText = ({ vary, value, planned }: WhatIfLine): string => {
  const text = vary === 'icc' ? `${Number(value.toPrecision(4))}` : percent(value);
  return planned ? `${text} (planned)` : text;
};

/** The suggested quotas where one assumption was wrong, and what would be needed instead. */
export const whatIfText = ({ whatIf }: Plan, { goal }: PlanRequest): string => {
  const [first] = whatIf;
  const demands = goal.kind === 'demands';
  const heads = [
    'assumption',
    'value',
    ...(first?.figures ?? []).flatMap(({ key, verdict }) => [
      `${key} ±`,
      ...(verdict === null ? [] : ['told with']),
    ]),
    ...(demands ? ['villages needed', 'cost'] : []),
  ];
  const lines = whatIf.map((line) => ({
    cells: [
      line.indicator === null ? VARIED[line.vary] : `${line.indicator}: ${VARIED[line.vary]}`,
      valueText(line),
      ...line.figures.flatMap((figure) => [
        points(figure.halfWidth),
        ...(figure.verdict === null ? [] : [told(figure)]),
      ]),
      ...(demands
        ? [
            line.needed === null ? 'none do' : count(line.needed.villages),
            line.needed === null ? '' : money(line.needed.cost),
          ]
        : []),
    ],
  }));
  return [
    `What if an assumption is wrong: the same sample${demands ? ', and what would be needed instead' : ''}`,
    textTable(heads, lines, 2),
  ].join('\n');
};
