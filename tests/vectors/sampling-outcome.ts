import {
  devilleVariance,
  hajekMean,
  horvitzThompsonTotal,
  horvitzThompsonVariance,
  yatesGrundyVariance,
} from '../../methods/sampling/horvitz-thompson.ts';
import { inclusionProbabilities } from '../../methods/sampling/inclusion.ts';
import { JOINT_METHODS, jointProbabilities } from '../../methods/sampling/joint/joint-probabilities.ts';
import { madow } from '../../methods/sampling/systematic.ts';
import { allocationOutcome } from './allocation-figures.ts';
import { type Figure, type Outcome, seriesFigures } from './compare.ts';
import {
  allocationCase,
  inclusionCase,
  jointCase,
  type SamplingCase,
  sizeCase,
  systematicCase,
  totalCase,
} from './sampling-file.ts';
import { sizeFigures } from './size-figures.ts';

const inclusionOutcome = (one: SamplingCase): Outcome => {
  const { sizes, n, pik, certainty } = inclusionCase.parse(one);
  const found = inclusionProbabilities(sizes, n);
  return {
    figures: [
      ...seriesFigures('pik', found.pik, pik),
      ...seriesFigures('certainty', found.certainty, certainty),
    ],
  };
};

const systematicOutcome = (one: SamplingCase): Outcome => {
  const { pik, u, selected } = systematicCase.parse(one);
  return { figures: seriesFigures('selected', madow(pik, u), selected) };
};

/** R leaves ±1e-16 where a pair cannot meet. */
const NEVER = 1e-14;

const jointOutcome = (one: SamplingCase): Outcome => {
  const { method, pik, joint } = jointCase.parse(one);
  const known = JOINT_METHODS.find((name) => name === method);
  if (known === undefined) return { unknown: `design "${method}"` };
  const found = jointProbabilities(pik, known);
  return {
    figures: joint.flatMap((row, i) =>
      row.map(
        (expected, j): Figure => ({
          what: `joint ${i},${j}`,
          got: found[i]?.[j],
          expected: Math.abs(expected) < NEVER ? 0 : expected,
          scale: (pik[i] ?? 1) * (pik[j] ?? 1),
        }),
      ),
    ),
  };
};

const totalOutcome = (one: SamplingCase): Outcome => {
  const { y, pik, joint, ...expected } = totalCase.parse(one);
  return {
    figures: [
      { what: 'total', got: horvitzThompsonTotal(y, pik), expected: expected.htTotal.value },
      { what: 'mean', got: hajekMean(y, pik), expected: expected.hajekMean.value },
      {
        what: 'Horvitz–Thompson variance',
        got: horvitzThompsonVariance(y, pik, joint),
        expected: expected.varianceHT.value,
      },
      {
        what: 'Yates–Grundy variance',
        got: yatesGrundyVariance(y, pik, joint),
        expected: expected.varianceYatesGrundy.value,
      },
      { what: 'Deville variance', got: devilleVariance(y, pik), expected: expected.varianceDeville.value },
    ],
  };
};

const SIZE_KINDS: ReadonlySet<string> = new Set(sizeCase.options.map(({ shape }) => shape.kind.value));

const sizeOutcome = (one: SamplingCase): Outcome =>
  SIZE_KINDS.has(one.kind ?? '')
    ? { figures: sizeFigures(sizeCase.parse(one)) }
    : { unknown: `kind "${one.kind}"` };

/** A case is known by a key that only its kind has. */
const BY_KEY: readonly (readonly [string, (one: SamplingCase) => Outcome])[] = [
  ['kind', sizeOutcome],
  ['sizes', inclusionOutcome],
  ['u', systematicOutcome],
  ['y', totalOutcome],
  ['allocation', (one) => allocationOutcome(allocationCase.parse(one))],
  ['joint', jointOutcome],
];

export const samplingOutcome = (one: SamplingCase): Outcome => {
  const [, outcome] = BY_KEY.find(([key]) => key in one) ?? [];
  return outcome?.(one) ?? { unknown: `a case of ${Object.keys(one).join(', ')}` };
};
