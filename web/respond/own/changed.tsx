import type { VNode } from 'preact';
import { momentInWords } from '../../page/language.ts';
import { laterWordsIn } from '../later/words.ts';
import { useReading } from '../reading.tsx';
import { Message } from '../screen.tsx';
import { fill } from '../texts.ts';
import type { AnswerChange } from './own-operations.ts';
import { ownWordsIn } from './words.ts';

/** The end of a correction or withdrawal: from when it counts. */
export const Changed = ({ change }: { readonly change: AnswerChange }): VNode => {
  const { language, say } = useReading();
  const words = ownWordsIn(language);
  const effective = momentInWords(change.effectiveAt, language);
  return (
    <Message key="changed" heading={say(words.changedHeading)}>
      <p>{say(words[change.kind])}</p>
      <p>{say(fill(words.changedText, { effective }))}</p>
      <p>{say(laterWordsIn(language).closePage)}</p>
    </Message>
  );
};
