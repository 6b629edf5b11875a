import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustSample } from '../../../../methods/estimation/closing/adjust-sample.ts';
import { calibratedMoments } from '../../../../methods/estimation/closing/calibrated-moments.ts';
import { campaignSample } from '../../../../methods/estimation/closing/campaign-sample.ts';
import type { LonelyPolicy } from '../../../../methods/estimation/lonely-policy.ts';
import { block, campaigns, factorsOf, vectorOf } from './random-campaign.ts';
import { steps } from './random-steps.ts';
import { sameFigures } from './same-figures.ts';

describe.each(steps)('a county %s', (_, stepsOf) => {
  it.each<[LonelyPolicy, boolean]>([
    ['adjust', false],
    ['certainty', true],
  ])(
    'from its two vectors equals the flat sample with residuals, lonely strata: %s',
    (lonelyPolicy, joined) => {
      let calibrated = 0;
      fc.assert(
        fc.property(campaigns({ villages: 1, fewest: 0, fewestInTakeAll: 0 }), (strata) => {
          const campaign = campaignSample(strata, joined ? { factors: factorsOf(strata) } : {});
          const { sample, notCalibrated } = adjustSample(
            campaign.sample,
            stepsOf(campaign.sample, campaign.answers),
          );
          if (notCalibrated !== undefined) {
            expect(sample).toBe(campaign.sample);
            return;
          }
          calibrated += 1;
          const area = calibratedMoments(campaign, sample, { block, vectorOf, lonelyPolicy });
          sameFigures(area, { sample, answers: campaign.answers }, { lonelyPolicy });
        }),
        { seed: 20_261_001, numRuns: 60 },
      );
      expect(calibrated).toBeGreaterThan(40);
    },
  );
});
