import {
  type Reader,
  readFields,
  readList,
  readNullable,
  readOneOf,
  readText,
} from '../../../methods/questionnaire/json-shape.ts';
import type { Language } from '../../page/language.ts';
import { postGraphql } from '../../page/post-graphql.ts';
import { REFUSAL_FIELDS } from '../../page/refusal.ts';
import { type Outcome, outcomeOf } from '../operations.ts';
import type { WaitingVisit } from './visit.ts';

export const RECORD_VISITS = `mutation RecordVisits($campaign: ID!, $device: DeviceInput!, $visits: [VisitInput!]!) {
  recordVisits(campaign: $campaign, device: $device, visits: $visits) {
    __typename
    ... on MutationRecordVisitsSuccess { data { visitId result message } }
    ${REFUSAL_FIELDS}
  }
}`;

export interface Recorded {
  readonly visitId: string;
  readonly result: 'TAKEN' | 'KNOWN' | 'REFUSED';
  readonly message: string | null;
}

const readRecorded: Reader<Recorded> = (value, path) => {
  const fields = readFields(value, path);
  return {
    visitId: readText(fields['visitId'], `${path}.visitId`),
    result: readOneOf('TAKEN', 'KNOWN', 'REFUSED')(fields['result'], `${path}.result`),
    message: readNullable(readText)(fields['message'], `${path}.message`),
  };
};

/** What one request takes. */
const atOnce = 50;

/**
 * Sends the first of the visits that wait.
 * @returns what became of each that was sent
 * @throws Unreachable
 */
export const sendVisits = async (
  accessToken: string,
  campaign: string,
  device: { readonly deviceId: string; readonly deviceTime: string },
  waiting: readonly WaitingVisit[],
  language: Language,
): Promise<Outcome<readonly Recorded[]>> => {
  const sent = waiting.filter(({ refused }) => refused === null).slice(0, atOnce);
  if (sent.length === 0) return { ok: true, value: [] };
  const visits = sent.map(({ visit }) => visit);
  const data = await postGraphql(RECORD_VISITS, { campaign, device, visits }, language, accessToken);
  return outcomeOf(data['recordVisits'], 'recordVisits', (value, path) =>
    readList(readRecorded)(readFields(value, path)['data'], `${path}.data`),
  );
};

/** What still waits: whatever was taken leaves the phone, what was refused stays with its reason, what was not sent stays as it is. */
export const leftOf = (
  waiting: readonly WaitingVisit[],
  recorded: readonly Recorded[],
): readonly WaitingVisit[] =>
  waiting.flatMap((one): readonly WaitingVisit[] => {
    const became = recorded.find(({ visitId }) => visitId === one.visit.visitId);
    if (!became) return [one];
    return became.result === 'REFUSED' ? [{ ...one, refused: became.message ?? '' }] : [];
  });
