import { describe, expect, it } from 'vitest';
import { expectedInterval } from '../../../../methods/sampling/planner/expected-interval.ts';
import { expectedPrecision } from '../../../../methods/sampling/planner/expected-precision.ts';
import { twoStageVariance } from '../../../../methods/sampling/planner/two-stage-variance.ts';
import { expectNear } from '../reference.ts';
import { county, indicator } from './requests.ts';

/** One stratum of a frame without end. */
const endless = [{ name: '', frame: null, weight: 1 }];
const framed = county.map(({ name, ...frame }) => ({ name, frame, weight: frame.households / 46_400 }));

describe('the variance of two stages', () => {
  const sample = { expected: 0.9, icc: 0.05, villages: 47, perVillage: 15 };

  it('is that of Cochran (1977), theorem 10.1', () => {
    // p <- .9; r <- .05; n <- 47; N <- 320; m <- 15; M <- 150; S2 <- (1-r)*p*(1-p); S1 <- r*p*(1-p) + S2/M
    // (1-n/N)*S1/n + (1-m/M)*S2/(n*m)
    const fractions = { villageFraction: 47 / 320, householdFraction: (47 * 15) / 48_000 };
    expectNear(twoStageVariance({ ...sample, ...fractions }), 0.000201177526596);
    // n <- 320: every village is taken
    const all = { villages: 320, villageFraction: 1, householdFraction: (320 * 15) / 48_000 };
    expectNear(twoStageVariance({ ...sample, ...all }), 1.603125e-5);
  });

  it('is nothing where every household is asked', () => {
    const census = { villages: 320, perVillage: 150, villageFraction: 1, householdFraction: 1 };
    expect(twoStageVariance({ ...sample, ...census })).toBe(0);
  });

  it('without an end of villages is p(1 − p)·(1 + (m − 1)·ICC)/(n·m) of Kish (1965, section 5.4)', () => {
    const endlessly = { villageFraction: 0, householdFraction: 0 };
    // 1 + 14·0.05 = 1.7
    expectNear(twoStageVariance({ ...sample, ...endlessly }), (0.09 * 1.7) / 705);
    // Less than one household a village: all are alone in theirs, and nothing clusters.
    expectNear(twoStageVariance({ ...sample, perVillage: 0.5, ...endlessly }), 0.09 / 23.5);
  });
});

describe('what a sample is expected to tell', () => {
  it('adds strata by their shares of households', () => {
    // W <- c(21300,25100)/46400; p <- c(.93,.95); n <- c(20,22); N <- c(128,182); H <- c(21300,25100); m <- 10; r <- .05
    // f1 <- n/N; M <- H/N; S2 <- (1-r)*p*(1-p); S1 <- r*p*(1-p)+S2/M; v <- (1-f1)*S1/n + (1-m/M)*S2/(n*m)
    const sample = { strata: framed, quotas: [20, 22], perVillage: 10, weightVariation: 0 };
    const precision = expectedPrecision(indicator({ expected: [0.93, 0.95] }), sample);
    // sum(W^2*v); 1/sum(W^2/(n*m)); sum(W*p)
    expectNear(precision.variance, 0.0001807548713);
    expectNear(precision.kishN, 419.505982362);
    expectNear(precision.expected, 0.940818965517);
    expect(precision).toMatchObject({ answers: 420, degreesOfFreedom: 40, deffPlanned: 1.45 });
    // cv_w = 0.3: 1 + 0.09 on the variance, and as much less of n_K
    const weighted = expectedPrecision(indicator({ expected: [0.93, 0.95] }), {
      ...sample,
      weightVariation: 0.3,
    });
    expectNear(weighted.variance, 1.09 * 0.0001807548713);
    expectNear(weighted.kishN, 419.505982362 / 1.09);
    expect(weighted.deffPlanned).toBe(1.45);
  });

  it('rests on an indicator’s own households of a village', () => {
    const sample = { strata: endless, quotas: [40], perVillage: 20, weightVariation: 0 };
    // 8 of 20: m = 8, 1 + 7·0.05
    const own = expectedPrecision(indicator({ share: 0.4 }), sample);
    expectNear(own.deffPlanned, 1.35);
    expectNear(own.variance, (0.09 * 1.35) / 320);
    expect(own.answers).toBe(320);
  });

  it('leaves the households’ own correction out where an indicator rests on a list of unknown size', () => {
    const frame = { villages: 320, households: 48_000 };
    const sample = {
      strata: [{ name: 'a', frame, weight: 1 }],
      quotas: [47],
      perVillage: 15,
      weightVariation: 0,
    };
    // p*(1-p)/(47*7.5) * ((1-r) + 7.5*r*(1-47/320))
    expectNear(expectedPrecision(indicator({ share: 0.5 }), sample).variance, 0.00032423537234);
    // All households: that of Cochran above
    expectNear(expectedPrecision(indicator(), sample).variance, 0.000201177526596);
  });

  it('has the households as sampling units where a stratum is taken whole', () => {
    const small = [{ name: 'a', frame: { villages: 4, households: 200 }, weight: 1 }];
    const whole = { strata: small, quotas: [4], perVillage: 10, weightVariation: 0 };
    // 4 villages, each a stratum of 10 households: 40 − 4
    expect(expectedPrecision(indicator(), whole).degreesOfFreedom).toBe(36);
    expect(expectedPrecision(indicator(), { ...whole, quotas: [3] }).degreesOfFreedom).toBe(2);
  });

  it('counts the villages in which a case is to be expected', () => {
    const sample = { strata: endless, quotas: [100], perVillage: 3, weightVariation: 0 };
    // Independent households: 100·(1 − 0.9³). Alike with ICC 0.5, α + β = 1: 100·(1 − 0.9·1.9·2.9/(1·2·3)).
    const independent = expectedPrecision(indicator({ expected: 0.1, icc: 0 }), sample);
    expectNear(independent.eventVillages, 27.1);
    expectNear(independent.nonEventVillages, 99.9);
    const alike = expectedPrecision(indicator({ expected: 0.1, icc: 0.5 }), sample);
    expectNear(alike.eventVillages, 100 * (1 - (0.9 * 1.9 * 2.9) / 6));
  });
});

