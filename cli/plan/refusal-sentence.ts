import { money } from '../../methods/sampling/planner/plan-figures.ts';
import type { SamplingRefusal } from '../../methods/sampling/refusal.ts';

/** The option behind each value of a request. What a file says is named by its place there. */
const OPTION_OF: ReadonlyMap<string, string> = new Map([
  ['strata[0].villages', '--villages'],
  ['strata[0].households', '--households'],
  ['indicators[0].expected', '--expected'],
  ['indicators[0].icc', '--icc'],
  ['indicators[0].margin', '--margin'],
  ['indicators[0].threshold', '--below or --at-least'],
  ['indicators[0].power', '--power'],
  ['indicators[0].verdictLevel', '--verdict-level'],
  ['responseRate', '--response'],
  ['villageRate', '--village-response'],
  ['weightVariation', '--weight-cv'],
  ['costs.village', '--village-cost'],
  ['costs.household', '--household-cost'],
  ['level', '--level'],
  ['reserveAssurance', '--reserve-assurance'],
  ['villages', '--draw'],
  ['budget', '--budget'],
  ['perVillage', '--per-village'],
  ['whatIf.icc', '--what-if-icc'],
  ['whatIf.expected', '--what-if-expected'],
  ['whatIf.responseRate', '--what-if-response'],
]);

const RANGES: ReadonlyMap<string, string> = new Map([
  ['(0, 1)', 'above 0 and below 1'],
  ['(0, 1]', 'above 0 and at most 1'],
  ['[0, 1)', '0 or more and below 1'],
  ['(0, 0.5)', 'above 0 and below 0.5'],
  ['(0.5, 1)', 'above 0.5 and below 1'],
]);

const withoutPlace = (name: string): string => name.replace(/\[\d+\]$/, '');

const named = (name: string, inFile: boolean): string =>
  (inFile && /^(strata|indicators)/.test(name)
    ? undefined
    : (OPTION_OF.get(name) ?? OPTION_OF.get(withoutPlace(name)))) ?? name;

/** What a planner's refusal says to the person at the terminal. `inFile`: strata or indicators came from a file. */
export const refusalSentence = ({ problem }: SamplingRefusal, inFile: boolean): string => {
  switch (problem.code) {
    case 'value-out-of-range': {
      const { name, value, range } = problem.data;
      if (name === 'demands')
        return 'say what is wanted: a margin, or a power with a line; or how much there is: --budget or --draw';
      if (name === 'budget')
        return `--budget ${money(value)} buys no design: the cheapest with two villages a stratum costs ${range}`;
      return `${named(name, inFile)} ${value}: has to be ${RANGES.get(range) ?? range}`;
    }
    case 'allocation-impossible': {
      const { n, least, most } = problem.data;
      return `--draw ${n}: two villages a stratum are ${least}, and the frame has ${most}`;
    }
    case 'quota-above-list': {
      const { stratum, quota, units } = problem.data;
      return `stratum ${stratum}: ${quota} villages are to be drawn and it has ${units}`;
    }
    case 'quota-below-two': {
      const { stratum, quota } = problem.data;
      return `stratum ${stratum}: ${quota} village does not tell how villages differ; draw two`;
    }
    case 'quota-not-positive-integer':
      return `stratum ${problem.data.stratum}: ${problem.data.quota} is no number of villages`;
    case 'stratum-twice':
      return `there are two strata of the name ${problem.data.stratum}`;
    case 'attribute-twice':
      return `there are two indicators of the name ${problem.data.name}`;
    default:
      return `${problem.code} ${JSON.stringify(problem.data)}`;
  }
};
