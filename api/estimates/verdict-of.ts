import type { NotEstimable } from '../../methods/estimation/estimate.ts';
import {
  type CampaignVerdict,
  judgeCampaign,
  type RuleOnFigure,
} from '../../methods/estimation/verdict/campaign-verdict.ts';
import type { Judged } from '../../methods/estimation/verdict/evidence.ts';
import { ruleAtLook } from '../../methods/estimation/verdict/extension.ts';
import type { Readings } from '../../methods/estimation/verdict/judge.ts';
import { readJudgedComposite, readJudgedRate } from '../../methods/estimation/verdict/read-judged.ts';
import { levelOf, liesIn } from '../divisions/division.ts';
import { againstKey, placeInBlocks } from './block-set.ts';
import { headcountParts } from './headcount-figure.ts';
import { type Composite, type Indicator, type Measure, measuresOf } from './indicator.ts';
import type { ReadableArea } from './read-figure.ts';
import type { AreaVerdict, RuleResult } from './verdict.ts';
import type { DesignedRule } from './verdict-rule.ts';

/** The line of the smallest division that holds the area. */
const lineFor = ({ lines }: DesignedRule, division: string): number | undefined =>
  lines
    .filter((line) => liesIn(division, line.division))
    .toSorted((a, b) => digitsOf(b.division) - digitsOf(a.division))[0]?.threshold;

const digitsOf = (division: string): number => (levelOf(division) === 'nation' ? 0 : division.length);

/** A measure is read twice where some of its households could not be judged: as errors, and as none. */
const keyReadings = (readable: ReadableArea, measure: string): Readings<string> => {
  const { undecided } = measuresOf(readable.design.indicators).find(({ key }) => key === measure) ?? {};
  return { against: undecided === undefined ? measure : againstKey(measure), inFavour: measure };
};

const rateReadings = (
  readable: ReadableArea,
  { key, deffPlanned }: Measure,
  { group, direction }: DesignedRule,
): Readings<Judged | NotEstimable> => {
  const read = (measure: string): Judged | NotEstimable => {
    const place = placeInBlocks(readable.blocks, measure, group);
    const moments = place && readable.area.areas[place.index];
    return place === undefined || moments === undefined
      ? { notEstimable: 'no-answers', n: 0 }
      : readJudgedRate(moments, place.block, measure, group, deffPlanned);
  };
  const { against, inFavour } = keyReadings(readable, key);
  // Of what is wanted, those who could not be judged are against the area where they count as none of it.
  return direction === 'below'
    ? { against: read(against), inFavour: read(inFavour) }
    : { against: read(inFavour), inFavour: read(against) };
};

const headcountReadings = (readable: ReadableArea, headcount: Composite): Readings<Judged | NotEstimable> => {
  const { design, blocks, area, counts } = readable;
  const read = (side: keyof Readings<string>): Judged | NotEstimable => {
    const composite = headcountParts(design, counts, headcount, (key) => keyReadings(readable, key)[side]);
    const [block] = blocks;
    const [moments] = area.areas;
    return composite === undefined || block === undefined || moments === undefined
      ? { notEstimable: 'zero-denominator', n: 0 }
      : readJudgedComposite(moments, block, composite, 1);
  };
  return { against: read('against'), inFavour: read('inFavour') };
};

const readingsOf = (
  readable: ReadableArea,
  indicator: Indicator | undefined,
  rule: DesignedRule,
): Readings<Judged | NotEstimable> | undefined => {
  switch (indicator?.kind) {
    case 'measure':
      return rateReadings(readable, indicator, rule);
    case 'poverty-headcount':
      return headcountReadings(readable, indicator);
    default:
      return undefined;
  }
};

/**
 * The verdict on an area of a closed campaign, against the lines that hold for it. Undefined where the design judges no areas of this
 * level, or has no line for it.
 */
export const verdictOf = (readable: ReadableArea, division: string): AreaVerdict | undefined => {
  const { verdict, indicators } = readable.design;
  const level = levelOf(division);
  if (verdict === undefined || !verdict.levels.some((judged) => judged === level)) {
    return undefined;
  }
  const rules = verdict.rules.flatMap((rule): readonly RuleOnFigure[] => {
    const threshold = lineFor(rule, division);
    const indicator = indicators.find(({ key }) => key === rule.indicator);
    const readings = readingsOf(readable, indicator, rule);
    if (threshold === undefined || readings === undefined) {
      return [];
    }
    const { key, direction, level: confidence, veto } = rule;
    const line = { direction, threshold, level: confidence };
    return [{ key, rule: ruleAtLook(line, 'first', verdict.extension), veto, readings }];
  });
  return rules.length === 0 ? undefined : keptVerdict(judgeCampaign(rules));
};

const keptVerdict = ({ outcome, rules, failedVetoes }: CampaignVerdict): AreaVerdict => ({
  outcome,
  failedVetoes: [...failedVetoes],
  rules: rules.map(({ key, veto, verdict, vetoOutcome }): RuleResult => {
    const judged = {
      key,
      veto,
      ...(vetoOutcome === undefined ? {} : { vetoOutcome }),
      outcome: verdict.outcome,
      ...verdict.rule,
    };
    if ('notEstimable' in verdict) {
      return { ...judged, notEstimable: verdict.notEstimable };
    }
    const { official, readings, furtherSample } = verdict;
    return {
      ...judged,
      official,
      against: readings.against,
      inFavour: readings.inFavour,
      ...(furtherSample === undefined ? {} : { furtherSample }),
    };
  }),
});
