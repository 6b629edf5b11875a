import { parseArgs } from 'node:util';
import { ALLOCATION_RULES, type AllocationRule } from '../../methods/sampling/planner/plan-request.ts';
import { WrongUse } from '../command.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const OPTIONS = {
  villages: text,
  households: text,
  name: text,
  expected: text,
  icc: text,
  margin: text,
  below: text,
  'at-least': text,
  power: text,
  'verdict-level': text,
  budget: text,
  draw: text,
  'per-village': text,
  allocation: text,
  response: text,
  'village-response': text,
  'weight-cv': text,
  'village-cost': text,
  'household-cost': text,
  level: text,
  'reserve-assurance': text,
  'what-if-icc': text,
  'what-if-expected': text,
  'what-if-response': text,
  json: flag,
} as const;

type OptionName = Exclude<keyof typeof OPTIONS, 'json'>;

/** `zhenping plan`, word by word: numbers as numbers, what was not given is not there. */
export interface PlanOptions {
  readonly file?: string;
  readonly name?: string;
  readonly allocation?: AllocationRule;
  readonly json: boolean;
  readonly number: (option: OptionName) => number | undefined;
  readonly numbers: (option: OptionName) => readonly number[] | null;
  /** Whether any of these was given. */
  readonly given: (...options: readonly OptionName[]) => OptionName | undefined;
}

/** “90%” is 0.9. */
const numberOf = (option: OptionName, value: string): number => {
  const [, digits, sign] = /^\s*(-?[\d.]+(?:[eE][-+]?\d+)?)\s*(%?)\s*$/.exec(value) ?? [];
  const number = digits === undefined ? Number.NaN : Number(digits);
  if (Number.isNaN(number)) throw new WrongUse(`--${option} ${value}: give a number, such as 0.9 or 90%`);
  return sign === '%' ? Number((number / 100).toPrecision(12)) : number;
};

const ruleOf = (value: string): AllocationRule => {
  const rule = ALLOCATION_RULES.find((each) => each === value);
  if (rule === undefined)
    throw new WrongUse(`--allocation ${value}: choose one of ${ALLOCATION_RULES.join(', ')}`);
  return rule;
};

/** @throws WrongUse for words that are not understood */
export const readPlanOptions = (args: readonly string[]): PlanOptions => {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [file, ...others] = positionals;
  if (others.length > 0) throw new WrongUse(`one file at a time; what is “${others[0]}”?`);
  const { name, allocation, json = false } = values;
  return {
    ...(file === undefined ? {} : { file }),
    ...(name === undefined ? {} : { name }),
    ...(allocation === undefined ? {} : { allocation: ruleOf(allocation) }),
    json,
    number: (option) => {
      const value = values[option];
      return value === undefined ? undefined : numberOf(option, value);
    },
    numbers: (option) => values[option]?.split(',').map((value) => numberOf(option, value)) ?? null,
    given: (...options) => options.find((option) => values[option] !== undefined),
  };
};
