/** What can be wrong with a value that is to be hashed, encoded or proved; each code with the data that locates it. */
export interface ProofProblems {
  /** Not a string, safe integer, null or array of these. */
  readonly 'value-not-allowed': { readonly path: string; readonly type: string };
  /** A number that is not an integer of at most 2^53 - 1 in size. */
  readonly 'number-not-safe-integer': { readonly path: string; readonly value: number };
  /** Text with half of a surrogate pair, which UTF-8 cannot hold. */
  readonly 'text-not-well-formed': { readonly path: string };
  readonly 'id-not-allowed': { readonly id: string };
  readonly 'purpose-not-allowed': { readonly purpose: string };
  readonly 'encoding-not-canonical': {
    readonly encoding: 'hex' | 'base64url' | 'receipt';
    readonly text: string;
  };
  readonly 'length-not-allowed': { readonly what: string; readonly expected: number; readonly found: number };
  readonly 'index-out-of-tree': { readonly index: number; readonly size: number };
}

export type ProofProblem = {
  [Code in keyof ProofProblems]: { readonly code: Code; readonly data: ProofProblems[Code] };
}[keyof ProofProblems];

/** Thrown by everything in `proof/` that refuses its input; `problem` narrows by its code. */
export class ProofRefusal extends Error {
  readonly problem: ProofProblem;

  constructor(problem: ProofProblem) {
    super(`${problem.code} ${JSON.stringify(problem.data)}`);
    this.name = 'ProofRefusal';
    this.problem = problem;
  }

  get code(): ProofProblem['code'] {
    return this.problem.code;
  }

  get data(): ProofProblem['data'] {
    return this.problem.data;
  }
}
