import { derivedValues } from '../../methods/questionnaire/derived-values.ts';
import type { Answers } from '../../methods/questionnaire/form.ts';
import { auditEvent } from '../audit/audit-event.ts';
import { mustBeIn } from '../campaigns/campaign-rules.ts';
import { type Context, inCampaign } from '../context.ts';
import { householdFacts } from '../estimates/household-facts.ts';
import { type Case, caseCode } from '../fieldwork/case.ts';
import { publishedForm } from '../questionnaires/published-forms.ts';
import { refusal } from '../refusals.ts';
import { flagsNow } from '../responses/flags-now.ts';
import { privacyOf } from '../responses/privacy-of.ts';
import { householdRun } from '../samples/sample.ts';
import { answerToReview, type GivenVersion, heldVersion, type ReviewedCase } from './answer-to-review.ts';
import type { Review, ReviewEvent, ReviewState } from './review.ts';
import { isBlind } from './review-rules.ts';

/** An answered case in the list of a village: what lies open first, the most flags first. */
export interface ListedReview {
  readonly code: string;
  readonly case: Case;
  readonly state: ReviewState;
  readonly receivedAt: string;
  readonly flags: number;
  /** Other answers came for the same case, and are kept beside it. */
  readonly differing: number;
}

/** Nothing is left to do for these. */
const done: readonly ReviewState[] = ['accepted', 'returned'];

/** The answered cases of a village, in the order in which they deserve a look. Flags never change an answer. */
export const seeReviews = async (
  context: Context,
  campaignId: string,
  village: string,
): Promise<readonly ListedReview[]> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'review answers', village);
  mustBeIn(campaign, 'fieldwork');
  const { samples, cases, responses, reviews } = context.stores;
  const facts = await samples.villageFacts(campaignId, village);
  if (facts === undefined) {
    throw refusal('case-unknown');
  }
  const run = householdRun(facts);
  const [households, states, heads] = await Promise.all([
    cases.ofRun(permit, run),
    reviews.ofRun(permit, run),
    responses.headsOfRun(permit, run),
  ]);
  return households
    .filter(({ number }) => privacyOf(campaign, number) !== 'anonymous')
    .flatMap((each): readonly ListedReview[] => {
      const head = heads.get(each.number);
      return head === undefined
        ? []
        : [
            {
              code: caseCode(village, each.number),
              case: each,
              state: states.get(each.number) ?? 'received',
              ...head,
            },
          ];
    })
    .toSorted(byUrgency);
};

const byUrgency = (a: ListedReview, b: ListedReview): number =>
  Number(done.includes(a.state)) - Number(done.includes(b.state)) ||
  Number(b.state === 'disputed') - Number(a.state === 'disputed') ||
  b.differing - a.differing ||
  b.flags - a.flags ||
  a.receivedAt.localeCompare(b.receivedAt) ||
  a.case.number - b.case.number;

/** One case as a reviewer sees it. */
export interface CaseToReview {
  readonly code: string;
  readonly case: Case;
  readonly review: Review;
  /** Empty for a second reviewer, who judges without knowing. */
  readonly steps: readonly ReviewEvent[];
  readonly blind: boolean;
  readonly selfCompleted: boolean;
  /** The first, each correction, then answers that differ and never counted. */
  readonly versions: readonly (GivenVersion & { readonly derived: Answers })[];
}

/** All that review needs of a case; who looked is on record. */
export const seeCaseToReview = async (
  context: Context,
  campaignId: string,
  code: string,
): Promise<CaseToReview> => {
  const found = await answerToReview(context, campaignId, code);
  const { permit, review, steps, selfCompleted } = found;
  if (found.interviewers.includes(permit.personId)) {
    throw refusal('review-own-interview');
  }
  const { audit, responses } = context.stores;
  const differing = await responses.differing(permit, found.case);
  const versions = [
    ...found.versions,
    ...differing.map((each) => ({ kind: 'differing', accepted: false, ...heldVersion(each) }) as const),
  ];
  const name = caseCode(found.case.village, found.case.number);
  await audit.record(auditEvent(permit, campaignId, context.now, context.newId(), name));
  const blind = isBlind(review, permit.personId);
  return {
    code: name,
    case: found.case,
    review,
    steps: blind ? [] : steps,
    blind,
    selfCompleted,
    versions: await withDerived(context, found, await withFlagsNow(context, found.case, versions)),
  };
};

const withFlagsNow = ({ objects }: Context, place: Case, versions: readonly GivenVersion[]) =>
  Promise.all(
    versions.map(async (version) => ({
      ...version,
      flags: await flagsNow(objects, place, version.answers, version.flags),
    })),
  );

/** What the form works out for analysis from each version, by where the household was drawn and the numbers of the design. */
const withDerived = async (
  { stores }: Context,
  { campaign, case: { list, village } }: ReviewedCase,
  versions: readonly GivenVersion[],
): Promise<CaseToReview['versions']> => {
  const [frozen, drawn] = await Promise.all([
    stores.samples.frozenDesign(campaign.campaignId),
    stores.samples.villageFacts(campaign.campaignId, village),
  ]);
  return Promise.all(
    versions.map(async (version) => {
      const form = await publishedForm(stores, campaign, version.formCode, version.formVersion);
      if (form?.derived === undefined || frozen === undefined) {
        return { ...version, derived: {} };
      }
      const facts = householdFacts(frozen.design, { list, village, stratum: drawn?.stratum ?? '' });
      const answers = { ...version.answers, ...version.calculated };
      const known = Object.entries(derivedValues(form, answers, facts)).flatMap(([item, value]) =>
        value === null ? [] : [[item, value] as const],
      );
      return { ...version, derived: Object.fromEntries(known) };
    }),
  );
};
