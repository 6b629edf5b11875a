import type { Context } from '../context.ts';
import { Refusal, refusal, refusalWith } from '../refusals.ts';
import type { Receipt } from './response.ts';
import { sentSubmission } from './sent-submission.ts';
import { submitResponse } from './submit-response.ts';

/**
 * Takes an answer set that was sealed on the device which could not send it. Whoever brings it can read nothing of it and
 * change nothing in it; from here on it is treated as if its own device had sent it, so bringing it twice does no harm.
 */
export const submitSealed = async (context: Context, sealed: string): Promise<Receipt> => {
  const opened = await context.sealedBox.open(sealed);
  if (opened === undefined) {
    throw refusal('sealed-unreadable');
  }
  const submission = sentSubmission.safeParse(parsed(opened));
  if (!submission.success) {
    throw refusal('sealed-unreadable');
  }
  try {
    return await submitResponse(context, submission.data);
  } catch (error) {
    throw error instanceof Refusal && error.code === 'answers-invalid' ? withoutAnswers(error) : error;
  }
};

/** Which questions it is about, and nothing of what was answered: whoever hears it may only have brought the file. */
const withoutAnswers = ({ problems }: Refusal): Refusal =>
  refusalWith(
    'answers-invalid',
    problems.map((problem) => ({
      ...problem,
      reason: { en: 'this answer cannot be taken', zh: '此题答案无法接收' },
    })),
  );

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return;
  }
};
