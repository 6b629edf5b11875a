import { SamplingRefusal } from '../refusal.ts';
import { midzunoJoint, tilleJoint } from './elimination-joint.ts';
import { type JointMatrix, jointMatrix } from './joint-matrix.ts';
import { maximumEntropyJoint } from './maximum-entropy-joint.ts';
import { sampfordJoint } from './sampford-joint.ts';
import { systematicJoint } from './systematic-joint.ts';

/** Designs of fixed size with given probabilities; all but `systematic` give every pair a chance, or nearly. */
export const JOINT_METHODS = ['systematic', 'sampford', 'tille', 'midzuno', 'maxentropy'] as const;

export type JointMethod = (typeof JOINT_METHODS)[number];

type JointOfDesign = (pik: readonly number[], n: number) => JointMatrix;

const DESIGNS: Readonly<Record<JointMethod, JointOfDesign>> = {
  systematic: systematicJoint,
  sampford: sampfordJoint,
  tille: tilleJoint,
  midzuno: midzunoJoint,
  maxentropy: maximumEntropyJoint,
};

const refuse = (name: string, value: number, range: string): never => {
  throw new SamplingRefusal({ code: 'value-out-of-range', data: { name, value, range } });
};

/** More than adding probabilities of any frame rounds. */
const ROUNDING = 1e-9;

/** The whole size of the samples. */
const wholeSize = (pik: readonly number[]): number => {
  const sum = pik.reduce((total, probability) => total + probability, 0);
  const n = Math.round(sum);
  return Math.abs(sum - n) < ROUNDING ? n : refuse('Σ pik', sum, 'whole');
};

/**
 * How probable each pair of units is in one sample, π on the diagonal. Units with π = 1 are in every sample (π_ij = π_j), with π = 0 in
 * none; the design is drawn among the others.
 * @param pik each from 0 to 1, their sum whole
 * @throws SamplingRefusal `value-out-of-range`
 */
export const jointProbabilities = (pik: readonly number[], method: JointMethod): JointMatrix => {
  for (const [place, probability] of pik.entries())
    if (!(probability >= 0 && probability <= 1)) refuse(`pik[${place}]`, probability, '[0, 1]');
  const free = pik.flatMap((probability, place) => (probability > 0 && probability < 1 ? [place] : []));
  const position = new Map(free.map((place, at) => [place, at]));
  const among = free.map((place) => pik[place] ?? 0);
  const drawn = DESIGNS[method](among, wholeSize(among));
  return jointMatrix(pik, (i, j) => {
    const a = position.get(i);
    const b = position.get(j);
    return a === undefined || b === undefined ? (pik[i] ?? 0) * (pik[j] ?? 0) : (drawn[a]?.[b] ?? 0);
  });
};
