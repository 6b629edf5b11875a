import { EstimationError } from '../estimation-error.ts';
import type { SampledStratum, SampledUnit } from '../flat/sample.ts';
import type { StratumDesign } from '../stratum.ts';
import { keyOf, type Placed, type PlacedStratum, placedStrata, sameDesign } from './placed-strata.ts';
import { rowsOfVillage, type WorkedStratum, type WorkedVillage } from './worked-strata.ts';

/** By the rule of the estimation tree: without a draw its lists are strata of their own, its households their PSUs. */
const isTakeAll = ({ inclusion }: WorkedVillage, { method }: StratumDesign): boolean =>
  inclusion.complement === 0 && method !== 'with-replacement';

/** Shared by all households: a nation has half a million. */
const NO_LATER_STAGE: readonly SampledStratum[] = [];

const range = (from: number, rows: number): readonly number[] =>
  Array.from({ length: rows }, (_, at) => from + at);

/** Each answered list: m of its M households, drawn simply at random. */
const listStrata = ({ village, from }: Placed): readonly SampledStratum[] => {
  let first = from;
  return village.lists.flatMap(({ size, answered }) => {
    const rows = range(first, answered);
    first += answered;
    if (answered === 0) return [];
    return [
      {
        units: rows.map((row) => ({ rows: [row], strata: NO_LATER_STAGE })),
        draw: { method: 'simple-random', fraction: answered / size } as const,
      },
    ];
  });
};

const unitOf = (placed: Placed, design: StratumDesign): SampledUnit => ({
  rows: range(placed.from, rowsOfVillage(placed.village)),
  strata: design.method === 'with-replacement' ? [] : listStrata(placed),
});

const drawnStratum = (drawn: readonly Placed[], design: StratumDesign): SampledStratum => {
  const units = drawn.map((placed) => unitOf(placed, design));
  if (design.method === 'pps')
    return { units, draw: { method: 'pps', inclusion: drawn.map(({ village }) => village.inclusion) } };
  const fraction = design.method === 'with-replacement' ? 0 : design.sampled / design.population;
  return { units, draw: { method: 'simple-random', fraction } };
};

const drawnOf = ({ villages, design }: PlacedStratum): readonly Placed[] =>
  villages.filter(({ village }) => !isTakeAll(village, design));

const checkWhole = (together: readonly PlacedStratum[], countedWith: readonly string[]): void => {
  const here = new Set(together.map(({ code }) => code));
  const missing = countedWith.find((code) => !here.has(code));
  if (missing !== undefined)
    throw new EstimationError(
      'sample-incomplete',
      `Stratum ${missing}, which counts as one with ${[...here].join(', ')}, is not here.`,
    );
  for (const stratum of together) {
    const drawn = drawnOf(stratum).length;
    if (drawn !== stratum.psus)
      throw new EstimationError(
        'sample-incomplete',
        `Stratum ${stratum.code} has ${stratum.psus} PSUs, ${drawn} are here.`,
      );
  }
};

const countedTogether = (strata: readonly WorkedStratum[]): readonly (readonly PlacedStratum[])[] => [
  ...Map.groupBy(placedStrata(strata), keyOf).values(),
];

/** @throws EstimationError `sample-incomplete` unless all PSUs of every stratum, and all strata that count with it, are here */
export const checkComplete = (strata: readonly WorkedStratum[]): void => {
  for (const together of countedTogether(strata)) checkWhole(together, together[0]?.countedWith ?? []);
};

/**
 * The strata of a flat sample whose rows are those of worked strata one after another. The same PSUs and strata as in the estimation
 * tree: villages, and for take-all villages their lists.
 * @throws EstimationError `mixed-designs`, `unit-in-two-strata`
 */
export const sampledStrata = (strata: readonly WorkedStratum[]): readonly SampledStratum[] =>
  countedTogether(strata).flatMap((together) => {
    const [first] = together;
    if (first === undefined) return [];
    for (const { code, design } of together)
      if (!sameDesign(design, first.design))
        throw new EstimationError('mixed-designs', `Strata ${first.code} and ${code} were not drawn alike.`);
    const drawn = together.flatMap(drawnOf);
    const certain = together
      .flatMap(({ villages }) => villages)
      .filter(({ village }) => isTakeAll(village, first.design))
      .flatMap(listStrata);
    return drawn.length === 0 ? certain : [drawnStratum(drawn, first.design), ...certain];
  });
