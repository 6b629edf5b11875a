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
  /** SHA-256 (hex) of the second secret, where one was made. */
  readonly secretHash?: string | undefined;
  /** Of what the service keeps of these answers for another device, which is then emptied. */
  readonly draftVersion?: number | undefined;
}
