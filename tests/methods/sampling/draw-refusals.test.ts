import { describe, expect, it } from 'vitest';
import { ProofRefusal } from '../../../methods/proof/refusal.ts';
import { drawVillages, type VillageDraw } from '../../../methods/sampling/draw-villages.ts';
import type { FrameUnit, StratumPlan } from '../../../methods/sampling/frame-check.ts';
import { SamplingRefusal } from '../../../methods/sampling/refusal.ts';

const villages = (units: readonly FrameUnit[], strata: readonly StratumPlan[]): VillageDraw => ({
  campaign: 'c',
  stageSeed: new Uint8Array(32).fill(17),
  strata,
  units,
});

const good: FrameUnit = { id: 'v1', stratum: 's', size: 5 };
const plan: StratumPlan = { code: 's', n: 1, reserve: 0 };
const huge = Number.MAX_SAFE_INTEGER;

describe('a draw of villages is refused for', () => {
  const size = (value: number): FrameUnit => ({ ...good, size: value });
  it.each<[string, readonly FrameUnit[], readonly StratumPlan[], object]>([
    [
      'a size of zero',
      [size(0)],
      [plan],
      { code: 'size-not-positive-integer', data: { unit: 'v1', size: 0 } },
    ],
    [
      'a negative size',
      [size(-3)],
      [plan],
      { code: 'size-not-positive-integer', data: { unit: 'v1', size: -3 } },
    ],
    [
      'a broken size',
      [size(1.5)],
      [plan],
      { code: 'size-not-positive-integer', data: { unit: 'v1', size: 1.5 } },
    ],
    [
      'no number',
      [size(Number.NaN)],
      [plan],
      { code: 'size-not-positive-integer', data: { unit: 'v1', size: Number.NaN } },
    ],
    [
      'an unsafe size',
      [size(2 ** 53)],
      [plan],
      { code: 'size-not-positive-integer', data: { unit: 'v1', size: 2 ** 53 } },
    ],
    [
      'sizes too large together',
      [size(huge), { ...size(1), id: 'v2' }],
      [plan],
      { code: 'sizes-too-large', data: { stratum: 's' } },
    ],
    [
      'a quota above the list',
      [good],
      [{ ...plan, n: 2 }],
      { code: 'quota-above-list', data: { stratum: 's', quota: 2, units: 1 } },
    ],
    ['a unit that comes twice', [good, good], [plan], { code: 'unit-twice', data: { unit: 'v1' } }],
    [
      'a unit in two strata',
      [good, { ...good, stratum: 't' }],
      [plan, { ...plan, code: 't' }],
      { code: 'unit-twice', data: { unit: 'v1' } },
    ],
    [
      'a stratum without units',
      [good],
      [plan, { ...plan, code: 't' }],
      { code: 'stratum-without-units', data: { stratum: 't' } },
    ],
    ['a stratum named twice', [good], [plan, plan], { code: 'stratum-twice', data: { stratum: 's' } }],
    [
      'a unit outside all strata',
      [good, { ...good, id: 'v2', stratum: 't' }],
      [plan],
      { code: 'unit-outside-strata', data: { unit: 'v2', stratum: 't' } },
    ],
    [
      'a quota of zero',
      [good],
      [{ ...plan, n: 0 }],
      { code: 'quota-not-positive-integer', data: { stratum: 's', quota: 0 } },
    ],
    [
      'a broken quota',
      [good],
      [{ ...plan, n: 0.5 }],
      { code: 'quota-not-positive-integer', data: { stratum: 's', quota: 0.5 } },
    ],
    [
      'a negative reserve',
      [good],
      [{ ...plan, reserve: -1 }],
      { code: 'reserve-not-whole-number', data: { stratum: 's', reserve: -1 } },
    ],
    [
      'a ladder in frame order',
      [good],
      [{ ...plan, reserve: 1, method: 'pps-frame-order' }],
      { code: 'reserve-not-possible', data: { stratum: 's', reserve: 1 } },
    ],
    [
      'a ladder behind all units',
      [good],
      [{ ...plan, reserve: 1, method: 'take-all' }],
      { code: 'reserve-not-possible', data: { stratum: 's', reserve: 1 } },
    ],
    [
      'all units, said to be fewer',
      [good, { ...good, id: 'v2' }],
      [{ ...plan, method: 'take-all' }],
      { code: 'quota-below-list', data: { stratum: 's', quota: 1, units: 2 } },
    ],
    [
      'all units, said to be more',
      [good],
      [{ ...plan, n: 2, method: 'take-all' }],
      { code: 'quota-above-list', data: { stratum: 's', quota: 2, units: 1 } },
    ],
  ])('%s', (_, units, strata, problem) => {
    const refused = (() => {
      try {
        return drawVillages(villages(units, strata));
      } catch (error) {
        return error;
      }
    })();
    expect(refused).toBeInstanceOf(SamplingRefusal);
    expect(refused).toMatchObject({ ...problem, problem });
  });

  it('ids that are not ids', () => {
    const bad = [
      { ...villages([good], [plan]), campaign: 'two words' },
      villages([{ ...good, id: '村' }], [plan]),
      villages([{ ...good, stratum: '' }], [{ ...plan, code: '' }]),
    ];
    for (const draw of bad) expect(() => drawVillages(draw)).toThrow(ProofRefusal);
  });

  it('no size at the limit: 2^53 − 1 is drawn', () => {
    const [result] = drawVillages(villages([size(huge - 6), { ...size(6), id: 'v2' }], [plan]));
    expect(result?.total).toBe('9007199254740991');
  });
});
