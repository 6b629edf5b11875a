import type { Audience, Form, Privacy } from '../../methods/questionnaire/form.ts';
import {
  type Fields,
  type Reader,
  readFields,
  readInteger,
  readNullable,
  readOneOf,
  readText,
  readTruth,
} from '../../methods/questionnaire/json-shape.ts';
import { readForm } from '../../methods/questionnaire/read-form.ts';
import { type Refusal, readRefusal } from '../page/refusal.ts';

export interface Receipt {
  readonly code: string;
  /** Nothing where answers are anonymous: only the day is kept. */
  readonly receivedAt: string | null;
  /** The campaign's day. */
  readonly receivedOn: string;
  /** NEW; REPEATED: the same answers had come before; CONFLICT: other answers had, both are kept for review. */
  readonly outcome: 'NEW' | 'REPEATED' | 'CONFLICT';
}

/** What the token in the address opens. */
export interface Link {
  readonly campaignName: string;
  readonly commissioner: string;
  readonly evaluator: string;
  readonly simulated: boolean;
  readonly caseNumber: number;
  readonly audience: Audience;
  readonly state: 'OPEN' | 'ANSWERED' | 'REVOKED' | 'CLOSED';
  readonly form: Form;
  /** Which notice is true: what is known of who answered. */
  readonly privacy: Privacy;
  readonly receipt: Receipt | null;
  /** What another device with the same card answered so far, as it came. */
  readonly draft: unknown;
  /** The service's public key, to which answers are sealed that cannot be sent at once. */
  readonly sealingKey: string;
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

export const readReceipt: Reader<Receipt> = (value, path) => {
  const fields = readFields(value, path);
  return {
    code: readText(fields['code'], `${path}.code`),
    receivedAt: readNullable(readText)(fields['receivedAt'], `${path}.receivedAt`),
    receivedOn: readText(fields['receivedOn'], `${path}.receivedOn`),
    outcome: readOneOf('NEW', 'REPEATED', 'CONFLICT')(fields['outcome'], `${path}.outcome`),
  };
};

const readLink = (value: unknown, path: string, sealingKey: string): Link => {
  const fields = readFields(value, path);
  const audience = readOneOf('RESPONDENT', 'INTERVIEWER')(fields['audience'], `${path}.audience`);
  return {
    campaignName: readText(fields['campaignName'], `${path}.campaignName`),
    commissioner: readText(fields['commissioner'], `${path}.commissioner`),
    evaluator: readText(fields['evaluator'], `${path}.evaluator`),
    simulated: readTruth(fields['simulated'], `${path}.simulated`),
    caseNumber: readInteger(fields['caseNumber'], `${path}.caseNumber`),
    audience: audience === 'INTERVIEWER' ? 'interviewer' : 'respondent',
    state: readOneOf('OPEN', 'ANSWERED', 'REVOKED', 'CLOSED')(fields['state'], `${path}.state`),
    form: readForm(fields['form']),
    privacy:
      readOneOf('CONFIDENTIAL', 'ANONYMOUS')(fields['privacy'], `${path}.privacy`) === 'ANONYMOUS'
        ? 'anonymous'
        : 'confidential',
    receipt: readNullable(readReceipt)(fields['receipt'], `${path}.receipt`),
    draft: fields['draft'],
    sealingKey,
  };
};

export const outcomeOf = <T>(value: unknown, name: string, read: Reader<T>): Outcome<T> =>
  readFields(value, name)['__typename'] === 'Refusal'
    ? { ok: false, refusal: readRefusal(value, name) }
    : { ok: true, value: read(value, name) };

/** @throws ShapeError or RuleError if what came, or was kept, cannot be understood */
export const linkIn = (answer: Fields): Outcome<Link> =>
  outcomeOf(answer['link'], 'link', (value, path) =>
    readLink(value, path, readText(answer['sealingKey'], 'sealingKey')),
  );
