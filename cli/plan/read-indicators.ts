import { ASSUMED } from '../../methods/sampling/planner/assumed.ts';
import type { PlannedIndicator, PlannedTest } from '../../methods/sampling/planner/plan-request.ts';
import { WrongUse } from '../command.ts';
import { BadPlanFile, type FileIndicator, type FileStratum, type PlanFile } from './plan-file.ts';
import type { PlanOptions } from './plan-options.ts';

/** Shares of the strata for an indicator; undefined: not all strata have one. */
const byStratum = (strata: readonly FileStratum[], name: string): readonly number[] | undefined => {
  const shares = strata.flatMap(({ expected }) => {
    const share = typeof expected === 'object' ? expected[name] : expected;
    return share === undefined ? [] : [share];
  });
  return shares.length > 0 && shares.length === strata.length ? shares : undefined;
};

const testOf = ({ below, atLeast, power, verdictLevel }: FileIndicator): PlannedTest | null => {
  const threshold = below ?? atLeast;
  if (threshold === undefined) return null;
  const direction = below === undefined ? 'at-least' : 'below';
  return {
    rule: { direction, threshold, level: verdictLevel ?? ASSUMED.verdictLevel },
    power: power ?? null,
  };
};

/** What an indicator lacks, as options and as the file call it. */
interface Incomplete {
  readonly options: string;
  readonly file: string;
}

const NO_SHARE: Incomplete = {
  options: 'say what one expects to find, such as --expected 90%',
  file: 'say what share is expected, here or in every stratum',
};

const NO_LINE: Incomplete = {
  options: '--power needs a line that the verdict tells from: --below or --at-least',
  file: 'a power needs a line that the verdict tells from: below or atLeast',
};

const indicatorFrom = (
  words: FileIndicator,
  strata: readonly FileStratum[],
  incomplete: (reason: Incomplete) => Error,
): PlannedIndicator => {
  const { name, icc, share, margin, power } = words;
  const expected = words.expected ?? byStratum(strata, name);
  const test = testOf(words);
  if (expected === undefined) throw incomplete(NO_SHARE);
  if (power !== undefined && test === null) throw incomplete(NO_LINE);
  return { key: name, expected, icc: icc ?? ASSUMED.icc, share: share ?? 1, margin: margin ?? null, test };
};

const wordsOfOptions = ({ name, number }: PlanOptions): FileIndicator => {
  const [below, atLeast] = [number('below'), number('at-least')];
  if (below !== undefined && atLeast !== undefined)
    throw new WrongUse('--below and --at-least: an indicator has one line');
  return {
    name: name ?? 'share',
    expected: number('expected'),
    icc: number('icc'),
    margin: number('margin'),
    below,
    atLeast,
    power: number('power'),
    verdictLevel: number('verdict-level'),
  };
};

/**
 * The indicators of the file, or the one of the options.
 * @throws WrongUse, BadPlanFile where something is missing or said twice
 */
export const readIndicators = (
  options: PlanOptions,
  file: PlanFile | undefined,
): readonly PlannedIndicator[] => {
  const strata = file?.strata ?? [];
  if (file?.indicators === undefined)
    return [indicatorFrom(wordsOfOptions(options), strata, (reason) => new WrongUse(reason.options))];
  const also = options.given(
    'name',
    'expected',
    'icc',
    'margin',
    'below',
    'at-least',
    'power',
    'verdict-level',
  );
  if (also !== undefined)
    throw new WrongUse(`--${also}: the indicators are in ${options.file}; say it there`);
  return file.indicators.map((indicator, place) =>
    indicatorFrom(
      indicator,
      strata,
      (reason) =>
        new BadPlanFile(options.file ?? '', {
          problems: [{ place: `indicators[${place}]`, reason: reason.file }],
        }),
    ),
  );
};
