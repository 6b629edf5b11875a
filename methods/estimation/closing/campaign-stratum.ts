import { EstimationError } from '../estimation-error.ts';
import type { UnitInclusion } from '../flat/unit-draw.ts';
import { type Inclusion, inclusionProbability } from '../inclusion.ts';
import type { StratumDesign } from '../stratum.ts';
import { type FactorTable, householdWeight } from './household-weight.ts';
import type { WorkedList, WorkedStratum, WorkedVillage } from './worked-strata.ts';

/** A household list of a village: M households, of which `issued` became cases and those with an answer are given. */
export interface CampaignList<Answer> {
  readonly type: string;
  readonly size: number;
  readonly issued: number;
  readonly answers: readonly Answer[];
}

/** A village that was drawn and worked. One without an eligible household has no list, and is a PSU of zeros. */
export interface CampaignVillage<Answer> {
  readonly code: string;
  /** As the draw keeps it. π = 1: a take-all village. */
  readonly inclusion: Inclusion;
  readonly lists: readonly CampaignList<Answer>[];
}

export interface CampaignStratum<Answer> {
  readonly code: string;
  readonly design: StratumDesign;
  /** PSUs drawn, take-all villages apart; those worked stand for all. Default: all were worked. */
  readonly drawn?: number;
  /** PSUs worked in the whole stratum, where only those of one county are given. Default: those given. */
  readonly worked?: number;
  /** The codes of all strata, this one among them, that count as one for the variance (a pair named in the design). Default: itself. */
  readonly countedWith?: readonly string[];
  readonly villages: readonly CampaignVillage<Answer>[];
}

const checkList = (village: string, { type, size, issued, answers }: CampaignList<unknown>): void => {
  const whole = [size, issued].every((count) => Number.isSafeInteger(count) && count >= 0);
  if (!whole || issued > size)
    throw new EstimationError(
      'not-a-number',
      `List ${type} of village ${village}: ${issued} cases of ${size} households.`,
    );
  if (answers.length > issued)
    throw new EstimationError(
      'more-answers-than-households',
      `List ${type} of village ${village}: ${answers.length} answers to ${issued} cases.`,
    );
};

interface Standing {
  /** How many villages each one stands for: drawn/worked, by which weights rise and π falls. */
  readonly factor: number;
  /** PSUs of the whole stratum. */
  readonly psus: number;
}

/** A take-all village took no part in the draw, and stands for itself alone. */
export const isCertain = (village: CampaignVillage<unknown>, { method }: StratumDesign): boolean =>
  method !== 'with-replacement' && inclusionProbability(village.inclusion).complement === 0;

export const standingOf = (stratum: CampaignStratum<unknown>): Standing => {
  const { code, design, villages } = stratum;
  const given = villages.filter((village) => !isCertain(village, design)).length;
  const { worked = given } = stratum;
  const { drawn = worked } = stratum;
  if (given > worked || worked > drawn)
    throw new EstimationError(
      'population-smaller-than-sample',
      `Stratum ${code}: ${given} villages of ${worked} worked of ${drawn} drawn cannot be.`,
    );
  return { factor: worked === 0 ? 1 : drawn / worked, psus: worked };
};

const lowered = (inclusion: Inclusion, factor: number): UnitInclusion => {
  const { probability, complement } = inclusionProbability(inclusion);
  if (factor === 1) return { probability, complement };
  return { probability: probability / factor, complement: 1 - probability / factor };
};

const workedVillage = (
  { code, inclusion, lists }: CampaignVillage<unknown>,
  factor: number,
  factors: FactorTable | undefined,
): WorkedVillage => {
  const { weight: villageWeight } = inclusionProbability(inclusion);
  const types = new Set(lists.map(({ type }) => type));
  if (types.size < lists.length)
    throw new EstimationError('wrong-shape', `Village ${code} has two lists of one type.`);
  return {
    code,
    inclusion: lowered(inclusion, factor),
    lists: lists.map((list): WorkedList => {
      checkList(code, list);
      const { type, size, issued, answers } = list;
      const answered = answers.length;
      if (answered === 0) return { type, size, answered, weight: 0 };
      const inside = householdWeight(code, { type, size, issued, answered }, factors);
      return { type, size, answered, weight: inside * villageWeight * factor };
    }),
  };
};

/** A simple random sample has the villages that its design says; one of all villages is a census, and has no drawn one. */
const checkSimple = ({ code, design, villages, worked }: CampaignStratum<unknown>, psus: number): void => {
  if (design.method !== 'simple-random') return;
  const { sampled, population } = design;
  if (!(Number.isSafeInteger(sampled) && Number.isSafeInteger(population) && sampled > 0))
    throw new EstimationError('not-a-number', `Stratum ${code}: ${sampled} of ${population} is no sample.`);
  if (population < sampled)
    throw new EstimationError(
      'population-smaller-than-sample',
      `Stratum ${code}: ${sampled} villages of ${population} were drawn.`,
    );
  const here = sampled < population ? psus : (worked ?? villages.length);
  if (here !== sampled)
    throw new EstimationError(
      'sample-incomplete',
      `Stratum ${code} has ${sampled} villages, ${here} are here.`,
    );
};

/** A stratum with its weights. */
export const workedStratum = (
  stratum: CampaignStratum<unknown>,
  factors: FactorTable | undefined,
): WorkedStratum => {
  const { code, design, villages, countedWith = [code] } = stratum;
  const { factor, psus } = standingOf(stratum);
  checkSimple(stratum, psus);
  return {
    code,
    countedWith,
    design,
    psus,
    villages: villages.map((village) =>
      workedVillage(village, isCertain(village, design) ? 1 : factor, factors),
    ),
  };
};
