import { describe, expect, it } from 'vitest';
import { cellSum } from '../../../methods/estimation/cell-sums.ts';
import { readDesignEffect } from '../../../methods/estimation/read-design-effect.ts';
import { readRatio } from '../../../methods/estimation/read-ratio.ts';
import { addAnswer, emptyAnswerSums } from '../../../methods/estimation/stream/answer-sums.ts';
import {
  areasFromSlots,
  type ReadySample,
  readySample,
} from '../../../methods/estimation/stream/areas-from-slots.ts';

const MEASURES = 11;
const PSUS = 300;
const STRATA = 3;

/** A sample of 300 PSUs with one slot each, in which measure m is value m + 1 of value 0; three answers a PSU. */
const sampleOf = (measures: readonly number[]): ReadySample => {
  const answers = emptyAnswerSums(
    measures.map((measure) => ({ numerator: measure + 1, denominator: 0 })),
    { designEffects: true },
  );
  for (let psu = 0; psu < PSUS; psu++)
    for (let row = 0; row < 3; row++) {
      const value = (measure: number): number => (psu * (measure + 3) + row * row * (measure + 1)) % 7;
      const values = Float64Array.from({ length: MEASURES + 1 }, (_, at) => (at === 0 ? 1 : value(at - 1)));
      addAnswer(answers, psu, 1 + ((psu + row) % 4), values);
    }
  const psuOfSlot = Array.from({ length: PSUS }, (_, slot) => slot);
  return readySample({ answers, psuOfSlot, stratumOfPsu: psuOfSlot.map((psu) => psu % STRATA) });
};

/** Areas of strata as a whole, and areas that cut every stratum. */
const whole = Array.from({ length: PSUS }, (_, slot) => slot % STRATA);
const cut = Array.from({ length: PSUS }, (_, slot) => Math.floor(slot / 100));

const readings = (ready: ReadySample, areaOfSlot: readonly number[]) =>
  [...areasFromSlots(ready, areaOfSlot)].map(({ area, measures }) => ({
    area,
    figures: measures.map(({ moments, block, measure }) => ({
      ratio: readRatio(moments, block, measure, 'all', { interval: 't' }),
      effect: readDesignEffect(moments, block, measure, 'all'),
    })),
  }));

describe('the areas of a stream', () => {
  const all = Array.from({ length: MEASURES }, (_, measure) => measure);

  it('are those that slots lie in, without slots that lie in none', () => {
    const areasOf = (areaOfSlot: readonly number[]) =>
      [...areasFromSlots(sampleOf([0]), areaOfSlot)].map(({ area, measures }) => [
        area,
        measures[0]?.moments.households,
      ]);
    expect(areasOf(cut)).toEqual([
      [0, 300],
      [1, 300],
      [2, 300],
    ]);
    // every tenth PSU in area 4, half of the others in area 1
    const some = cut.map((_, slot) => (slot % 10 === 0 ? 4 : slot % 2 === 0 ? 1 : -1));
    expect(areasOf(some)).toEqual([
      [1, 360],
      [4, 90],
    ]);
  });

  it('count PSUs by what they say: with the measure, with an event, with a non-event', () => {
    const answers = emptyAnswerSums([{ numerator: 1, denominator: 0 }]);
    // all of 2, one of 2, none of 3, no answer
    for (const [slot, values] of [
      [2, 2],
      [2, 1],
      [3, 0],
      [Number.NaN, 1],
    ].entries())
      addAnswer(answers, slot, 5, Float64Array.from(values));
    const ready = readySample({ answers, psuOfSlot: [0, 1, 2, 3], stratumOfPsu: [0, 0, 0, 0] });
    const [area] = areasFromSlots(ready, [0, 0, 0, 0]);
    const cells = area?.measures[0]?.moments.cells ?? new Float64Array();
    const counts = (['psus', 'eventPsus', 'nonEventPsus'] as const).map((field) => cellSum(cells, 0, field));
    expect(counts).toEqual([3, 2, 2]);
  });

  it('say of each measure what it says alone, however many there are', () => {
    const together = readings(sampleOf(all), cut);
    for (const measure of all) {
      const alone = readings(sampleOf([measure]), cut);
      expect(together.map(({ area, figures }) => ({ area, figures: [figures[measure]] }))).toEqual(alone);
    }
  });

  it('name the measures by their places, however many there are', () => {
    const [area] = areasFromSlots(sampleOf(all), cut);
    expect(area?.measures.map(({ measure }) => measure)).toEqual(all.map(String));
  });

  it('are the same whatever was read before from the same sample', () => {
    const first = readings(sampleOf(all), whole);
    const second = readings(sampleOf(all), cut);
    expect(first).not.toEqual(second);
    for (const order of [
      [whole, cut, whole, cut],
      [cut, whole, cut, whole],
    ]) {
      const ready = sampleOf(all);
      for (const division of order)
        expect(readings(ready, division)).toEqual(division === whole ? first : second);
    }
  });

  it('finish each stratum that lies in one of them once for each block of eight measures', () => {
    const ready = sampleOf(all);
    readings(ready, cut);
    expect(ready.whole.size).toBe(0);
    readings(ready, whole);
    expect(ready.whole.size).toBe(2 * STRATA);
  });
});
