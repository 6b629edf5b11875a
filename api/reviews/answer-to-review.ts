import type { Answers } from '../../methods/questionnaire/form.ts';
import { readAnswers } from '../../methods/questionnaire/read-form.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { mustBeIn } from '../campaigns/campaign-rules.ts';
import { type Context, inCampaign } from '../context.ts';
import { type Case, parseCaseCode } from '../fieldwork/case.ts';
import type { Permit } from '../people/permit.ts';
import { refusal } from '../refusals.ts';
import type { Correction } from '../responses/correction.ts';
import { privacyOf } from '../responses/privacy-of.ts';
import { crewOf } from '../teams/crew-of.ts';
import { type Review, type ReviewEvent, reviewOf } from './review.ts';

/** Answers as they were sent at one time. */
export interface GivenVersion {
  readonly kind: 'first' | 'correction' | 'differing';
  readonly accepted: boolean;
  readonly receivedAt: string;
  readonly personId: string | undefined;
  readonly formCode: string;
  readonly formVersion: number;
  readonly language: string;
  readonly answers: Answers;
  readonly calculated: Answers;
  readonly flags: readonly string[];
}

/** A case with an answer, and all that review needs of it. */
export interface ReviewedCase {
  readonly campaign: Campaign;
  readonly case: Case;
  readonly permit: Permit<'review answers'>;
  readonly steps: readonly ReviewEvent[];
  readonly review: Review;
  readonly selfCompleted: boolean;
  /** The first that was taken, then corrections, in order. */
  readonly versions: readonly GivenVersion[];
  readonly corrections: readonly Correction[];
  /** Everybody who interviewed, as far as it is known. */
  readonly interviewers: readonly string[];
}

/** The case of this name, where the asker reviews and where there is something to review. */
export const answerToReview = async (
  context: Context,
  campaignId: string,
  code: string,
): Promise<ReviewedCase> => {
  const named = parseCaseCode(code);
  if (named === undefined) {
    throw refusal('case-unknown');
  }
  const { campaign, permit } = await inCampaign(context, campaignId, 'review answers', named.village);
  mustBeIn(campaign, 'fieldwork');
  const { cases, responses, corrections, reviews } = context.stores;
  const found = await cases.get(permit, campaignId, named.village, named.number);
  if (found === undefined) {
    throw refusal('case-unknown');
  }
  if (privacyOf(campaign, found.number) === 'anonymous') {
    throw refusal('review-anonymous');
  }
  const [held, corrected, steps, crew] = await Promise.all([
    responses.held(campaignId, found.village, found.number),
    corrections.ofCase(found),
    reviews.steps(permit, found),
    crewOf(context.stores, campaign, found),
  ]);
  if (held?.kind !== 'answer') {
    throw refusal('review-no-answer');
  }
  const versions = [firstOf(held), ...corrected.map(asVersion)];
  return {
    campaign,
    case: found,
    permit,
    steps,
    review: reviewOf(steps),
    selfCompleted: held.audience !== 'i',
    versions,
    corrections: corrected,
    interviewers: [...versions.flatMap(({ personId }) => personId ?? []), ...crew],
  };
};

/** As the table holds an answer or a version beside it. */
export interface HeldVersion {
  readonly receivedAt?: string | undefined;
  readonly personId?: string | undefined;
  readonly formCode?: string | undefined;
  readonly formVersion?: number | undefined;
  readonly language?: string | undefined;
  readonly answers?: unknown;
  readonly calculated?: unknown;
  readonly flags?: readonly string[] | undefined;
}

export const heldVersion = (held: HeldVersion): Omit<GivenVersion, 'kind' | 'accepted'> => ({
  receivedAt: held.receivedAt ?? '',
  personId: held.personId,
  formCode: held.formCode ?? '',
  formVersion: held.formVersion ?? 0,
  language: held.language ?? '',
  answers: readAnswers(held.answers ?? {}),
  calculated: readAnswers(held.calculated ?? {}),
  flags: held.flags ?? [],
});

const firstOf = (held: HeldVersion): GivenVersion => ({
  kind: 'first',
  accepted: true,
  ...heldVersion(held),
});

const asVersion = (correction: Correction): GivenVersion => ({
  kind: 'correction',
  accepted: correction.accepted,
  ...heldVersion(correction),
});
