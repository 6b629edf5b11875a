import { checkAnswers } from '../../methods/questionnaire/check-answers.ts';
import { takesAnswers } from '../campaigns/campaign-rules.ts';
import type { Context } from '../context.ts';
import { formTaken } from '../questionnaires/form-of-case.ts';
import { refusal, refusalWith } from '../refusals.ts';
import { type AnswerChange, changeDelayDays, daysAfter, mostChanges } from './answer-change.ts';
import { answerProblems } from './answer-problems.ts';
import { mayReviseUntil, type OwnAnswer, ownAnswer } from './own-answers.ts';
import { contentHashOf } from './response.ts';
import { sentAnswers } from './sent-answers.ts';
import { workOut } from './worked-out.ts';

interface Asking {
  readonly token: string;
  readonly secret: string;
  readonly changeId: string;
}

export interface Revising extends Asking {
  readonly formCode: string;
  readonly formVersion: number;
  readonly language: string;
  /** As they came from outside. */
  readonly answers?: unknown;
}

/** Other answers in place of those that were accepted; asked again with the same id, it gives what stands. */
export const reviseResponse = async (context: Context, asked: Revising): Promise<AnswerChange> => {
  const own = await ownAnswer(context, asked.token, asked.secret);
  mustTakeAnswers(own);
  const before = own.changes.find(({ changeId }) => changeId === asked.changeId);
  if (before !== undefined) {
    return before;
  }
  if (own.audience === 'i') {
    throw refusal('revision-by-interviewer');
  }
  const until = mayReviseUntil(own);
  if (until === undefined || context.now.toISOString() > until) {
    throw refusal('revision-too-late');
  }
  const form = await formTaken(context.stores, own.campaign, own.link.number, asked);
  if (form === undefined) {
    throw refusal('form-version-differs');
  }
  const answers = sentAnswers(asked.answers);
  const problems = checkAnswers(form, answers, 'respondent');
  if (problems.length > 0) {
    throw refusalWith('answers-invalid', answerProblems(problems));
  }
  return keep(context, own, asked.changeId, {
    kind: 'revision',
    formCode: form.code,
    formVersion: form.version,
    language: asked.language,
    contentHash: contentHashOf(form.code, form.version, answers),
    answers,
    ...(await workOut(context, own.link, form, answers, 'respondent')),
  });
};

/** The answer no longer counts: the household is one that refused. Open as long as answers are taken. */
export const withdrawResponse = async (
  context: Context,
  { token, secret, changeId }: Asking,
): Promise<AnswerChange> => {
  const own = await ownAnswer(context, token, secret);
  mustTakeAnswers(own);
  const before = own.changes.find((each) => each.changeId === changeId);
  return before ?? keep(context, own, changeId, { kind: 'withdrawal' });
};

const mustTakeAnswers = ({ campaign }: OwnAnswer): void => {
  if (!takesAnswers(campaign)) {
    throw refusal('fieldwork-not-open');
  }
};

type Content = Pick<
  AnswerChange,
  'kind' | 'formCode' | 'formVersion' | 'language' | 'contentHash' | 'answers' | 'calculated' | 'flags'
>;

const keep = async (
  { stores, now }: Context,
  { link, secretHash, personId, changes }: OwnAnswer,
  changeId: string,
  content: Content,
): Promise<AnswerChange> => {
  if (changes.length >= mostChanges) {
    throw refusal('too-many-changes');
  }
  const requestedAt = now.toISOString();
  const { campaignId, village, number } = link;
  const change: AnswerChange = {
    ...content,
    campaignId,
    village,
    number,
    place: changes.length + 1,
    changeId,
    requestedAt,
    effectiveAt: daysAfter(requestedAt, changeDelayDays),
    tookEffect: false,
    ...(personId === undefined ? {} : { personId }),
  };
  if (await stores.changes.keep(change, secretHash, stores.campaigns.stillTakesAnswers(campaignId))) {
    return change;
  }
  const same = (await stores.changes.ofCase(link)).find((each) => each.changeId === changeId);
  if (same === undefined) {
    throw refusal('try-again');
  }
  return same;
};
