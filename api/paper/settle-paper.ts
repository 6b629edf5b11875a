import { auditEvent } from '../audit/audit-event.ts';
import type { Context } from '../context.ts';
import { caseCode } from '../fieldwork/case.ts';
import { refusal } from '../refusals.ts';
import { sentAnswers } from '../responses/sent-answers.ts';
import { type KeyedPaper, paperCase, readPaper, takePaper } from './key-paper.ts';
import { type Difference, differencesOf, type Keying } from './keying.ts';

export interface SettlePaperInput {
  readonly case: string;
  /** For each place where the two differ what stands on the paper; null: it is empty there. */
  readonly settled?: unknown;
}

/** Both keyings of a paper, for somebody who looks at it again. */
export interface PaperToSettle {
  readonly code: string;
  readonly differences: readonly Difference[];
}

export const seePaperToSettle = async (
  context: Context,
  campaignId: string,
  named: string,
): Promise<PaperToSettle> => {
  const { permit, each } = await paperCase(context, campaignId, named, 'settle a paper');
  const [first, second] = mustBeTwo(await context.stores.keyings.ofCase(permit, each));
  return {
    code: caseCode(each.village, each.number),
    differences: differencesOf(first.answers, second.answers),
  };
};

/** A third look at the paper settles every place where the two differ; then it is an answer like every other. */
export const settlePaper = async (
  context: Context,
  campaignId: string,
  input: SettlePaperInput,
): Promise<KeyedPaper> => {
  const { campaign, permit, each } = await paperCase(context, campaignId, input.case, 'settle a paper');
  const [first, second] = mustBeTwo(await context.stores.keyings.ofCase(permit, each));
  if (first.personId === permit.personId || second.personId === permit.personId) {
    throw refusal('paper-settle-own');
  }
  const differing = differencesOf(first.answers, second.answers).map(({ key }) => key);
  const settled = fieldsOf(input.settled);
  const open = differing.filter((key) => !(key in settled));
  if (open.length > 0) {
    throw refusal('paper-differs', open.length);
  }
  const agreed = Object.entries(first.answers).filter(([key]) => !differing.includes(key));
  const looked = differing.flatMap((key) => (settled[key] === null ? [] : [[key, settled[key]] as const]));
  const { formCode, formVersion, language } = first;
  const { form, answers } = await readPaper(context, campaign, each, {
    formCode,
    formVersion,
    language,
    consent: true,
    answers: sentAnswers(Object.fromEntries([...agreed, ...looked])),
  });
  const code = caseCode(each.village, each.number);
  const event = auditEvent(
    permit,
    campaignId,
    context.now,
    context.newId(),
    `${code} settled ${differing.join(' ')}`,
  );
  await context.stores.audit.record(event);
  const receipt = await takePaper(context, campaign, each, form, answers, language);
  return { code, state: 'taken', differing: [], receipt };
};

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};

const mustBeTwo = ([first, second]: readonly Keying[]): readonly [Keying, Keying] => {
  if (first === undefined || second === undefined) {
    throw refusal('paper-not-keyed-twice');
  }
  return [first, second];
};
