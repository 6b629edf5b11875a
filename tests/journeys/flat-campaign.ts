/** A campaign's answers as the flat estimator takes them, and what pages show of it. */
import { expect } from 'vitest';
import { campaignSample } from '../../methods/estimation/closing/campaign-sample.ts';
import type { CampaignStratum } from '../../methods/estimation/closing/campaign-stratum.ts';
import { responseFactors } from '../../methods/estimation/weights/non-response.ts';
import { type Fields, listOf } from '../api/evaluation.ts';
import type { Visit } from './whole-campaign.ts';

/** The drawn villages with what those that were visited answered; at closing thin lists share weights. */
export const flatSample = (
  drawn: readonly Fields[],
  visits: readonly Visit[],
  { visited, closed }: { readonly visited: ReadonlySet<string>; readonly closed: boolean },
) => {
  const strata = Map.groupBy(drawn, ({ stratum }) => String(stratum));
  const listsOf = ({ code, lists }: Fields) =>
    listOf(lists).map(({ list, size, issued }) => ({
      type: String(list),
      size: Number(size),
      issued: Number(issued),
      answers: visits.filter(
        (visit) => visit.village === code && visit.list === list && visit.answers !== undefined,
      ),
    }));
  const parts = ({ probability }: Fields): readonly [string, string] => {
    const [numerator = '', denominator = ''] = String(probability).split('/');
    return [numerator, denominator];
  };
  const sampled = [...strata].toSorted().map(
    ([code, members]): CampaignStratum<Visit> => ({
      code,
      design: { method: 'pps' },
      drawn: members.length,
      villages: members
        .filter((village) => visited.has(String(village['code'])))
        .toSorted((a, b) => (String(a['code']) < String(b['code']) ? -1 : 1))
        .map((village) => {
          const [numerator, denominator] = parts(village);
          return {
            code: String(village['code']),
            inclusion: { numerator, denominator },
            lists: listsOf(village),
          };
        }),
    }),
  );
  const cells = sampled.flatMap(({ code, villages: members }) =>
    members.flatMap(({ code: village, inclusion, lists }) =>
      lists.map(({ type, size, issued, answers }) => ({
        stratum: code,
        village,
        list: type,
        issued,
        answered: answers.length,
        baseWeight: (Number(inclusion.denominator) / Number(inclusion.numerator)) * (size / issued),
      })),
    ),
  );
  return campaignSample(sampled, closed ? { factors: responseFactors(cells) } : {});
};

export const close = (got: unknown, expected: number | undefined, what: string): void => {
  const tolerance = 1e-9 * Math.max(1e-3, Math.abs(expected ?? Number.NaN));
  expect(Math.abs(Number(got) - (expected ?? Number.NaN)), what).toBeLessThanOrEqual(tolerance);
};

export const estimateOf = (results: Fields, indicator: string, group: string): Fields => {
  const found = listOf(results['indicators']).find(({ key }) => key === indicator);
  return listOf(found?.['estimates']).find((each) => each['group'] === group) ?? {};
};
