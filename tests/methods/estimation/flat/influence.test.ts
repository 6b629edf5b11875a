import { describe, expect, it } from 'vitest';
import { designCovariance } from '../../../../methods/estimation/flat/design-covariance.ts';
import { domainOf, wholeSample } from '../../../../methods/estimation/flat/domain.ts';
import {
  combinedInfluence,
  type Influence,
  meanInfluence,
  ratioInfluence,
  totalInfluence,
} from '../../../../methods/estimation/flat/influence.ts';
import { sampleFrom } from '../../../../methods/estimation/flat/sample.ts';

const known = (influence: Influence | undefined): Influence => {
  if (influence === undefined) throw new Error('no figure');
  return influence;
};

describe('a combination of figures', () => {
  it('keeps its covariance with each of them: R, svycontrast of svyby', () => {
    /*
     * d <- data.frame(s = rep(1:2, each = 6), u = rep(1:6, each = 2), w = rep(2:3, each = 6), g = rep(1:0, 6),
     *                 y = c(3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8))
     * m <- svyby(~y, ~g, svydesign(~u, strata = ~s, weights = ~w, data = d), svymean, covmat = TRUE)
     * vcov(svycontrast(m, list(difference = c(-1, 1), first = c(1, 0))))
     */
    const y = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8];
    const sample = sampleFrom({
      weights: y.map((_, row) => (row < 6 ? 2 : 3)),
      stages: [
        { units: y.map((_, row) => Math.floor(row / 2)), strata: y.map((_, row) => Math.floor(row / 6)) },
      ],
    });
    const meanOf = (group: number): Influence =>
      known(
        meanInfluence(
          sample,
          domainOf(sample, (row) => row % 2 !== group),
          y,
        ),
      );
    const difference = combinedInfluence([
      { coefficient: -1, influence: meanOf(0) },
      { coefficient: 1, influence: meanOf(1) },
    ]);
    const covariance = designCovariance(sample, [difference, meanOf(0)]);
    expect([...(covariance ?? [])]).toEqual([
      expect.closeTo(2.0044444444444443, 13),
      expect.closeTo(-1.7444444444444442, 13),
      expect.closeTo(1.8977777777777776, 13),
    ]);
  });
});

describe('the magnitude of a figure', () => {
  const sample = sampleFrom({ weights: [2, 3], stages: [{ units: ['a', 'b'] }] });
  const everyone = wholeSample(sample);
  const total = totalInfluence(sample, everyone, [-1, 4]);
  const mean = known(ratioInfluence(sample, everyone, [-1, 4], [1, 1]));

  it('of a total is its absolute terms: 2·1 + 3·4', () => {
    expect(total).toMatchObject({ estimate: 10, magnitude: 14 });
  });

  it('of a ratio is those of both sums: (2·(1 + 2) + 3·(4 + 2))/5', () => {
    expect(mean).toMatchObject({ estimate: 2, magnitude: 4.8 });
  });

  it('of a combination is theirs, whatever their signs: 14 + 2·4.8', () => {
    const combined = combinedInfluence([
      { coefficient: -1, influence: total },
      { coefficient: 2, influence: mean },
    ]);
    expect(combined).toMatchObject({ estimate: -6, magnitude: expect.closeTo(23.6, 13) });
  });
});
