import {
  type Reader,
  readFields,
  readInteger,
  readOneOf,
  readText,
  readTruth,
} from '../../methods/questionnaire/json-shape.ts';
import { readAnswers } from '../../methods/questionnaire/read-form.ts';
import { type Language, languageOf } from '../page/language.ts';
import type { Place, Session } from './session.ts';

/** What is kept on the phone until the receipt has come: the session, its language and the form that it was made with. */
export interface Draft {
  readonly formCode: string;
  readonly formVersion: number;
  readonly language: Language;
  readonly session: Session;
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

/** @throws ShapeError, SyntaxError: what lies in the phone's storage may be anything */
export const parseDraft = (json: string): Draft => {
  const fields = readFields(JSON.parse(json), 'draft');
  const session = readFields(fields['session'], 'draft.session');
  return {
    formCode: readText(fields['formCode'], 'draft.formCode'),
    formVersion: readInteger(fields['formVersion'], 'draft.formVersion'),
    language: languageOf(readText(fields['language'], 'draft.language')),
    session: {
      responseId: readText(session['responseId'], 'draft.session.responseId'),
      answers: readAnswers(session['answers']),
      place: readPlace(session['place'], 'draft.session.place'),
    },
  };
};

/**
 * Where the draft of a link lies: under a hash of its token, so that storage never holds a token and one link's answers
 * are never shown for another on a shared phone. Without a secure context there is no hash and nothing is stored.
 */
export const draftKey = async (token: string): Promise<string | undefined> => {
  if (typeof crypto === 'undefined' || !crypto.subtle) return undefined;
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  const hex = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0'));
  return `zhenping-draft-${hex.join('')}`;
};

/** Storage may be full, blocked or hold rubbish: then the page goes on with what it has in memory. */
const tolerate = <T>(act: () => T): T | undefined => {
  try {
    return act();
  } catch {
    return undefined;
  }
};

export const loadDraft = (key: string | undefined): Draft | undefined =>
  tolerate(() => {
    const json = key === undefined ? null : localStorage.getItem(key);
    return json === null ? undefined : parseDraft(json);
  });

/** Whether it is now stored. */
export const saveDraft = (key: string | undefined, draft: Draft): boolean =>
  tolerate(() => {
    if (key === undefined) return false;
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  }) ?? false;

export const clearDraft = (key: string | undefined): void => {
  if (key !== undefined) tolerate(() => localStorage.removeItem(key));
};
