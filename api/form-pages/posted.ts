import { z } from 'zod';
import type { Answers } from '../../methods/questionnaire/form.ts';
import { readAnswers } from '../../methods/questionnaire/read-form.ts';

/**
 * What a page of the simple form brings back. Everything that is known stands in the page itself: the server keeps nothing
 * of an answer set before it is sent, and nothing in the page is believed without being checked again.
 */
export interface Posted {
  /** The link's token. */
  readonly card: string;
  readonly responseId: string | undefined;
  readonly language: string;
  readonly answers: Answers;
  /** The item that was shown, by its answer key. */
  readonly step: string | undefined;
  /** Came from the review to change this one. */
  readonly fixing: boolean;
  readonly act: string;
  /** What was filled in for the item that was shown, by the names of the fields. */
  readonly fields: URLSearchParams;
}

/** What is copied from an address bar or a message: the token after the last `#`, without what stands around it. */
const tokenIn = (text: string): string =>
  (text.trim().split('#').at(-1) ?? '').replace(/\s/g, '').slice(0, 300);

const idPattern = /^[0-9A-Za-z_-]{22}$/;
/** As a submission takes it. */
const languagePattern = /^[A-Za-z-]{2,16}$/;

const readJson = z.string().transform((text, context): Answers => {
  try {
    return readAnswers(JSON.parse(text));
  } catch {
    context.addIssue({ code: 'custom', message: 'no answers' });
    return z.NEVER;
  }
});

/** Reads the body of a posted form; what is missing or broken is as if it had not been sent. */
export const readPosted = (body: string): Posted => {
  const fields = new URLSearchParams(body);
  const text = (name: string): string => fields.get(name) ?? '';
  const language = text('language');
  const responseId = text('id');
  return {
    card: tokenIn(text('card')),
    responseId: idPattern.test(responseId) ? responseId : undefined,
    language: languagePattern.test(language) ? language : 'zh',
    answers: readJson.safeParse(text('answers')).data ?? {},
    step: fields.get('step') ?? undefined,
    fixing: text('fixing') === 'yes',
    act: text('do'),
    fields,
  };
};
