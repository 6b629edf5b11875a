import { readFields, readText } from '../../../methods/questionnaire/json-shape.ts';
import type { Language } from '../../page/language.ts';
import { postGraphql } from '../../page/post-graphql.ts';
import { REFUSAL_FIELDS } from '../../page/refusal.ts';
import { acting } from '../acting.ts';
import { type Outcome, outcomeOf } from '../operations.ts';
import type { Submission } from '../submission.ts';

export const SEND_CORRECTION = `mutation SendCorrection($input: SendCorrectionInput!) {
  sendCorrection(input: $input) {
    __typename
    ... on Correction { receivedAt }
    ${REFUSAL_FIELDS}
  }
}`;

/**
 * Answers of a case that was returned, after another visit. They count once a reviewer accepts them.
 * @returns when they were received, a UTC moment. @throws Unreachable
 */
export const sendCorrection = async (
  submission: Submission,
  language: Language,
): Promise<Outcome<string>> => {
  const { token, responseId: correctionId, formCode, formVersion, language: tag, answers } = submission;
  const { accessToken, deviceId } = acting();
  const input = { token, correctionId, formCode, formVersion, language: tag, answers, deviceId };
  const data = await postGraphql(SEND_CORRECTION, { input }, language, accessToken);
  return outcomeOf(data['sendCorrection'], 'sendCorrection', (value, path) =>
    readText(readFields(value, path)['receivedAt'], `${path}.receivedAt`),
  );
};
