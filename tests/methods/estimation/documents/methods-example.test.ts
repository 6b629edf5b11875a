import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type AreaMoments, addAreas } from '../../../../methods/estimation/area.ts';
import { householdVector } from '../../../../methods/estimation/block.ts';
import { exactBounds } from '../../../../methods/estimation/korn-graubard.ts';
import { addHousehold, emptyListSums } from '../../../../methods/estimation/list-sums.ts';
import { readRatio } from '../../../../methods/estimation/read-ratio.ts';
import { stratumFromVillages } from '../../../../methods/estimation/stratum-from-villages.ts';
import { villageFromLists } from '../../../../methods/estimation/village-from-lists.ts';
import { wilsonBounds } from '../../../../methods/estimation/wilson.ts';

/** The villages and the output that stand in the document, so that nobody edits one without the other. */
const text = readFileSync(new URL('../../../../docs/methods.md', import.meta.url), 'utf8');

const block = { measures: ['wrong-exit'], groups: ['all'] };
const answersSchema = z.array(z.tuple([z.number(), z.number()]));

const villages = [...text.matchAll(/village\((\d+), (\[\[[\d, [\]]*\]\])\)/g)].map(([, size, answers]) => {
  const sums = emptyListSums(block);
  for (const [y, x] of answersSchema.parse(JSON.parse(answers ?? '')))
    addHousehold(sums, householdVector(block, [{ measure: 'wrong-exit', groups: ['all'], y, x }]));
  return villageFromLists(
    { lists: [{ size: Number(size), sums }], inclusion: { numerator: '3', denominator: '12' } },
    block,
  );
});
const stratum = (from: number): AreaMoments =>
  stratumFromVillages(villages.slice(from, from + 3), { method: 'pps' }, block);
const reading = readRatio(addAreas(stratum(0), stratum(3)), block, 'wrong-exit', 'all');

describe('the example of docs/methods.md', () => {
  it('prints what stands there', () => {
    expect(villages).toHaveLength(6);
    expect(text).toContain(`\n${inspect(reading)}\n`);
  });

  it('has R’s ratio, standard error and degrees of freedom', () => {
    // The call stands in the document; R 4.2.2, survey 4.1-1.
    expect(text).toContain('# 0.0970149253731343 ± 0.0569809793647897, degf(d) = 4');
    expect(reading).toMatchObject({
      estimate: expect.closeTo(0.0970149253731343, 14),
      standardError: expect.closeTo(0.0569809793647897, 14),
      degreesOfFreedom: 4,
    });
  });
});

describe('the intervals that docs/methods.md shows', () => {
  // binom.test(5, 100)$conf.int; prop.test(y, n, correct = FALSE)$conf.int
  it.each([
    ['5 of 100, simply at random', exactBounds(0.05, 100, 0.025)],
    ['81 of 263, simply at random', wilsonBounds(81 / 263, 263, 0.025)],
    ['0 of 20', wilsonBounds(0, 20, 0.025)],
  ])('are those of %s', (name, { lower, upper }) => {
    const line = text.split('\n').find((each) => each.trimStart().startsWith(`${name}  `)) ?? '';
    const [, from, to] = /\(([\d.]+), ([\d.]+)\)/.exec(line) ?? [];
    expect(lower).toBeCloseTo(Number(from), 9);
    expect(upper).toBeCloseTo(Number(to), 9);
  });
});
