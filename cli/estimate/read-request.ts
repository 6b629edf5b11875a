import { parseArgs } from 'node:util';
import { ENCODINGS } from '../../methods/csv/encoding.ts';
import { LONELY_POLICIES } from '../../methods/estimation/lonely-policy.ts';
import { WrongUse } from '../command.ts';
import { readIntervals } from './read-intervals.ts';
import type { Condition, EstimateRequest, Measure } from './request.ts';

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;

const OPTIONS = {
  psu: text,
  weight: text,
  stratum: text,
  fpc: text,
  nest: flag,
  mean: texts,
  total: texts,
  ratio: texts,
  proportion: texts,
  by: texts,
  domain: texts,
  missing: text,
  lonely: text,
  ci: texts,
  level: text,
  'deff-planned': text,
  'no-cap': flag,
  deff: flag,
  encoding: text,
  json: flag,
} as const;

const MEASURES: ReadonlySet<string> = new Set(['mean', 'total', 'ratio', 'proportion']);

const wrong = (message: string): never => {
  throw new WrongUse(message);
};

/** `a,b` given twice is the list of all. */
const listed = (values: readonly string[] = []): readonly string[] =>
  values
    .flatMap((value) => value.split(','))
    .map((name) => (name === '' ? wrong('a column name is empty') : name));

const halves = (
  option: string,
  value: string,
  separator: string,
  form: string,
): readonly [string, string] => {
  const at = value.indexOf(separator);
  if (at <= 0 || at === value.length - 1) return wrong(`--${option} ${value}: write ${form}`);
  return [value.slice(0, at), value.slice(at + 1)];
};

const ratio = (value: string): Measure => {
  const [y, x] = halves('ratio', value, '/', 'NUMERATOR/DENOMINATOR');
  return { kind: 'ratio', name: value, y, x };
};

const ofCategory = (kind: 'proportion' | 'total', value: string): Measure => {
  if (!value.includes('=')) return { kind, name: value, y: value };
  const [y, category] = halves(kind, value, '=', 'COLUMN or COLUMN=VALUE');
  return { kind, name: value, y, value: category };
};

const condition = (value: string): Condition => {
  const at = value.indexOf('=');
  if (at <= 0) return wrong(`--domain ${value}: write COLUMN=VALUE`);
  return { column: value.slice(0, at), value: value.slice(at + 1) };
};

const oneOf = <Choice extends string>(option: string, choices: readonly Choice[], value: string): Choice =>
  choices.find((choice) => choice === value) ??
  wrong(`--${option} ${value}: choose one of ${choices.join(', ')}`);

const numberIn = (
  option: string,
  value: string,
  holds: (number: number) => boolean,
  form: string,
): number => {
  const number = value.trim() === '' ? Number.NaN : Number(value);
  return holds(number) ? number : wrong(`--${option} ${value}: give ${form}`);
};

const refuseRepeated = (measures: readonly Measure[]): void => {
  for (const [at, { kind, name }] of measures.entries())
    if (measures.findIndex((other) => other.kind === kind && other.name === name) < at)
      wrong(`--${kind} ${name} is given twice`);
};

const required = (option: string, value: string | undefined): string =>
  value === undefined || value === '' ? wrong(`--${option} is needed: the column that holds it`) : value;

type Parsed = ReturnType<typeof parse>;
type Values = Parsed['values'];

const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, tokens: true });

const measureOf = (option: string, value: string): Measure | undefined => {
  switch (option) {
    case 'mean':
      return { kind: option, name: value, y: value };
    case 'ratio':
      return ratio(value);
    case 'proportion':
    case 'total':
      return ofCategory(option, value);
    default:
      return;
  }
};

/** In the order in which they are asked for. */
const measuresIn = ({ tokens }: Parsed): readonly Measure[] => {
  const measures = tokens.flatMap((token) =>
    token.kind === 'option' && token.value !== undefined && MEASURES.has(token.name)
      ? listed([token.value]).flatMap((value) => measureOf(token.name, value) ?? [])
      : [],
  );
  if (measures.length === 0) return wrong('say what to estimate: --mean, --total, --ratio or --proportion');
  refuseRepeated(measures);
  return measures;
};

const designIn = ({ psu, weight, stratum, fpc, nest = false, lonely = 'adjust' }: Values) => ({
  psu: required('psu', psu),
  weight: required('weight', weight),
  ...(stratum === undefined ? {} : { stratum }),
  ...(fpc === undefined ? {} : { fpc }),
  nest,
  lonely: oneOf('lonely', LONELY_POLICIES, lonely),
});

const isDeff = (deff: number): boolean => deff >= 1 && deff < Number.POSITIVE_INFINITY;
const isLevel = (level: number): boolean => level > 0 && level < 1;

const intervalsIn = ({
  ci,
  level = '0.95',
  'deff-planned': deff = '1',
  'no-cap': noCap = false,
}: Values) => ({
  ...readIntervals(listed(ci)),
  level: numberIn('level', level, isLevel, 'a share such as 0.95'),
  deffPlanned: numberIn('deff-planned', deff, isDeff, 'a number from 1'),
  cap: !noCap,
});

/** The words after `zhenping estimate`. Throws `WrongUse` with a sentence for what is not understood. */
export const readRequest = (args: readonly string[]): EstimateRequest => {
  const parsed = parse(args);
  const { values, positionals } = parsed;
  const [file, ...others] = positionals;
  if (file === undefined) return wrong('name the CSV file to read');
  if (others.length > 0) return wrong(`one file at a time; what is “${others[0]}”?`);
  const { by, domain = [], missing = 'refuse', deff = false, encoding, json = false } = values;
  return {
    file,
    ...designIn(values),
    measures: measuresIn(parsed),
    by: listed(by).map((columns) => columns.split('+')),
    domain: domain.map(condition),
    missing: oneOf('missing', ['refuse', 'drop'], missing),
    ...intervalsIn(values),
    designEffects: deff,
    ...(encoding === undefined ? {} : { encoding: oneOf('encoding', ENCODINGS, encoding) }),
    json,
  };
};
