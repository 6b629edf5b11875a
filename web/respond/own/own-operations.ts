import type { Answers } from '../../../methods/questionnaire/form.ts';
import {
  type Reader,
  readFields,
  readInteger,
  readList,
  readNullable,
  readOneOf,
  readText,
  readTruth,
} from '../../../methods/questionnaire/json-shape.ts';
import { readAnswers } from '../../../methods/questionnaire/read-form.ts';
import type { Language } from '../../page/language.ts';
import { postGraphql } from '../../page/post-graphql.ts';
import { REFUSAL_FIELDS } from '../../page/refusal.ts';
import { type Outcome, outcomeOf } from '../operations.ts';

const CHANGE_FIELDS = 'kind requestedAt effectiveAt tookEffect';

export const OWN_ANSWERS = `query OwnAnswers($token: String!, $secret: String!) {
  ownAnswers(token: $token, secret: $secret) {
    __typename
    ... on OwnAnswers { answers formCode formVersion receivedAt mayReviseUntil changes { ${CHANGE_FIELDS} } }
    ${REFUSAL_FIELDS}
  }
}`;

export const REVISE_RESPONSE = `mutation ReviseResponse($input: ReviseResponseInput!) {
  reviseResponse(input: $input) {
    __typename
    ... on AnswerChange { ${CHANGE_FIELDS} }
    ${REFUSAL_FIELDS}
  }
}`;

export const WITHDRAW_RESPONSE = `mutation WithdrawResponse($input: WithdrawResponseInput!) {
  withdrawResponse(input: $input) {
    __typename
    ... on AnswerChange { ${CHANGE_FIELDS} }
    ${REFUSAL_FIELDS}
  }
}`;

export const OPEN_CARD = `mutation OpenCard($number: String!) {
  openCard(number: $number) {
    __typename
    ... on OpenedCard { token }
    ${REFUSAL_FIELDS}
  }
}`;

/** A correction or withdrawal that was asked for; moments in UTC. */
export interface AnswerChange {
  readonly kind: 'REVISION' | 'WITHDRAWAL';
  readonly requestedAt: string;
  readonly effectiveAt: string;
  readonly tookEffect: boolean;
}

/** Accepted answers, for whoever has both the card and the second secret; moments in UTC. */
export interface OwnAnswers {
  readonly answers: Answers;
  readonly formCode: string;
  readonly formVersion: number;
  readonly receivedAt: string;
  readonly mayReviseUntil: string | null;
  readonly changes: readonly AnswerChange[];
}

const readChange: Reader<AnswerChange> = (value, path) => {
  const fields = readFields(value, path);
  return {
    kind: readOneOf('REVISION', 'WITHDRAWAL')(fields['kind'], `${path}.kind`),
    requestedAt: readText(fields['requestedAt'], `${path}.requestedAt`),
    effectiveAt: readText(fields['effectiveAt'], `${path}.effectiveAt`),
    tookEffect: readTruth(fields['tookEffect'], `${path}.tookEffect`),
  };
};

const readOwn: Reader<OwnAnswers> = (value, path) => {
  const fields = readFields(value, path);
  return {
    answers: readAnswers(fields['answers']),
    formCode: readText(fields['formCode'], `${path}.formCode`),
    formVersion: readInteger(fields['formVersion'], `${path}.formVersion`),
    receivedAt: readText(fields['receivedAt'], `${path}.receivedAt`),
    mayReviseUntil: readNullable(readText)(fields['mayReviseUntil'], `${path}.mayReviseUntil`),
    changes: readList(readChange)(fields['changes'], `${path}.changes`),
  };
};

/** What somebody who has the card and the second secret shows. */
export interface Keys {
  readonly token: string;
  readonly secret: string;
}

/** @throws Unreachable */
export const ownAnswers = async (keys: Keys, language: Language): Promise<Outcome<OwnAnswers>> => {
  const data = await postGraphql(OWN_ANSWERS, { ...keys }, language);
  return outcomeOf(data['ownAnswers'], 'ownAnswers', readOwn);
};

/** What stands in place of the accepted answers. */
export interface Revision extends Keys {
  readonly changeId: string;
  readonly formCode: string;
  readonly formVersion: number;
  readonly language: string;
  readonly answers: Answers;
}

/** @throws Unreachable */
export const reviseResponse = async (input: Revision, language: Language): Promise<Outcome<AnswerChange>> => {
  const data = await postGraphql(REVISE_RESPONSE, { input }, language);
  return outcomeOf(data['reviseResponse'], 'reviseResponse', readChange);
};

/** @throws Unreachable */
export const withdrawResponse = async (
  input: Keys & { readonly changeId: string },
  language: Language,
): Promise<Outcome<AnswerChange>> => {
  const data = await postGraphql(WITHDRAW_RESPONSE, { input }, language);
  return outcomeOf(data['withdrawResponse'], 'withdrawResponse', readChange);
};

/** The token of the card with this number. @throws Unreachable */
export const openCard = async (number: string, language: Language): Promise<Outcome<string>> => {
  const data = await postGraphql(OPEN_CARD, { number }, language);
  return outcomeOf(data['openCard'], 'openCard', (value, path) =>
    readText(readFields(value, path)['token'], `${path}.token`),
  );
};
