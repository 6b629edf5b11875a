import type { Answers } from '../../methods/questionnaire/form.ts';

/** What is sent of a filled-in form. */
export interface Submission {
  readonly token: string;
  readonly responseId: string;
  readonly formCode: string;
  readonly formVersion: number;
  readonly language: string;
  readonly consent: boolean;
  readonly answers: Answers;
}
