import type { VNode } from 'preact';
import type { Language } from '../page/language.ts';
import type { Obstacle } from './opening.ts';
import type { Link } from './operations.ts';
import { Received } from './received.tsx';
import { Message } from './screen.tsx';
import { wordsIn } from './words.ts';

/** The link could not be opened: why, and what to do. */
export const NotOpened = (props: {
  readonly obstacle: Obstacle;
  readonly language: Language;
  readonly onRetry: () => void;
}): VNode => {
  const { obstacle } = props;
  const words = wordsIn(props.language);
  const retry = { label: words.retry, act: props.onRetry };
  switch (obstacle.at) {
    case 'no-link':
      return (
        <Message key="no-link" heading={words.noLinkHeading}>
          <p>{words.noLinkText}</p>
        </Message>
      );
    case 'refused':
      return (
        <Message key="refused" heading={words.notOpenedHeading} action={retry}>
          <p>{obstacle.refusal.message}</p>
        </Message>
      );
    case 'unreachable':
      return (
        <Message key="unreachable" heading={words.unreachableHeading} action={retry}>
          <p>{words.unreachableText}</p>
        </Message>
      );
  }
};

/** The link opens but takes no answer any more. */
export const NoLongerOpen = ({
  link,
  language,
}: {
  readonly link: Link;
  readonly language: Language;
}): VNode => {
  const words = wordsIn(language);
  if (link.receipt) return <Received receipt={link.receipt} earlier language={language} />;
  const [heading, text] =
    link.state === 'ANSWERED'
      ? [words.alreadyAnswered, words.closePage]
      : link.state === 'REVOKED'
        ? [words.revokedHeading, words.revokedText]
        : [words.closedHeading, words.closedText];
  return (
    <Message heading={heading}>
      <p>{text}</p>
    </Message>
  );
};
