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
import { readAnswers } from '../../methods/questionnaire/read-form.ts';
import type { Place, Session } from './session.ts';

/** What is kept on the phone until the receipt has come: the session, its language and the form that it was made with. */
export interface Draft {
  readonly formCode: string;
  readonly formVersion: number;
  /** BCP 47; one of the form's. */
  readonly language: string;
  readonly session: Session;
  /** When it was last touched, by the phone's clock, in milliseconds: only decides whether the page asks before it shows answers. */
  readonly touched: number;
}

const readPlace: Reader<Place> = (value, path) => {
  const fields = readFields(value, path);
  const at = readOneOf('notice', 'left', 'item', 'review')(fields['at'], `${path}.at`);
  if (at !== 'item') return { at };
  return {
    at,
    code: readText(fields['code'], `${path}.code`),
    fixing: readTruth(fields['fixing'], `${path}.fixing`),
  };
};

const readSession: Reader<Session> = (value, path) => {
  const session = readFields(value, path);
  return {
    responseId: readText(session['responseId'], `${path}.responseId`),
    answers: readAnswers(session['answers']),
    place: readPlace(session['place'], `${path}.place`),
    secret: readNullable(readText)(session['secret'], `${path}.secret`) ?? undefined,
  };
};

/** @throws ShapeError: what lies in the phone's storage may be anything */
export const readDraft: Reader<Draft> = (value, path) => {
  const fields: Fields = readFields(value, path);
  return {
    formCode: readText(fields['formCode'], `${path}.formCode`),
    formVersion: readInteger(fields['formVersion'], `${path}.formVersion`),
    language: readText(fields['language'], `${path}.language`),
    session: readSession(fields['session'], `${path}.session`),
    touched: readInteger(fields['touched'], `${path}.touched`),
  };
};

const untouchedForMilliseconds = 30 * 60_000;

/**
 * Whether somebody else may hold the phone by now, so that the page asks before it shows any answer. A clock that was set
 * back counts as long ago.
 */
export const isOld = ({ touched }: Draft, now: number): boolean =>
  now < touched || now - touched > untouchedForMilliseconds;

const isBegun = ({ session }: Draft): boolean => Object.keys(session.answers).length > 0;

/** What lies in the phone's storage, and whether the page has to ask whose answers they are; nothing where it cannot be understood. */
export const draftIn = (kept: unknown, now: number): (Draft & { readonly old: boolean }) | undefined => {
  try {
    const draft = readDraft(kept, 'draft');
    return { ...draft, old: isBegun(draft) && isOld(draft, now) };
  } catch {
    return undefined;
  }
};
