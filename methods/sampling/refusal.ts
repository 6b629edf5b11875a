/** Why a draw, an allocation or a plan cannot be made; each code with the data that locates the cause. */
export interface SamplingProblems {
  /** Sizes are whole numbers from 1 to 2^53 - 1; larger or broken measures are scaled in the frame. */
  readonly 'size-not-positive-integer': { readonly unit: string; readonly size: number };
  readonly 'sizes-too-large': { readonly stratum: string };
  readonly 'unit-twice': { readonly unit: string };
  readonly 'stratum-twice': { readonly stratum: string };
  readonly 'stratum-without-units': { readonly stratum: string };
  /** A unit of the frame whose stratum the design does not name: nothing is left out in silence. */
  readonly 'unit-outside-strata': { readonly unit: string; readonly stratum: string };
  readonly 'quota-not-positive-integer': { readonly stratum: string; readonly quota: number };
  readonly 'quota-above-list': { readonly stratum: string; readonly quota: number; readonly units: number };
  /** All of a stratum is taken by a design that says how many that are. */
  readonly 'quota-below-list': { readonly stratum: string; readonly quota: number; readonly units: number };
  /** Rotation draws among the units that the draw before has hit, take-all units always with them. */
  readonly 'quota-outside-master': {
    readonly stratum: string;
    readonly quota: number;
    readonly least: number;
    readonly most: number;
  };
  readonly 'keep-not-possible': { readonly stratum: string; readonly keep: number; readonly most: number };
  /** No draw before of this stratum is given. */
  readonly 'previous-missing': { readonly stratum: string };
  /** What is only nearly known does not become exact by drawing from it. */
  readonly 'previous-approximate': { readonly stratum: string };
  /** Ranks, roles and numbers of the draw before do not fit each other. */
  readonly 'previous-broken': { readonly stratum: string };
  /** The stratum is not the one, with the units and sizes, that the draw before was made from. */
  readonly 'master-frame-changed': { readonly stratum: string };
  readonly 'reserve-not-whole-number': { readonly stratum: string; readonly reserve: number };
  /** Frame-order systematic has no ladder: another unit would not have a known probability. Nor has take-all: nothing is left. */
  readonly 'reserve-not-possible': { readonly stratum: string; readonly reserve: number };
  /** At least two households of a list, or its variance cannot be estimated. */
  readonly 'quota-below-two': { readonly stratum: string; readonly quota: number };
  /** No group would screen it, and nothing would show that it was left out. */
  readonly 'household-without-group': { readonly village: string; readonly households: number };
  readonly 'list-size-not-whole-number': { readonly stratum: string; readonly size: number };
  readonly 'rows-not-in-order': { readonly before: string; readonly after: string };
  readonly 'attribute-twice': { readonly name: string };
  readonly 'party-twice': { readonly party: string };
  readonly 'value-out-of-range': { readonly name: string; readonly value: number; readonly range: string };
  readonly 'lengths-differ': { readonly name: string; readonly expected: number; readonly found: number };
  /** The bounds of the strata leave no allocation that adds up to n. */
  readonly 'allocation-impossible': { readonly n: number; readonly least: number; readonly most: number };
}

export type SamplingProblem = {
  [Code in keyof SamplingProblems]: { readonly code: Code; readonly data: SamplingProblems[Code] };
}[keyof SamplingProblems];

/** Thrown by everything in `sampling/` that refuses its input; `problem` narrows by its code. */
export class SamplingRefusal extends Error {
  readonly problem: SamplingProblem;

  constructor(problem: SamplingProblem) {
    super(`${problem.code} ${JSON.stringify(problem.data)}`);
    this.name = 'SamplingRefusal';
    this.problem = problem;
  }

  get code(): SamplingProblem['code'] {
    return this.problem.code;
  }

  get data(): SamplingProblem['data'] {
    return this.problem.data;
  }
}
