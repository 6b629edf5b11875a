import { z } from 'zod';

/** What a process of the bench can be asked, by the question's name. */
export type Answers = Readonly<Record<string, (given: unknown) => unknown>>;

const questionSchema = z.object({ question: z.string(), given: z.unknown() });

/** Answers the process that started this one, until it lets go or is gone; then stops and ends. */
export const answerParent = (answers: Answers, stop: () => Promise<void> = () => Promise.resolve()): void => {
  process.on('message', async (message) => {
    try {
      const { question, given } = questionSchema.parse(message);
      const answer = await answers[question]?.(given);
      process.send?.({ answer });
    } catch (error) {
      process.send?.({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  process.once('disconnect', async () => {
    await stop().catch((error: unknown) => console.error(error));
    process.exit();
  });
};
