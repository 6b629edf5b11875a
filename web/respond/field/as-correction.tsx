import type { VNode } from 'preact';
import { momentInWords } from '../../page/language.ts';
import { laterWordsIn } from '../later/words.ts';
import { useReading } from '../reading.tsx';
import { Message } from '../screen.tsx';
import type { Way } from '../way.ts';
import { sendCorrection } from './send-correction.ts';

/** No receipt code is made for a correction: the household has that of its first answers. */
const CorrectionSent = ({ at }: { readonly at: string }): VNode => {
  const { language, say } = useReading();
  const words = laterWordsIn(language);
  return (
    <Message key="corrected" heading={say(words.receiptHeading)}>
      <p>
        {say(words.receivedAt)} {say(momentInWords(at, language))}
      </p>
    </Message>
  );
};

/** What was asked again goes out as a correction. */
export const asCorrection: Way = {
  send: async (submission, language) => {
    const outcome = await sendCorrection(submission, language);
    return outcome.ok ? { ok: true, value: <CorrectionSent at={outcome.value} /> } : outcome;
  },
};
