import type { VNode } from 'preact';
import { WaitingElsewhere } from '../kept/waiting-elsewhere.tsx';
import type { Opening } from '../opening.ts';
import type { Link } from '../operations.ts';
import { useReading } from '../reading.tsx';
import { Message } from '../screen.tsx';
import { Received } from './received.tsx';
import { type LaterWords, laterWordsIn } from './words.ts';

/** The link opens but takes no answer any more. */
const closedWords = (link: Link, words: LaterWords): readonly [string, string] => {
  if (link.state === 'ANSWERED') return [words.alreadyAnswered, words.closePage];
  if (link.state === 'REVOKED') return [words.revokedHeading, words.revokedText];
  return [words.closedHeading, words.closedText];
};

/** Why nothing can be answered here, and what to do. */
export const Stopped = (props: {
  readonly why: Extract<Opening, { readonly at: 'no-link' | 'refused' | 'opened' }>;
  readonly onRetry: () => void;
}): VNode => {
  const { why } = props;
  const { language, words: pageWords, say } = useReading();
  const words = laterWordsIn(language);
  if (why.at === 'no-link') {
    return (
      <Message key="no-link" heading={say(words.noLinkHeading)}>
        <p>{say(words.noLinkText)}</p>
        <WaitingElsewhere language={language} />
      </Message>
    );
  }
  if (why.at === 'refused') {
    const retry = { label: say(pageWords.retry), act: props.onRetry };
    return (
      <Message key="refused" heading={say(words.notOpenedHeading)} action={retry}>
        <p>{say(why.refusal.message)}</p>
      </Message>
    );
  }
  const { link } = why;
  if (link.receipt) return <Received receipt={link.receipt} earlier />;
  const [heading, text] = closedWords(link, words);
  return (
    <Message key="closed" heading={say(heading)}>
      <p>{say(text)}</p>
    </Message>
  );
};
