import type { VNode } from 'preact';
import type { Answer } from '../../methods/questionnaire/form.ts';
import { prepareEntries } from './entry.tsx';
import { lazy } from './lazy.tsx';
import { Notice } from './notice.tsx';
import type { Link } from './operations.ts';
import { prepareConfirmation, Question } from './question.tsx';
import { prepareQuestions } from './question-block.tsx';
import type { Sending } from './sending.ts';
import { backward, begin, currentScreen, fix, forward, type Place, type Visit } from './session.ts';

const Review = lazy(() => import('./later/review.tsx').then((part) => part.Review));
const RosterScreen = lazy(() => import('./entries/roster.tsx').then((part) => part.RosterScreen));
const Alone = lazy(() => import('./entries/alone.tsx').then((part) => part.Alone));

/** Fetches what a form may need while there is a network. */
export const prepareSteps = (): void => {
  Review.prepare();
  prepareQuestions();
  prepareConfirmation();
  RosterScreen.prepare();
  Alone.prepare();
  prepareEntries();
};

/** The screen of the place where somebody is: notice, question, roster, review. */
export const Step = (props: {
  readonly visit: Visit;
  readonly place: Place;
  readonly link: Link;
  readonly caseNumber: number;
  readonly sending: Sending;
  readonly onPlace: (place: Place) => void;
  readonly onAnswer: (key: string, answer: Answer | undefined) => void;
  readonly onSend: () => void;
  readonly onTag: (tag: string) => void;
  readonly onLeave: () => void;
}): VNode => {
  const { visit, place, onPlace } = props;
  const screen = currentScreen(visit, place);
  const moves = {
    fixing: place.at === 'item' && place.fixing,
    onForward: () => onPlace(forward(visit, place)),
    onBack: () => onPlace(backward(visit, place)),
  };
  if (screen?.kind === 'items') {
    return (
      <Question
        key={screen.id}
        visit={visit}
        screen={screen}
        caseNumber={props.caseNumber}
        onAnswer={props.onAnswer}
        {...moves}
      />
    );
  }
  if (screen?.kind === 'roster') {
    return (
      <RosterScreen
        key={screen.id}
        visit={visit}
        roster={screen.roster}
        onChange={() => onPlace(place)}
        onAdded={(key) => onPlace({ at: 'item', code: key, fixing: false })}
        {...moves}
      />
    );
  }
  if (screen?.kind === 'alone') return <Alone key="alone" {...moves} />;
  if (place.at === 'review') {
    return (
      <Review
        key="review"
        visit={visit}
        sending={props.sending}
        onFix={(key) => onPlace(fix(key))}
        onSend={props.onSend}
        onBack={moves.onBack}
      />
    );
  }
  return (
    <Notice
      key="notice"
      link={props.link}
      started={Object.keys(visit.live.answers()).length > 0}
      onTag={props.onTag}
      onAgree={() => onPlace(begin(visit))}
      onLeave={props.onLeave}
    />
  );
};
