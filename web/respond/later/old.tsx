import type { VNode } from 'preact';
import { useReading } from '../reading.tsx';
import { Message } from '../screen.tsx';
import { laterWordsIn } from './words.ts';

/** Answers lie on this phone that were not touched for a while: none is shown before somebody says that they are theirs. */
export const Old = (props: { readonly onGoOn: () => void; readonly onAfresh: () => void }): VNode => {
  const { language, say } = useReading();
  const words = laterWordsIn(language);
  return (
    <Message key="old" heading={say(words.oldHeading)} action={{ label: say(words.goOn), act: props.onGoOn }}>
      <p>{say(words.oldText)}</p>
      <button type="button" onClick={props.onAfresh}>
        {say(words.afresh)}
      </button>
    </Message>
  );
};
