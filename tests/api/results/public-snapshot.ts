/** What somebody without right to records gets of two counties, day by day: decided once a day for all areas, and nothing that would disclose. */
import { graphql } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Stores } from '../../../api/context.ts';
import { openSimplex, rangeOf } from '../../../methods/estimation/suppression/simplex.ts';
import { schema } from '../../../schema/schema.ts';
import { contextOf } from '../context-of.ts';
import { answerOf, type Fields } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import type { PersonKey } from '../people.ts';
import { openStored } from '../stored-items.ts';
import {
  type Answering,
  counties,
  estimatesOf,
  lateVillages,
  prefecture,
  toldBy,
  twoCounties,
  untilLive,
} from './two-counties.ts';

/** Households that do not recognise the result, of each list. */
const against = {
  a: { poor: 3, exited: 9, nonregistered: 8 },
  b: { poor: 5, exited: 8, nonregistered: 9 },
} as const;

/** Households of which openness is “few”. */
const few = { a: 6, b: 30 } as const;

const answering: Answering = (county, list, nth) => ({
  Q8: nth % 2 === 0 ? 5 : 4,
  Q9: list === 'exited' && nth < few[county] ? 4 : 5,
  Q10: nth % 2 === 0 ? 5 : 4,
  Q11: nth < against[county][list] ? 3 : 1,
});

const everything = `query Results($campaign: ID!, $division: String!) { results(campaign: $campaign, division: $division) {
  __typename ... on Refusal { rule message } ... on AreaResults {
    provisional asOf counts { cases answered villages villagesClosed }
    indicators { key estimates { group breakdown groupName estimate standardError interval { lower upper level method } n effectiveN
      degreesOfFreedom designEffect { withReplacement withoutReplacement kish } lonelyStrata notEstimable
      reliability { unreliable review unreliableComplement } } }
    children { division { code } } } } }`;

