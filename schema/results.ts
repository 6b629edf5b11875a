import { indicatorUnits } from '../api/estimates/indicator.ts';
import type { Counts } from '../api/estimates/node.ts';
import type { AreaResults, AreaSummary } from '../api/results/area-results.ts';
import { type IndicatorResult, indicatorResults } from '../api/results/indicator-results.ts';
import { readChildren, readResults } from '../api/results/read-results.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';
import { divisionRef } from './divisions.ts';
import { estimateRef } from './figures.ts';

/** Who may see a result at all was decided when the area was read; its parts carry no right of their own. */
const read = { authScopes: { signedIn: true } } as const;

const unitEnum = builder.enumType('IndicatorUnit', {
  description: 'What is counted.',
  values: Object.fromEntries(indicatorUnits.map((unit) => [unit.toUpperCase(), { value: unit }])),
});

const scaleEnum = builder.enumType('IndicatorScale', {
  description: 'What the number of a figure is.',
  values: {
    SHARE: { value: 'share', description: 'A share, 0 to 1 (比例).' },
    DIFFERENCE: { value: 'difference', description: 'The difference of two shares, −1 to 1 (差异).' },
    AMOUNT: { value: 'amount', description: 'A mean or total in the indicator’s unit (均值、总量).' },
  } as const,
});

const indicatorRef = builder.objectRef<IndicatorResult>('IndicatorResult').implement({
  description: 'An indicator (指标) with its estimates.',
  fields: (t) => ({
    key: t.string({
      description: 'Stable key, such as wrong-exit.',
      ...read,
      resolve: ({ indicator }) => indicator.key,
    }),
    name: t.string({
      description: 'Name in the reader’s language.',
      ...read,
      resolve: ({ indicator }, _args, { language }) => indicator.name[language],
    }),
    unit: t.field({
      type: unitEnum,
      description: 'What is counted, or the unit of an amount.',
      ...read,
      resolve: ({ indicator }) => indicator.unit,
    }),
    scale: t.field({
      type: scaleEnum,
      description: 'A share, a difference of shares, or an amount.',
      ...read,
      resolve: ({ scale }) => scale,
    }),
    denominator: t.string({
      description: 'Which denominator the rate uses, in a sentence.',
      ...read,
      resolve: ({ indicator }, _args, { language }) => indicator.denominatorText[language],
    }),
    source: t.string({
      description: 'Where the rule comes from.',
      ...read,
      resolve: ({ indicator }) => indicator.source,
    }),
    estimates: t.field({
      type: [estimateRef],
      description: 'For everybody first, then by breakdown.',
      ...read,
      resolve: ({ figures }) => [...figures],
    }),
  }),
});

const countsRef = builder.objectRef<Counts>('AreaCounts').implement({
  description: 'How far fieldwork is.',
  fields: (t) => ({
    cases: t.exposeInt('cases', { description: 'Issued cases.', ...read }),
    answered: t.exposeInt('answered', { description: 'With an answer.', ...read }),
    otherOutcomes: t.exposeInt('otherOutcomes', { description: 'With another outcome.', ...read }),
    villages: t.exposeInt('villages', {
      description: 'Villages of the sample, opened reserves among them.',
      ...read,
    }),
    villagesClosed: t.exposeInt('villagesClosed', {
      description: 'Villages in which every case has an outcome, and lost ones, for which nobody waits.',
      ...read,
    }),
  }),
});

const summaryRef = builder.objectRef<AreaSummary>('AreaSummary').implement({
  description: 'An area below, with its counts.',
  fields: (t) => ({
    division: t.field({
      type: divisionRef,
      description: 'Which.',
      ...read,
      resolve: ({ division }) => ({ code: division }),
    }),
    counts: t.field({
      type: countsRef,
      description: 'How far fieldwork is.',
      ...read,
      resolve: ({ counts }) => counts,
    }),
  }),
});

export const areaRef = builder.objectRef<AreaResults>('AreaResults').implement({
  description: 'Results of an area (地区结果), from the county up.',
  fields: (t) => ({
    campaign: t.field({
      type: campaignRef,
      description: 'Of which campaign.',
      ...read,
      resolve: ({ campaign }) => campaign,
    }),
    division: t.field({
      type: divisionRef,
      description: 'Which area.',
      ...read,
      resolve: ({ division }) => ({ code: division }),
    }),
    provisional: t.exposeBoolean('provisional', {
      description: 'True until closing: closed villages only; the order of visits is not random.',
      ...read,
    }),
    simulated: t.boolean({
      description: 'True where data are made up (模拟).',
      ...read,
      resolve: ({ campaign }) => campaign.simulated,
    }),
    asOf: t.field({
      type: 'DateTime',
      description: 'When these figures were computed.',
      ...read,
      resolve: ({ asOf }) => asOf,
    }),
    counts: t.field({
      type: countsRef,
      description: 'How far fieldwork is.',
      ...read,
      resolve: ({ counts }) => counts,
    }),
    indicators: t.field({
      type: [indicatorRef],
      description: 'Every indicator of the design.',
      ...read,
      resolve: indicatorResults,
    }),
    children: t.field({
      type: [summaryRef],
      description: 'The areas directly below; for the lead.',
      ...read,
      resolve: ({ campaign, division }, _args, context) =>
        readChildren(context, campaign.campaignId, division).then((children) => [...children]),
    }),
  }),
});

builder.queryField('results', (t) =>
  t.field({
    type: areaRef,
    description: 'Results of an area. One stored item, whatever lies under it.',
    authScopes: { signedIn: true },
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Of which campaign.' }),
      division: t.arg.string({ description: 'Code of a county, prefecture or province, or CN.' }),
    },
    resolve: (_root, { campaign, division }, context) => readResults(context, campaign.id, division),
  }),
);
