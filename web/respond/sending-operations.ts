import type { Language } from '../page/language.ts';
import { postGraphql } from '../page/post-graphql.ts';
import { REFUSAL_FIELDS } from '../page/refusal.ts';
import { acting } from './acting.ts';
import { type Outcome, outcomeOf, type Receipt, readReceipt } from './operations.ts';
import type { Submission } from './submission.ts';

export const SUBMIT = `mutation SubmitResponse($input: SubmitResponseInput!) {
  submitResponse(input: $input) {
    __typename
    ... on Receipt { code receivedAt receivedOn outcome }
    ${REFUSAL_FIELDS}
  }
}`;

export const SUBMIT_SEALED = `mutation SubmitSealed($sealed: String!) {
  submitSealed(sealed: $sealed) {
    __typename
    ... on Receipt { code receivedAt receivedOn outcome }
    ${REFUSAL_FIELDS}
  }
}`;

/** @throws Unreachable, or ShapeError if what came cannot be understood */
export const submitResponse = async (input: Submission, language: Language): Promise<Outcome<Receipt>> => {
  const { accessToken, deviceId } = acting();
  const data = await postGraphql(SUBMIT, { input: { ...input, deviceId } }, language, accessToken);
  return outcomeOf(data['submitResponse'], 'submitResponse', readReceipt);
};

/** @throws Unreachable, or ShapeError if what came cannot be understood */
export const submitSealed = async (sealed: string, language: Language): Promise<Outcome<Receipt>> => {
  const data = await postGraphql(SUBMIT_SEALED, { sealed }, language, acting().accessToken);
  return outcomeOf(data['submitSealed'], 'submitSealed', readReceipt);
};
