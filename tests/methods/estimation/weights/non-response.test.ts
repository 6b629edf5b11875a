import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ResponseFactor, responseFactors } from '../../../../methods/estimation/weights/non-response.ts';
import type { ResponseCell } from '../../../../methods/estimation/weights/response-cell.ts';
import { WeightingError } from '../../../../methods/estimation/weights/weighting-error.ts';

const cell = (
  village: string,
  list: string,
  issued: number,
  answered: number,
  baseWeight = 5,
  stratum = 'north',
): ResponseCell => ({ stratum, village, list, issued, answered, baseWeight });

const brief = (lines: readonly ResponseFactor[]): readonly (readonly unknown[])[] =>
  lines.map(({ village, list, level, factor, belowRule }) => [village, list, level, factor, belowRule]);

describe('non-response factors', () => {
  it('are issued/answered where the cell has 2 answers and a factor up to 3', () => {
    expect(brief(responseFactors([cell('A', 'exited', 10, 8), cell('B', 'exited', 9, 3)]))).toEqual([
      ['A', 'exited', 'village-list', 10 / 8, false],
      ['B', 'exited', 'village-list', 3, false],
    ]);
  });

  it('are shared by the thin cells of a list where these together are enough', () => {
    // B and C have one answer each: (3·5 + 3·10)/(5 + 10) = 3 with 2 answers
    const lines = responseFactors([
      cell('A', 'exited', 10, 8),
      cell('B', 'exited', 3, 1),
      cell('C', 'exited', 3, 1, 10),
    ]);
    expect(brief(lines)).toEqual([
      ['A', 'exited', 'village-list', 1.25, false],
      ['B', 'exited', 'stratum-list', 3, false],
      ['C', 'exited', 'stratum-list', 3, false],
    ]);
    expect(lines[1]).toMatchObject({ classIssued: 6, classAnswered: 2, issued: 3, answered: 1 });
  });

  it('are shared by the whole list of the stratum where they are not', () => {
    // B and C: 19 issued, 3 answered, 6.33 > 3; with A 29/11 = 2.636; the other list keeps its own
    const lines = responseFactors([
      cell('A', 'exited', 10, 8),
      cell('B', 'exited', 10, 1),
      cell('C', 'exited', 9, 2),
      cell('A', 'poor', 4, 2),
    ]);
    expect(brief(lines)).toEqual([
      ['A', 'exited', 'stratum-list', 29 / 11, false],
      ['A', 'poor', 'village-list', 2, false],
      ['B', 'exited', 'stratum-list', 29 / 11, false],
      ['C', 'exited', 'stratum-list', 29 / 11, false],
    ]);
  });

  it('are shared by the whole stratum where a list has too few answers everywhere', () => {
    // poor: 6 issued, none answered; with the others (12·5 + 6·5)/(10·5) = 1.8
    const lines = responseFactors([
      cell('A', 'exited', 6, 5),
      cell('B', 'exited', 6, 5),
      cell('A', 'poor', 3, 0),
      cell('B', 'poor', 3, 0),
      cell('Z', 'poor', 4, 4, 2, 'south'),
    ]);
    expect(brief(lines)).toEqual([
      ['A', 'exited', 'stratum', 1.8, false],
      ['A', 'poor', 'stratum', 1.8, false],
      ['B', 'exited', 'stratum', 1.8, false],
      ['B', 'poor', 'stratum', 1.8, false],
      ['Z', 'poor', 'village-list', 1, false],
    ]);
  });

  it('of a cell where everybody answered are 1, however small it is', () => {
    expect(brief(responseFactors([cell('A', 'poor', 1, 1), cell('B', 'poor', 4, 2)]))).toEqual([
      ['A', 'poor', 'village-list', 1, false],
      ['B', 'poor', 'village-list', 2, false],
    ]);
  });

  it('say so where the whole stratum is below the rule, and are missing where nobody answered', () => {
    expect(brief(responseFactors([cell('A', 'poor', 10, 1), cell('B', 'poor', 8, 0, 5, 'south')]))).toEqual([
      ['A', 'poor', 'stratum', 10, true],
      ['B', 'poor', 'stratum', null, true],
    ]);
  });

  it('follow another rule if a campaign has one', () => {
    const cells = [cell('A', 'poor', 10, 5), cell('B', 'poor', 10, 9)];
    // at most 1.5: A (2) joins B, 20/14
    expect(
      brief(responseFactors(cells, { highestFactor: 1.5 })).map(([, , level, factor]) => [level, factor]),
    ).toEqual([
      ['stratum-list', 20 / 14],
      ['stratum-list', 20 / 14],
    ]);
    expect(brief(responseFactors(cells, { fewestAnswers: 6 })).map(([, , level]) => level)).toEqual([
      'stratum-list',
      'stratum-list',
    ]);
  });

  const cells = fc
    .uniqueArray(fc.tuple(fc.constantFrom('A', 'B', 'C', 'D'), fc.constantFrom('exited', 'poor')), {
      minLength: 1,
      maxLength: 8,
      selector: ([village, list]) => `${village} ${list}`,
    })
    .chain((names) =>
      fc.tuple(
        ...names.map(([village, list]) =>
          fc
            .tuple(fc.integer({ min: 1, max: 12 }), fc.nat(12), fc.integer({ min: 1, max: 40 }))
            .map(([issued, answered, base]) =>
              cell(
                village,
                list,
                issued,
                Math.min(issued, answered),
                base,
                village < 'C' ? 'north' : 'south',
              ),
            ),
        ),
      ),
    );

  const sumOf = (lines: readonly ResponseFactor[], of: (line: ResponseFactor) => number): number =>
    lines.reduce((sum, line) => sum + of(line), 0);

  it('keep the weight of every stratum where anybody answered', () => {
    fc.assert(
      fc.property(cells, fc.constantFrom('north', 'south'), (given, stratum) => {
        const here = responseFactors(given).filter((line) => line.stratum === stratum);
        const answered = sumOf(here, (line) => line.answered);
        for (const { factor } of here) expect(factor === null).toBe(answered === 0);
        if (answered === 0) return;
        const issued = sumOf(here, (line) => line.baseWeight * line.issued);
        const kept = sumOf(here, (line) => line.baseWeight * line.answered * (line.factor ?? 0));
        expect(kept).toBeCloseTo(issued, 9);
      }),
      { seed: 20_160_904, numRuns: 300 },
    );
  });

  it('stay inside the rule unless they say so', () => {
    fc.assert(
      fc.property(cells, (given) => {
        for (const { factor, classIssued, classAnswered, belowRule } of responseFactors(given)) {
          const inside = factor !== null && classAnswered >= 2 && factor <= 3;
          expect(inside || classIssued === classAnswered).toBe(!belowRule);
        }
      }),
      { seed: 20_160_906, numRuns: 300 },
    );
  });

  it('do not depend on the order of the cells', () => {
    fc.assert(
      fc.property(cells, (given) => {
        expect(responseFactors(given.toReversed())).toEqual(responseFactors(given));
      }),
      { seed: 20_160_905 },
    );
  });

  it.each([
    ['a list twice', [cell('A', 'poor', 4, 2), cell('A', 'poor', 4, 2)], 'named-twice'],
    ['more answers than cases', [cell('A', 'poor', 4, 5)], 'out-of-range'],
    ['no case issued', [cell('A', 'poor', 0, 0)], 'out-of-range'],
    ['half a case', [cell('A', 'poor', 4, 1.5)], 'out-of-range'],
    ['a weight that is no number', [cell('A', 'poor', 4, 2, Number.NaN)], 'out-of-range'],
    ['a negative weight', [cell('A', 'poor', 4, 2, -1)], 'out-of-range'],
  ])('refuse %s', (_, given, code) => {
    const attempt = (): unknown => responseFactors(given);
    expect(attempt).toThrow(WeightingError);
    expect(attempt).toThrow(expect.objectContaining({ code }));
  });
});
