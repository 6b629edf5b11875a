import type { VNode } from 'preact';
import { useReading } from '../reading.tsx';
import { Message } from '../screen.tsx';
import { laterWordsIn } from './words.ts';

/** Nobody has to: said without a question why. */
export const Left = ({ onAgain }: { readonly onAgain: () => void }): VNode => {
  const { language, say } = useReading();
  const words = laterWordsIn(language);
  return (
    <Message heading={say(words.leftHeading)} action={{ label: say(words.openAgain), act: onAgain }}>
      <p>{say(words.leftText)}</p>
    </Message>
  );
};
