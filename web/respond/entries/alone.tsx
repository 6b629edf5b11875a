import type { VNode } from 'preact';
import { Moves } from '../moves.tsx';
import { useReading } from '../reading.tsx';
import { Heading } from '../screen.tsx';
import { entryWordsIn } from './words.ts';

/** Between the questions and what the interviewer alone writes down. */
export const Alone = (props: { readonly onForward: () => void; readonly onBack: () => void }): VNode => {
  const { language, say } = useReading();
  const words = entryWordsIn(language);
  const go = (event: Event): void => {
    event.preventDefault();
    props.onForward();
  };
  return (
    <form onSubmit={go}>
      <Heading>{say(words.aloneHeading)}</Heading>
      <p>{say(words.aloneText)}</p>
      <Moves fixing={false} onBack={props.onBack} />
    </form>
  );
};
