/** Why a file is no certificate; each code with the place in the file, such as `$.villages.draws[3].stratum`. */
export interface CertificateProblems {
  readonly 'field-missing': { readonly path: string };
  /** Nothing is skipped in silence: a field that this version does not know may change what the others mean. */
  readonly 'field-unknown': { readonly path: string };
  readonly 'value-not-allowed': { readonly path: string; readonly expected: string; readonly found: string };
  /** Something that must be there once is there twice. */
  readonly 'value-twice': { readonly path: string; readonly value: string };
  /** Two parts of the certificate cannot both be right. */
  readonly 'parts-disagree': { readonly path: string; readonly expected: string };
}

export type CertificateProblem = {
  [Code in keyof CertificateProblems]: { readonly code: Code; readonly data: CertificateProblems[Code] };
}[keyof CertificateProblems];

const sentence = (problem: CertificateProblem): string => {
  switch (problem.code) {
    case 'field-missing':
      return `${problem.data.path} is missing`;
    case 'field-unknown':
      return `${problem.data.path} is no field of a certificate`;
    case 'value-not-allowed':
      return `${problem.data.path} must be ${problem.data.expected}; it is ${problem.data.found}`;
    case 'value-twice':
      return `${problem.data.path}: ${problem.data.value} is there twice`;
    case 'parts-disagree':
      return `${problem.data.path}: ${problem.data.expected}`;
  }
};

/** Thrown by the readers of certificates and designs; `problem` narrows by its code. */
export class CertificateRefusal extends Error {
  readonly problem: CertificateProblem;

  constructor(problem: CertificateProblem) {
    super(sentence(problem));
    this.name = 'CertificateRefusal';
    this.problem = problem;
  }
}