describe('what leadership sees of two counties', () => {
  let campaign = '';
  let answer: Awaited<ReturnType<typeof twoCounties>>['answer'];
  const nothingLate = (village: string): boolean =>
    !Object.values(lateVillages).some((late) => late === village);

  beforeAll(async () => {
    const made = await twoCounties(evaluation, answering);
    campaign = made.campaign;
    answer = made.answer;
    await answer(nothingLate);
    await untilLive(evaluation, campaign, counties.a, 'recognition/all', 80);
    await untilLive(evaluation, campaign, counties.b, 'recognition/all', 84);
  }, 120_000);

  /** Results as the API gives them to this person at a moment of another day. */
  const seenBy = async (
    person: PersonKey,
    division: string,
    moment: string,
    change: (stores: Stores) => Stores = (stores) => stores,
  ): Promise<Fields> => {
    const { context, client } = await contextOf(evaluation, person);
    const { data, errors } = await graphql({
      schema,
      source: everything,
      variableValues: { campaign, division },
      contextValue: { ...context, stores: change(context.stores), now: new Date(moment) },
    });
    client.destroy();
    return answerOf({ data, ...(errors === undefined ? {} : { errors }) }, 'results').value;
  };

  const publicly = async (division: string, moment: string): Promise<ReadonlyMap<string, Fields>> =>
    estimatesOf(await seenBy('commissioner', division, moment));

  const days = ['2036-03-01T04:00:00.000Z', '2036-03-02T04:00:00.000Z', '2036-03-03T04:00:00.000Z'] as const;

  test('of two who are the first to look one snapshot counts, for the whole campaign', async () => {
    const stored = openStored(evaluation.system);
    const [one, two] = await Promise.all([
      seenBy('leader', counties.a, days[0]),
      seenBy('commissioner', counties.a, '2036-03-01T04:00:00.250Z'),
    ]);
    expect(one).toEqual(two);
    const id = campaign.slice('Campaign:'.length);
    const taken = (await stored.under(`SNAPSHOT#${id}`)).filter(({ sk }) => String(sk).startsWith('NUMBER#'));
    expect(taken).toMatchObject([{ number: 1, day: '2036-03-01' }]);
    expect((await seenBy('commissioner', prefecture, days[0]))['asOf']).toEqual(one['asOf']);
    stored.close();
  });

  test('a township that is all of its county shows what that shows', async () => {
    const [county, township] = await Promise.all(
      [counties.a, `${counties.a}100`].map((division) => publicly(division, days[0])),
    );
    expect(county?.get('roads/all')).toMatchObject({ estimate: 0.5, n: 80 });
    expect(township).toEqual(county);
  });

  test('a small group is hidden from leadership, and the lead sees it', async () => {
    const seen = await seenBy('lead', counties.a, days[0]);
    const live = estimatesOf(seen).get('recognition/poor');
    expect(live).toMatchObject({ n: 8 });
    expect(live?.['estimate']).not.toBeNull();
    const shown = (await publicly(counties.a, days[0])).get('recognition/poor');
    expect(toldBy(shown)).toEqual({
      breakdown: 'list',
      estimate: null,
      standardError: null,
      interval: null,
      n: null,
      effectiveN: null,
      degreesOfFreedom: null,
      designEffect: null,
      lonelyStrata: 0,
      reliability: null,
      notEstimable: 'no figure can be shown',
    });
  });

  test('what is hidden and what is not there are the same to the byte', async () => {
    const live = estimatesOf(await seenBy('lead', counties.a, days[0]));
    expect(live.get('services/few')).toMatchObject({ n: 6 });
    expect(live.get('services/nobody')).toMatchObject({ n: 0 });
    const shown = await publicly(counties.a, days[0]);
    const bytes = (group: string): string => JSON.stringify(toldBy(shown.get(`services/${group}`)));
    expect(bytes('few')).toBe(bytes('nobody'));
  });

  /** Households of a list in a county that count and that there are, before the late villages. */
  const drawn = {
    a: { poor: 8, exited: 36, nonregistered: 36 },
    b: { poor: 12, exited: 36, nonregistered: 36 },
  } as const;
  const groups = ['poor', 'exited', 'nonregistered'] as const;
  const cells = (['a', 'b'] as const).flatMap((county) =>
    groups.map((group) => ({
      county,
      group,
      households: drawn[county][group],
      count: drawn[county][group] - against[county][group],
    })),
  );
  type Cell = (typeof cells)[number];

  /** The sums that are public, as cells; taken to be known to the last household, also where they are hidden as unreliable alone. */
  const knownSums = async (): Promise<readonly (readonly Cell[])[]> => {
    const areas = [prefecture, '43', 'CN', counties.a, counties.b];
    const sums = await Promise.all(
      areas.map(async (division) => {
        const shown = await publicly(division, days[0]);
        return ['all', ...groups].flatMap((group): readonly (readonly Cell[])[] =>
          shown.get(`recognition/${group}`)?.['notEstimable'] === 'no figure can be shown'
            ? []
            : [
                cells.filter(
                  (cell) =>
                    (group === 'all' || cell.group === group) &&
                    (division.length < 6 || counties[cell.county] === division),
                ),
              ],
        );
      }),
    );
    return [...new Map(sums.flat().map((sum) => [JSON.stringify(sum), sum])).values()];
  };

  /** The least and the largest number that a cell can have beside the sums. */
  const boundsOf = (wanted: Cell, sums: readonly (readonly Cell[])[]): readonly [number, number] => {
    const term = (cell: Cell) => ({ variable: cells.indexOf(cell), coefficient: 1 });
    const worlds = openSimplex({
      equations: sums.map((sum) => sum.map(term)),
      lower: cells.map(() => 0),
      upper: cells.map(({ households }) => households),
      start: cells.map(({ count }) => count),
    });
    const { lower, upper } = rangeOf(worlds, [term(wanted)]);
    return [Math.ceil(lower - 1e-9), Math.floor(upper + 1e-9)];
  };

  test('a second group is hidden with it, and sums and differences of all that is shown leave it open', async () => {
    const sums = await knownSums();
    // The whole prefecture is shown, each county, and a group of each, so there is something to subtract.
    expect(sums.some((sum) => sum.length === cells.length)).toBe(true);
    for (const county of ['a', 'b'] as const) {
      const alone = groups.filter((group) =>
        sums.some((sum) => sum.length === 1 && sum[0]?.county === county && sum[0].group === group),
      );
      expect(alone).not.toContain('poor');
      expect(alone.length).toBe(1);
    }
    for (const cell of cells) {
      const [least, most] = boundsOf(cell, sums);
      const shown = sums.some((sum) => sum.length === 1 && sum[0] === cell);
      if (shown) {
        expect([least, most]).toEqual([cell.count, cell.count]);
      } else {
        // More than ±3 around it: the rule of docs/verdicts.md.
        expect(most - least).toBeGreaterThan(6);
      }
    }
  });

  test('what is too unreliable is hidden alone, and says so', async () => {
    for (const county of Object.values(counties)) {
      expect((await publicly(county, days[0])).get('overall/all')).toMatchObject({
        estimate: null,
        interval: null,
        n: null,
        notEstimable: 'the sample says too little for a figure',
      });
    }
    // 36 of 72 in both together.
    expect((await publicly(prefecture, days[0])).get('overall/all')).toMatchObject({ estimate: 0.5, n: 72 });
  });

  test('a total is shown with its share, a difference only with both its groups', async () => {
    const shown = await publicly(prefecture, days[0]);
    expect(shown.get('recognition/all')?.['estimate']).not.toBeNull();
    const lead = estimatesOf(await seenBy('lead', prefecture, days[0]));
    const [rounded, exact] = [shown, lead].map((each) => Number(each.get('recognising/all')?.['estimate']));
    // 2.5 households for each of the lists that are drawn from, so hundreds; shown to the tens that half its interval has.
    expect(Math.abs(Number(rounded) - Number(exact))).toBeLessThanOrEqual(5);
    expect(Number(rounded) % 10).toBe(0);
    const county = await publicly(counties.a, days[0]);
    expect(toldBy(county.get('exited-and-poor/all'))).toMatchObject({ estimate: null, n: null });
    expect(
      estimatesOf(await seenBy('lead', counties.a, days[0])).get('exited-and-poor/all')?.['estimate'],
    ).not.toBeNull();
  });

  test('shares have the digits that are displayed, and nothing from which others follow', async () => {
    const shown = (await publicly(prefecture, days[0])).get('recognition/all');
    const lead = estimatesOf(await seenBy('lead', prefecture, days[0])).get('recognition/all');
    // Half the interval is some points: whole percentages.
    expect(shown?.['estimate']).toBe(Math.round(100 * Number(lead?.['estimate'])) / 100);
    expect(shown).toMatchObject({
      standardError: null,
      effectiveN: null,
      degreesOfFreedom: null,
      designEffect: null,
      n: 164,
    });
  });

  test('after four more households every figure about them is the old one, while counts and the lead’s move', async () => {
    await answer((village) => village === lateVillages.small);
    await untilLive(evaluation, campaign, counties.a, 'recognition/all', 84);
    for (const division of [counties.a, prefecture, 'CN']) {
      const [before, after] = await Promise.all([publicly(division, days[0]), publicly(division, days[1])]);
      expect(after).toEqual(before);
    }
    const today = await seenBy('leader', counties.a, days[1]);
    expect(today).toMatchObject({ asOf: days[1], counts: { answered: 84, villagesClosed: 4 } });
    expect(await seenBy('leader', counties.a, days[0])).toMatchObject({ counts: { answered: 80 } });
  });

  test('after twenty-four more it moves, and what is above it with it', async () => {
    await answer((village) => village === lateVillages.large);
    await untilLive(evaluation, campaign, counties.a, 'recognition/all', 108);
    const sizes = async (moment: string): Promise<readonly unknown[]> =>
      Promise.all(
        [counties.a, counties.b, prefecture, 'CN'].map(
          async (division) => (await publicly(division, moment)).get('roads/all')?.['n'],
        ),
      );
    expect(await sizes(days[1])).toEqual([80, 84, 164, 164]);
    expect(await sizes(days[2])).toEqual([108, 84, 192, 192]);
  });

  test('while the areas do not add up, the last snapshot stays', async () => {
    const neverSettled = (stores: Stores): Stores => ({
      ...stores,
      nodes: {
        ...stores.nodes,
        headsUnder: async (...asked) =>
          (await stores.nodes.headsUnder(...asked)).map((head) => ({ ...head, seen: head.seen + 1 })),
      },
    });
    const later = '2036-03-04T04:00:00.000Z';
    expect(await seenBy('leader', counties.a, later, neverSettled)).toMatchObject({ asOf: days[2] });
    expect(await seenBy('leader', counties.a, later)).toMatchObject({ asOf: later });
  });

  test('who breaks off before the pictures are there leaves them to the next who looks', async () => {
    const breakingOff = (stores: Stores): Stores => ({
      ...stores,
      pictures: { ...stores.pictures, keep: () => Promise.reject(new Error('broken off')) },
    });
    const later = '2036-03-05T04:00:00.000Z';
    expect(await seenBy('commissioner', prefecture, later, breakingOff)).toEqual({});
    const seen = await seenBy('commissioner', prefecture, '2036-03-05T05:00:00.000Z');
    expect(seen).toMatchObject({ asOf: later, counts: { answered: 192 } });
    expect(estimatesOf(seen)).toEqual(await publicly(prefecture, days[2]));
  });

  test('who asks for a day that is past gets what was decided then', async () => {
    const stored = openStored(evaluation.system);
    const id = campaign.slice('Campaign:'.length);
    const pictures = async (): Promise<unknown> => stored.under(`PICTURE#${id}#${counties.a}`);
    const before = await pictures();
    await seenBy('leader', counties.a, days[1]);
    expect(await pictures()).toEqual(before);
    stored.close();
  });
});