/**
 * iv <- function(nv, m, p, icc, cv = 0, level = .95) { N <- nv*m; v <- (1+cv^2)*(1+(m-1)*icc)*p*(1-p)/N; a <- (1-level)/2
 *   ne <- min(N/(1+cv^2), p*(1-p)/v*(qt(a,N-1)/qt(a,nv-1))^2)
 *   c(ne, qbeta(a, ne*p, ne*(1-p)+1), qbeta(1-a, ne*p+1, ne*(1-p)), qnorm(1-a)*sqrt(v)) }
 */
describe('the interval to be expected', () => {
  it.each([
    [40, 15, 0.9, 0.05, 0, 0.95, [332.733311526735, 0.8626100318291, 0.9300458994817, 0.0312981149477]],
    [25, 20, 0.02, 0.1, 0.3, 0.95, [143.342275892, 0.00393939071553, 0.0585842955611, 0.0218174190092]],
    [12, 10, 0.5, 0, 0, 0.9, [102.2509203385267, 0.4146126308204, 0.5853873691796, 0.0750769529396]],
  ])(
    'of %d villages with %d answers is Korn–Graubard’s at p = %d',
    (villages, perVillage, p, icc, cv, level, r) => {
      const sample = { strata: endless, quotas: [villages], perVillage, weightVariation: cv };
      const found = expectedInterval(expectedPrecision(indicator({ expected: p, icc }), sample), level);
      [found.effectiveN, found.lower, found.upper, found.waldHalfWidth].forEach((figure, place) => {
        expectNear(figure, r[place] ?? Number.NaN);
      });
      expectNear(found.halfWidth, (found.upper - found.lower) / 2);
    },
  );

  /**
   * 20,000 simulated surveys each, R 4.2.2, set.seed(20261123): villages with rates from rbeta(n, p*s, (1-p)*s), s = (1-icc)/icc, rbinom(n, m, ·)
   * cases; the mean half-width of Korn–Graubard intervals at each sample's own rate and variance. The straight interval is 10 to 13 % too short.
   */
  it.each([
    [40, 15, 0.9, 0.05, 0.03343624],
    [40, 15, 0.93, 0.05, 0.02845671],
    [64, 15, 0.008, 0.02, 0.007127337],
    [25, 20, 0.95, 0.1, 0.03578964],
    [12, 10, 0.5, 0.1, 0.140975],
  ])(
    'is as wide as %d villages with %d answers show at %d: within 6 %%',
    (villages, perVillage, p, icc, mean) => {
      const sample = { strata: endless, quotas: [villages], perVillage, weightVariation: 0 };
      const { halfWidth } = expectedInterval(
        expectedPrecision(indicator({ expected: p, icc }), sample),
        0.95,
      );
      expect(Math.abs(halfWidth / mean - 1)).toBeLessThan(0.06);
    },
  );
});
