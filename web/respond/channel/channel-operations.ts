import {
  type Reader,
  readFields,
  readInteger,
  readList,
  readOneOf,
  readText,
  readTruth,
} from '../../../methods/questionnaire/json-shape.ts';
import { readForm } from '../../../methods/questionnaire/read-form.ts';
import type { Language } from '../../page/language.ts';
import { postGraphql } from '../../page/post-graphql.ts';
import { REFUSAL_FIELDS } from '../../page/refusal.ts';
import { type Link, type Outcome, outcomeOf } from '../operations.ts';
import type { Submission } from '../submission.ts';

export const OPEN_CHANNEL = `query OpenChannel($token: String!) {
  openChannel(token: $token) {
    __typename
    ... on OpenChannel { campaignName commissioner evaluator simulated state days namedDays form }
    ${REFUSAL_FIELDS}
  }
}`;

export const SEND_OPEN_MESSAGE = `mutation SendOpenMessage($input: SendOpenMessageInput!) {
  sendOpenMessage(input: $input) {
    __typename
    ... on OpenMessageReceipt { number dueOn }
    ${REFUSAL_FIELDS}
  }
}`;

export const OPEN_MESSAGE_STATE = `query OpenMessageState($token: String!, $number: String!, $secret: String!) {
  openMessageState(token: $token, number: $number, secret: $secret) {
    __typename
    ... on OpenMessageState { number state dueOn replies { at text } }
    ${REFUSAL_FIELDS}
  }
}`;

/** The open channel (社会监督) behind a public code; days are calendar days until a message is answered. */
export interface Channel {
  readonly link: Link;
  readonly days: number;
  readonly namedDays: number;
}

const readChannel: Reader<Channel> = (value, path) => {
  const fields = readFields(value, path);
  const open = readOneOf('OPEN', 'CLOSED')(fields['state'], `${path}.state`);
  const link: Link = {
    campaignName: readText(fields['campaignName'], `${path}.campaignName`),
    commissioner: readText(fields['commissioner'], `${path}.commissioner`),
    evaluator: readText(fields['evaluator'], `${path}.evaluator`),
    simulated: readTruth(fields['simulated'], `${path}.simulated`),
    caseNumber: 0,
    audience: 'respondent',
    state: open,
    form: readForm(fields['form']),
    privacy: 'confidential',
    receipt: null,
    draft: null,
    sealingKey: '',
  };
  const days = readInteger(fields['days'], `${path}.days`);
  return { link, days, namedDays: readInteger(fields['namedDays'], `${path}.namedDays`) };
};

/** @throws Unreachable */
export const askChannel = async (token: string, language: Language): Promise<Outcome<Channel>> => {
  const data = await postGraphql(OPEN_CHANNEL, { token }, language);
  return outcomeOf(data['openChannel'], 'openChannel', readChannel);
};

export interface MessageReceipt {
  /** Such as 2026-000123. */
  readonly number: string;
  /** The last day for the answer, YYYY-MM-DD. */
  readonly dueOn: string;
}

/** @param contact how the sender can be reached, with consent; empty for not at all. @throws Unreachable */
export const sendOpenMessage = async (
  { token, responseId, formVersion, language: tag, answers, secretHash }: Submission,
  contact: string,
  language: Language,
): Promise<Outcome<MessageReceipt>> => {
  const message = { token, messageId: responseId, formVersion, language: tag, answers, secretHash };
  const named = contact === '' ? {} : { contact, contactConsent: true };
  const input = { ...message, ...named, consent: true };
  const data = await postGraphql(SEND_OPEN_MESSAGE, { input }, language);
  return outcomeOf(data['sendOpenMessage'], 'sendOpenMessage', (value, path) => {
    const fields = readFields(value, path);
    return {
      number: readText(fields['number'], `${path}.number`),
      dueOn: readText(fields['dueOn'], `${path}.dueOn`),
    };
  });
};

/** What became of a message; moments in UTC. */
export interface MessageState extends MessageReceipt {
  readonly state: 'RECEIVED' | 'TAKEN_UP' | 'ANSWERED';
  readonly replies: readonly { readonly at: string; readonly text: string }[];
}

const readState: Reader<MessageState> = (value, path) => {
  const fields = readFields(value, path);
  return {
    number: readText(fields['number'], `${path}.number`),
    dueOn: readText(fields['dueOn'], `${path}.dueOn`),
    state: readOneOf('RECEIVED', 'TAKEN_UP', 'ANSWERED')(fields['state'], `${path}.state`),
    replies: readList((part, place) => {
      const reply = readFields(part, place);
      return { at: readText(reply['at'], `${place}.at`), text: readText(reply['text'], `${place}.text`) };
    })(fields['replies'], `${path}.replies`),
  };
};

/** @throws Unreachable */
export const messageState = async (
  asked: { readonly token: string; readonly number: string; readonly secret: string },
  language: Language,
): Promise<Outcome<MessageState>> => {
  const data = await postGraphql(OPEN_MESSAGE_STATE, { ...asked }, language);
  return outcomeOf(data['openMessageState'], 'openMessageState', readState);
};
