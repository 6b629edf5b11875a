import fc from 'fast-check';
import { describe, it } from 'vitest';
import { campaignSample } from '../../../../methods/estimation/closing/campaign-sample.ts';
import { finishStratum } from '../../../../methods/estimation/finish-stratum.ts';
import type { LonelyOptions } from '../../../../methods/estimation/flat/design-covariance.ts';
import { addStratumParts } from '../../../../methods/estimation/stratum.ts';
import { stratumPart } from '../../../../methods/estimation/stratum-part.ts';
import {
  block,
  campaigns,
  factorsOf,
  type RandomDesign,
  type Stratum,
  treeArea,
  villageMoments,
} from './random-campaign.ts';
import { sameFigures } from './same-figures.ts';

const anyLists: RandomDesign = { villages: 1, fewest: 0, fewestInTakeAll: 0 };
/** A list of a take-all village is a first-stage stratum to the flat sample, and a list to the tree: not lonely where policies differ. */
const fullTakeAll: RandomDesign = { villages: 1, fewest: 0, fewestInTakeAll: 2 };

describe.each<[string, RandomDesign, LonelyOptions]>([
  ['adjust', anyLists, { lonelyPolicy: 'adjust' }],
  ['certainty', anyLists, { lonelyPolicy: 'certainty' }],
  ['certainty, adjusted in lists', fullTakeAll, { lonelyPolicy: 'certainty', innerLonelyPolicy: 'adjust' }],
  ['average, adjusted in lists', fullTakeAll, { lonelyPolicy: 'average', innerLonelyPolicy: 'adjust' }],
])('a campaign as a flat sample equals the estimation tree, lonely strata: %s', (_, random, lonely) => {
  it.each([
    ['lists that stand for themselves', false],
    ['factors of joined cells', true],
  ])('%s', (__, joined) => {
    fc.assert(
      fc.property(campaigns(random), (strata) => {
        const factors = joined ? factorsOf(strata) : undefined;
        const answered = campaignSample(strata, factors && { factors });
        sameFigures(treeArea(strata, lonely, factors), answered, lonely);
      }),
      { seed: 20_260_930, numRuns: 80 },
    );
  });
});

/** Strata drawn alike, all villages worked. */
const alike = (strata: readonly Stratum[]): readonly Stratum[] =>
  strata
    .filter(({ design }) => design.method !== 'simple-random')
    .map(({ code, villages }) => ({ code, villages, design: { method: 'pps' } }));

describe('strata that count as one for the variance', () => {
  it('are collapsed as the parts of one stratum are in the tree', () => {
    fc.assert(
      fc.property(campaigns(anyLists), (drawn) => {
        const strata = alike(drawn);
        const [first, ...others] = strata.map(({ villages }) =>
          stratumPart(villages.map(villageMoments), { method: 'pps' }, block),
        );
        if (first === undefined) return;
        const codes = strata.map(({ code }) => code);
        const answered = campaignSample(strata.map((stratum) => ({ ...stratum, countedWith: codes })));
        sameFigures(finishStratum(others.reduce(addStratumParts, first)), answered);
      }),
      { seed: 20_261_007, numRuns: 80 },
    );
  });
});
