import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Answer } from '../../methods/questionnaire/form.ts';
import { progressAt } from '../../methods/questionnaire/progress.ts';
import { groupsAround } from './groups-around.ts';
import { lazy } from './lazy.tsx';
import { Moves } from './moves.tsx';
import { QuestionBlock } from './question-block.tsx';
import { useReading } from './reading.tsx';
import { Heading } from './screen.tsx';
import type { Screen } from './screens.ts';
import { problemsOn, type Visit } from './session.ts';
import { fill } from './texts.ts';

const Confirmation = lazy(() => import('./confirmation.tsx').then((part) => part.Confirmation));
const ReadAloud = lazy(() => import('./read-aloud.tsx').then((part) => part.ReadAloud), true);

export const prepareConfirmation = Confirmation.prepare;

type ItemScreen = Extract<Screen, { readonly kind: 'items' }>;

const Progress = ({ visit, screen }: { readonly visit: Visit; readonly screen: ItemScreen }): VNode => {
  const { words, say, tag } = useReading();
  const [first] = screen.asked;
  const { position, total } = progressAt(visit.form, visit.audience, first?.item.code ?? '');
  const member = first?.member;
  const repeating = first && groupsAround(visit.form, first.item).find((group) => group.repeat);
  const members = repeating ? visit.live.members(repeating.code) : 0;
  return (
    <div class="progress">
      <p id="progress">{say(fill(words.progress, { position, total }))}</p>
      <progress aria-labelledby="progress" max={total} value={position} />
      {member !== undefined && repeating && (
        <p class="member">
          {repeating.label && visit.live.labelOf(repeating.label, tag, first?.key)}{' '}
          {say(fill(words.member, { member, members }))}
        </p>
      )}
    </div>
  );
};

/** One question a screen, or a group's that stand together. Every tap is an answer at once; “next” only moves. */
export const Question = (props: {
  readonly visit: Visit;
  readonly screen: ItemScreen;
  readonly caseNumber: number;
  readonly fixing: boolean;
  readonly onAnswer: (key: string, answer: Answer | undefined) => void;
  readonly onForward: () => void;
  readonly onBack: () => void;
}): VNode => {
  const { visit, screen } = props;
  const { live } = visit;
  const { words, say, tag } = useReading();
  const [pending, setPending] = useState<{ readonly key: string; readonly answer: Answer | undefined }>();
  const [complained, setComplained] = useState(false);
  const [lookAgain, setLookAgain] = useState<readonly string[]>([]);
  useEffect(() => {
    for (const { key } of screen.asked) {
      const initial = live.answer(key) === undefined ? live.initialOf(key) : undefined;
      if (initial !== undefined) props.onAnswer(key, initial);
    }
  }, []);
  const problems = complained ? problemsOn(visit, screen) : undefined;
  const cleared = pending ? live.wouldClear(pending.key, pending.answer) : [];
  const accept = (key: string, answer: Answer | undefined): void => {
    setPending(undefined);
    setLookAgain([]);
    props.onAnswer(key, answer);
  };
  const give = (key: string, answer: Answer | undefined): void => {
    if (live.wouldClear(key, answer).length === 0) accept(key, answer);
    else setPending({ key, answer });
  };
  const softMessages = (): readonly string[] =>
    screen.asked.flatMap(({ key, item }) =>
      live
        .doubtsAt(key)
        .map(({ data }) => item.checks?.[Number(data['check'])]?.message)
        .flatMap((message) => (message ? [live.labelOf(message, tag, key)] : [])),
    );
  const go = (event: Event): void => {
    event.preventDefault();
    if (pending) return;
    const wrong = problemsOn(visit, screen).size > 0;
    const soft = wrong ? [] : softMessages();
    setComplained(wrong);
    setLookAgain(soft);
    if (!wrong && soft.length === 0) props.onForward();
  };
  const only = screen.asked.length === 1;
  return (
    <form onSubmit={go} noValidate>
      <Progress visit={visit} screen={screen} />
      <ReadAloud asked={screen.asked} live={live} />
      {!only && (
        <Heading>{screen.group?.label ? live.labelOf(screen.group.label, tag, screen.id) : ''}</Heading>
      )}
      {screen.asked.map((asked) => (
        <QuestionBlock
          key={asked.key}
          visit={visit}
          asked={asked}
          only={only}
          answer={pending?.key === asked.key ? pending.answer : live.answer(asked.key)}
          problem={problems?.get(asked.key)}
          caseNumber={props.caseNumber}
          onAnswer={(answer) => give(asked.key, answer)}
        />
      ))}
      {pending && (
        <Confirmation
          yes={say(words.clearsConfirm)}
          no={say(words.clearsCancel)}
          onYes={() => accept(pending.key, pending.answer)}
          onNo={() => setPending(undefined)}
        >
          <p>{say(fill(words.clears, { count: cleared.length }))}</p>
        </Confirmation>
      )}
      {lookAgain.length > 0 && !pending && (
        <Confirmation
          yes={say(words.letMeChange)}
          no={say(words.itIsRight)}
          onYes={() => setLookAgain([])}
          onNo={props.onForward}
        >
          <h2>{say(words.lookAgain)}</h2>
          {lookAgain.map((message) => (
            <p key={message}>{message}</p>
          ))}
        </Confirmation>
      )}
      {!pending && lookAgain.length === 0 && <Moves fixing={props.fixing} onBack={props.onBack} />}
    </form>
  );
};
