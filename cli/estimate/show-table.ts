import { isEstimable } from '../../methods/estimation/estimate.ts';
import { displayWidth, padLeft, padRight } from './display-width.ts';
import type { Figure, FigureTable } from './figures.ts';
import { printable } from './printable.ts';
import { REASONS } from './reasons.ts';
import type { EstimateRequest, Measure } from './request.ts';
import { rounded } from './rounded.ts';

const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** Texts left of the figures, n, and either the figures' columns or a sentence in their place. */
interface Line {
  readonly labels: readonly string[];
  readonly n: string;
  readonly columns: readonly string[];
  readonly sentence?: string;
}

const asked = (measure: Measure): string => {
  const name = printable(measure.name);
  switch (measure.kind) {
    case 'mean':
      return `${name}, mean`;
    case 'ratio':
      return `${name}, ratio`;
    case 'total':
      return `${name}, total`;
    case 'proportion':
      return `${name}, %`;
  }
};

/** A point without an interval to say how many of its digits mean something. */
const pointText = (estimate: number | undefined, { kind }: Measure): string => {
  if (estimate === undefined) return '';
  return kind === 'proportion'
    ? ` (estimate ${(100 * estimate).toFixed(0)} %)`
    : ` (estimate ${Number(estimate.toPrecision(3))})`;
};

const lineOf = (
  labels: readonly string[],
  { measure, reading, designEffect }: Figure,
  deff: boolean,
): Line => {
  const n = numbers.format(reading.n);
  if (!isEstimable(reading))
    return {
      labels,
      n,
      columns: [],
      sentence: `not estimable because ${REASONS[reading.notEstimable]}${pointText(reading.estimate, measure)}`,
    };
  const { estimate, standardError, lower, upper } = rounded(reading, measure);
  const { effectiveN, degreesOfFreedom } = reading;
  const effect = designEffect?.withoutReplacement ?? designEffect?.withReplacement;
  return {
    labels,
    n,
    columns: [
      estimate,
      standardError,
      lower,
      upper,
      numbers.format(degreesOfFreedom),
      effectiveN === undefined ? '' : numbers.format(effectiveN),
      ...(deff ? [effect === undefined ? '' : effect.toFixed(2)] : []),
    ],
  };
};

const decimalsOf = (text: string): number => (text.includes('.') ? text.length - text.indexOf('.') : 0);

/** Of any number of lines; `Math.max` takes only so many arguments. */
const greatest = (texts: readonly string[], measured: (text: string) => number): number =>
  texts.reduce((most, text) => Math.max(most, measured(text)), 0);

/** Numbers of one column with their points under each other. */
const onPoints = (texts: readonly string[]): readonly string[] => {
  const longest = greatest(texts, decimalsOf);
  return texts.map((text) => text + ' '.repeat(longest - decimalsOf(text)));
};

const widest = (texts: readonly string[]): number => greatest(texts, displayWidth);

/** A text of lines below each other: labels left, numbers right, on their points. */
const aligned = (heads: Line, lines: readonly Line[]): string => {
  const all = [heads, ...lines];
  const labelWidths = heads.labels.map((_, at) => widest(all.map(({ labels }) => labels[at] ?? '')));
  const nWidth = widest(all.map(({ n }) => n));
  const columns = heads.columns.map((head, at) => {
    const cells = onPoints(lines.map((line) => line.columns[at] ?? ''));
    const width = widest([head, ...cells]);
    return [head, ...cells].map((cell) => padLeft(cell, width));
  });
  return all
    .map(({ labels, n, sentence }, row) =>
      [
        ...labels.map((label, at) => padRight(label, labelWidths[at] ?? 0)),
        padLeft(n, nWidth),
        ...(sentence === undefined ? columns.map((column) => column[row] ?? '') : [sentence]),
      ]
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

const heads = (labels: readonly string[], { level, designEffects }: EstimateRequest): Line => ({
  labels,
  n: 'n',
  columns: [
    'estimate',
    'se',
    `${Number((level * 100).toPrecision(6))} % from`,
    'to',
    'df',
    'effective n',
    ...(designEffects ? ['deff'] : []),
  ],
});

/** The whole sample has a line for each measure; a division has a part for each measure with a line for each area. */
export const tableText = ({ by, areas }: FigureTable, request: EstimateRequest): string => {
  const { designEffects, measures } = request;
  if (by.length === 0) {
    const lines = areas.flatMap(({ figures }) =>
      figures.map((figure) => lineOf([asked(figure.measure)], figure, designEffects)),
    );
    return aligned(heads(['whole sample'], request), lines);
  }
  return measures
    .map((measure, at) => {
      const lines = areas.flatMap(({ area, figures }) =>
        figures.slice(at, at + 1).map((figure) =>
          lineOf(
            area.map((text) => printable(text) || '(empty)'),
            figure,
            designEffects,
          ),
        ),
      );
      return `${asked(measure)}, by ${by.map(printable).join(' and ')}\n${aligned(heads(by.map(printable), request), lines)}`;
    })
    .join('\n\n');
};
