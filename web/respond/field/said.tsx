import type { VNode } from 'preact';
import { Message } from '../screen.tsx';
import type { FieldWords } from './words.ts';

const alone = ['loading', 'sign-in', 'unreachable', 'none'] as const;

/** Where the page only says something. */
export type SaidPlace =
  | { readonly at: (typeof alone)[number] }
  | { readonly at: 'gone'; readonly why: 'died' | 'revoked' | 'not-kept' }
  | { readonly at: 'refused'; readonly message: string };

export const isSaid = <Place extends { readonly at: string }>(place: Place | SaidPlace): place is SaidPlace =>
  place.at === 'gone' || place.at === 'refused' || alone.some((at) => at === place.at);

const startAgain = (): void => location.reload();

export const Said = (props: {
  readonly place: SaidPlace;
  readonly words: FieldWords;
  readonly signInFailed: boolean;
  readonly onSignIn: () => void;
}): VNode => {
  const { place, words } = props;
  switch (place.at) {
    case 'loading':
      return <p role="status">{words.loading}</p>;
    case 'sign-in':
      return (
        <Message key="sign-in" heading={words.title} action={{ label: words.signIn, act: props.onSignIn }}>
          <p>{words.signInText}</p>
          {props.signInFailed && <p role="alert">{words.signInFailed}</p>}
        </Message>
      );
    case 'unreachable':
      return (
        <Message key="unreachable" heading={words.title} action={{ label: words.start, act: startAgain }}>
          <p>{words.offline}</p>
        </Message>
      );
    case 'none':
      return (
        <Message key="none" heading={words.title}>
          <p>{words.noCampaign}</p>
        </Message>
      );
    case 'refused':
      return (
        <Message key="refused" heading={words.title}>
          <p role="alert">{place.message}</p>
        </Message>
      );
    case 'gone':
      return (
        <Message key="gone" heading={words.title} action={{ label: words.start, act: startAgain }}>
          <p role="alert">
            {{ died: words.died, revoked: words.revoked, 'not-kept': words.notKept }[place.why]}
          </p>
        </Message>
      );
  }
};
