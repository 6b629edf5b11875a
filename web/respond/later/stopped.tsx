import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { WaitingElsewhere } from '../kept/waiting-elsewhere.tsx';
import { lazy } from '../lazy.tsx';
import type { Opening } from '../opened.ts';
import type { Link } from '../operations.ts';
import { CardNumber } from '../own/card-number.tsx';
import { ownWordsIn } from '../own/words.ts';
import { useReading } from '../reading.tsx';
import { Message } from '../screen.tsx';
import { Received } from './received.tsx';
import { type LaterWords, laterWordsIn } from './words.ts';

const OwnAnswers = lazy(() => import('../own/own-answers.tsx').then((part) => part.OwnAnswers));

/** The link opens but takes no answer any more. */
const closedWords = (link: Link, words: LaterWords): readonly [string, string] => {
  if (link.state === 'ANSWERED') return [words.alreadyAnswered, words.closePage];
  if (link.state === 'REVOKED') return [words.revokedHeading, words.revokedText];
  return [words.closedHeading, words.closedText];
};

/** Why nothing can be answered here, and what to do. */
export const Stopped = (props: {
  readonly why: Extract<Opening, { readonly at: 'no-link' | 'refused' | 'opened' }>;
  readonly token: string;
  readonly onRetry: () => void;
  readonly onTag: (tag: string) => void;
}): VNode => {
  const { why, token } = props;
  const [own, setOwn] = useState(false);
  const { language, words: pageWords, say } = useReading();
  const words = laterWordsIn(language);
  if (why.at === 'no-link') {
    return (
      <Message key="no-link" heading={say(words.noLinkHeading)}>
        <p>{say(words.noLinkText)}</p>
        <CardNumber />
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
  const { link, session } = why;
  if (own) return <OwnAnswers token={token} link={link} onTag={props.onTag} />;
  const openOwn =
    link.privacy === 'confidential' && link.state === 'ANSWERED' ? () => setOwn(true) : undefined;
  if (link.receipt) {
    const secret = link.receipt.outcome === 'CONFLICT' ? undefined : session.secret;
    return <Received receipt={link.receipt} link={link} secret={secret} earlier onOwnAnswers={openOwn} />;
  }
  const [heading, text] = closedWords(link, words);
  return (
    <Message key="closed" heading={say(heading)}>
      <p>{say(text)}</p>
      {openOwn && (
        <button type="button" onClick={openOwn}>
          {say(ownWordsIn(language).open)}
        </button>
      )}
    </Message>
  );
};
