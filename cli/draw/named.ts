import { ProofRefusal } from '../../methods/proof/refusal.ts';
import { CertificateRefusal } from '../../methods/sampling/certificate/refusal.ts';
import { SamplingRefusal } from '../../methods/sampling/refusal.ts';
import { FileProblem, unusable } from '../verify/file-problem.ts';

/** Does something with what stands in a file; a refusal then names the file. */
export const named = <Result>(file: string, act: () => Result): Result => {
  try {
    return act();
  } catch (error) {
    if (
      error instanceof CertificateRefusal ||
      error instanceof SamplingRefusal ||
      error instanceof ProofRefusal
    ) {
      throw new FileProblem(unusable(file, [error.message]), { cause: error });
    }
    throw error;
  }
};
