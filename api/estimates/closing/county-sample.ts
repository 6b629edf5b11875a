import { type CampaignSample, campaignSample } from '../../../methods/estimation/closing/campaign-sample.ts';
import type { CampaignStratum } from '../../../methods/estimation/closing/campaign-stratum.ts';
import type { ResponseFactor } from '../../../methods/estimation/weights/non-response.ts';
import type { Answers } from '../../../methods/questionnaire/form.ts';
import type { Campaign } from '../../campaigns/campaign.ts';
import type { Stores } from '../../context.ts';
import { liesIn } from '../../divisions/division.ts';
import { chunksOf } from '../../fieldwork/case.ts';
import { type ListType, listTypes } from '../../frames/list-type.ts';
import { allBuckets } from '../../responses/anonymous-answer.ts';
import type { RecordedAnonymous } from '../../responses/records-store.ts';
import { issuedIn } from '../../samples/sample.ts';
import { countingOf, type GivenAnswers } from '../counted-answers.ts';
import { groupsOf, householdVectors } from '../household-values.ts';
import { villagesOfStratum } from '../node.ts';
import type { Rollup } from '../recompute.ts';
import { closedVillage, drawnVillages } from '../village-nodes.ts';
import { type ClosedVillage, factorTable, wasWorked } from '../weighted-villages.ts';

/** An answered household at closing: what it adds to every block, its groups, and its answers. */
export interface ClosedAnswer {
  readonly vectors: readonly Float64Array[];
  readonly groups: ReadonlySet<string>;
  readonly answers: Answers;
}

interface Stratum {
  readonly code: string;
  readonly countedWith: readonly string[];
  readonly drawn: number;
  readonly worked: readonly ClosedVillage[];
}

/**
 * The flat sample of a county from its records, with the weights that its nodes have: the same factor table over all villages of each
 * stratum, also those in other counties.
 */
export const countySample = async (
  rollup: Rollup,
  county: string,
  leaders: readonly string[],
): Promise<CampaignSample<ClosedAnswer>> => {
  const codes = leaders.toSorted().flatMap((leader) => rollup.members.get(leader) ?? [leader]);
  const strata = await Promise.all(codes.map((code) => stratumOf(rollup, code)));
  const factors = strata.flatMap(({ code, worked }): readonly ResponseFactor[] =>
    factorTable(code, worked, rollup.design.weighting.nonResponse),
  );
  const design = await Promise.all(strata.map((stratum) => withAnswers(rollup, county, stratum)));
  const cut = strata.some(({ worked }) => worked.some(({ code }) => !liesIn(code, county)));
  return campaignSample(design, { factors, part: cut });
};

const stratumOf = async (rollup: Rollup, code: string): Promise<Stratum> => {
  const { stores, campaign, members } = rollup;
  const villages = await stores.nodes.childrenOf(campaign.campaignId, villagesOfStratum(code));
  return {
    code,
    countedWith: [...members.values()].find((group) => group.includes(code)) ?? [code],
    drawn: drawnVillages(rollup, code),
    worked: villages.flatMap(closedVillage).filter(wasWorked),
  };
};

const isCertain = ({ facts: { inclusion } }: ClosedVillage): boolean =>
  inclusion.numerator === inclusion.denominator;

const withAnswers = async (
  rollup: Rollup,
  county: string,
  { code, countedWith, drawn, worked }: Stratum,
): Promise<CampaignStratum<ClosedAnswer>> => ({
  code,
  design: { method: 'pps' },
  drawn,
  worked: worked.filter((village) => !isCertain(village)).length,
  countedWith,
  villages: await Promise.all(
    worked
      .filter((village) => liesIn(village.code, county))
      .map(async (village) => {
        const byList = await answersOf(rollup, village, code);
        return {
          code: village.code,
          inclusion: village.facts.inclusion,
          lists: listTypes.flatMap((list) => {
            const listed = village.facts.lists[list];
            return listed === undefined ? [] : [{ type: list, ...listed, answers: byList.get(list) ?? [] }];
          }),
        };
      }),
  ),
});

const answersOf = async (
  rollup: Rollup,
  { code: village, facts }: ClosedVillage,
  stratum: string,
): Promise<ReadonlyMap<ListType, readonly ClosedAnswer[]>> => {
  const { stores, campaign, design, blocks } = rollup;
  const run = { after: facts.casesAfter ?? 0, cases: issuedIn(facts) };
  const chunks = await Promise.all(
    chunksOf(run).map((chunk) => stores.records.ofChunk(campaign.campaignId, village, chunk)),
  );
  const listOfCase = new Map(chunks.flatMap(({ cases }) => cases.map(({ number, list }) => [number, list])));
  const byList = new Map<ListType, ClosedAnswer[]>();
  const responses = chunks.flatMap((chunk) => chunk.responses).filter(({ kind }) => kind === 'answer');
  const anonymous = await anonymousOf(stores, campaign, village);
  const counted = await countingOf(rollup, [...responses, ...anonymous]);
  const add = (list: ListType, given: GivenAnswers): void => {
    const { answers, facts: known } = counted(given, { list, village, stratum });
    const vectors = householdVectors(design, blocks, answers, known);
    const ofList = byList.get(list) ?? [];
    ofList.push({ vectors, groups: groupsOf(design, answers, known), answers });
    byList.set(list, ofList);
  };
  for (const response of responses) {
    const list = listOfCase.get(response.number);
    if (list !== undefined) {
      add(list, response);
    }
  }
  for (const each of anonymous) {
    add(each.list, each);
  }
  return byList;
};

/** Of a village whose answers do not tell whose they are. */
const anonymousOf = async (
  { records }: Stores,
  { campaignId, privacy }: Campaign,
  village: string,
): Promise<readonly RecordedAnonymous[]> =>
  privacy === 'anonymous'
    ? (await Promise.all(allBuckets.map((bucket) => records.ofBucket(campaignId, village, bucket)))).flat()
    : [];
