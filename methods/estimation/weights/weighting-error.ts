import type { Label } from '../flat/sample.ts';

/** Why weights cannot be made or adjusted; each code with the data that locates the cause. Rows count from 0. */
export interface WeightingProblems {
  readonly 'weights-all-zero': { readonly rows: number };
  readonly 'lengths-differ': { readonly name: string; readonly expected: number; readonly found: number };
  /** A weight or a value that is NaN or infinite. */
  readonly 'not-a-number': { readonly name: string; readonly row: number; readonly value: number };
  readonly 'negative-weight': { readonly row: number; readonly weight: number };
  /** A population count, a total, a bound or a case number outside its range. */
  readonly 'out-of-range': { readonly name: string; readonly value: number; readonly range: string };
  readonly 'nothing-to-adjust-to': { readonly name: string };
  readonly 'named-twice': { readonly name: string };
  /** A row whose category the population table does not list, or lists with 0. */
  readonly 'category-outside-population': {
    readonly margin: string;
    readonly category: Label;
    readonly row: number;
  };
  /** Part of the population for which no row of the sample stands. */
  readonly 'empty-category': { readonly margin: string; readonly category: Label; readonly count: number };
  /** Two margins that count different populations: no weights meet both. */
  readonly 'margins-differ': {
    readonly margin: string;
    readonly total: number;
    readonly other: string;
    readonly otherTotal: number;
  };
  /** A variable is a combination of the ones before it, and its total is not that of the combination. */
  readonly 'singular-system': { readonly target: string; readonly total: number; readonly implied: number };
  /** No ratios new/old between the bounds meet the totals; `reached` is the nearest that was found. */
  readonly 'totals-out-of-reach': {
    readonly target: string;
    readonly total: number;
    readonly reached: number;
    readonly lower: number;
    readonly upper: number;
  };
  readonly 'no-convergence': {
    readonly target: string;
    readonly total: number;
    readonly reached: number;
    readonly iterations: number;
  };
  /** Every row lies outside the trimming bounds: no row is left to take what is cut off. */
  readonly 'nothing-inside-bounds': { readonly lower: number; readonly upper: number };
  /** Lonely strata averaged at reading: their number differs between totals and residuals. */
  readonly 'average-of-lonely-strata': { readonly lonelyStrata: number };
}

export type WeightingProblem = {
  [Code in keyof WeightingProblems]: { readonly code: Code; readonly data: WeightingProblems[Code] };
}[keyof WeightingProblems];

const sentence = (problem: WeightingProblem): string => {
  switch (problem.code) {
    case 'weights-all-zero':
      return `None of ${problem.data.rows} rows has a weight above 0.`;
    case 'lengths-differ':
      return `${problem.data.name} has ${problem.data.found} rows, the weights ${problem.data.expected}.`;
    case 'not-a-number':
      return `${problem.data.name} holds ${problem.data.value} in row ${problem.data.row}.`;
    case 'negative-weight':
      return `Row ${problem.data.row} has the weight ${problem.data.weight}.`;
    case 'out-of-range':
      return `${problem.data.name} is ${problem.data.value}; allowed is ${problem.data.range}.`;
    case 'nothing-to-adjust-to':
      return `${problem.data.name} is empty.`;
    case 'named-twice':
      return `${problem.data.name} is there twice.`;
    case 'category-outside-population':
      return `Row ${problem.data.row} is ${problem.data.margin} "${problem.data.category}", of which the population has none.`;
    case 'empty-category':
      return `${problem.data.count} of the population are ${problem.data.margin} "${problem.data.category}", and nobody in the sample; join it with another.`;
    case 'margins-differ':
      return `${problem.data.margin} counts ${problem.data.total}, ${problem.data.other} ${problem.data.otherTotal}.`;
    case 'singular-system':
      return `${problem.data.target} follows from the variables before it and would be ${problem.data.implied}, not ${problem.data.total}.`;
    case 'totals-out-of-reach':
      return `No ratios between ${problem.data.lower} and ${problem.data.upper} meet all totals; ${problem.data.target} reaches ${problem.data.reached} of ${problem.data.total}.`;
    case 'no-convergence':
      return `After ${problem.data.iterations} iterations ${problem.data.target} is ${problem.data.reached} and not ${problem.data.total}.`;
    case 'nothing-inside-bounds':
      return `No weight lies between ${problem.data.lower} and ${problem.data.upper}.`;
    case 'average-of-lonely-strata':
      return `${problem.data.lonelyStrata} lonely strata cannot be averaged under calibration; adjust or collapse them.`;
  }
};

/** Thrown by everything in `weights/` that refuses its input; `problem` narrows by its code. */
export class WeightingError extends Error {
  readonly problem: WeightingProblem;

  constructor(problem: WeightingProblem) {
    super(sentence(problem));
    this.name = 'WeightingError';
    this.problem = problem;
  }

  get code(): WeightingProblem['code'] {
    return this.problem.code;
  }
}
