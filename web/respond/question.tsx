import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, Item } from '../../methods/questionnaire/form.ts';
import { progressAt } from '../../methods/questionnaire/progress.ts';
import { clearedBy } from '../../methods/questionnaire/with-answer.ts';
import type { Language } from '../page/language.ts';
import { Choices } from './choices.tsx';
import { IntegerEntry, TextEntry } from './entries.tsx';
import { Heading } from './screen.tsx';
import { type Asked, answerItem, problemHere, type Session } from './session.ts';
import { problemInWords, textIn } from './texts.ts';
import { type Words, wordsIn } from './words.ts';

interface QuestionProps {
  readonly asked: Asked;
  readonly session: Session;
  readonly item: Item;
  readonly caseNumber: number;
  readonly language: Language;
  readonly onSession: (session: Session) => void;
  readonly onForward: () => void;
  readonly onBack: () => void;
}

const Progress = ({ position, total, words }: { position: number; total: number; words: Words }): VNode => (
  <div class="progress">
    <p id="progress">{words.progress(position, total)}</p>
    <progress aria-labelledby="progress" max={total} value={position} />
  </div>
);

/** Asked before a change that would clear later answers; nothing is lost by a slip of the finger. */
const Confirmation = (props: {
  readonly count: number;
  readonly words: Words;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}): VNode => {
  const { words } = props;
  const confirm = useRef<HTMLButtonElement>(null);
  useEffect(() => confirm.current?.focus(), []);
  return (
    <div class="confirmation" role="alert">
      <p>{words.clearsHeading(props.count)}</p>
      <button type="button" class="main" ref={confirm} onClick={props.onConfirm}>
        {words.clearsConfirm}
      </button>
      <button type="button" onClick={props.onCancel}>
        {words.clearsCancel}
      </button>
    </div>
  );
};

const Entry = (props: {
  readonly item: Item;
  readonly answer: Answer | undefined;
  readonly caseNumber: number;
  readonly language: Language;
  readonly onAnswer: (answer: Answer | undefined) => void;
}): VNode | null => {
  const { item, ...others } = props;
  if (item.type === 'integer') return <IntegerEntry {...others} item={item} />;
  if (item.type === 'text') return <TextEntry {...others} item={item} />;
  if (item.type === 'select-one' || item.type === 'select-multiple') {
    return <Choices {...others} item={item} />;
  }
  return null;
};

/** One question a screen. Every tap is an answer at once; “next” only moves. */
export const Question = (props: QuestionProps): VNode => {
  const { asked, session, item, language } = props;
  const words = wordsIn(language);
  const fixing = session.place.at === 'item' && session.place.fixing;
  const [pending, setPending] = useState<{ readonly answer: Answer | undefined }>();
  const [complained, setComplained] = useState(false);
  const problem = complained ? problemHere(asked, session) : undefined;
  const cleared = pending ? clearedBy(asked.form, session.answers, item.code, pending.answer) : [];
  const accept = (answer: Answer | undefined): void => {
    setPending(undefined);
    setComplained(false);
    props.onSession(answerItem(asked, session, item.code, answer));
  };
  const give = (answer: Answer | undefined): void => {
    const clears = clearedBy(asked.form, session.answers, item.code, answer);
    if (clears.length === 0) accept(answer);
    else setPending({ answer });
  };
  const go = (event: Event): void => {
    event.preventDefault();
    setComplained(true);
    if (!pending) props.onForward();
  };
  const answer = pending ? pending.answer : session.answers[item.code];
  const hint = [
    item.hint && textIn(item.hint, language),
    item.type === 'select-multiple' && words.severalAllowed,
  ].filter(Boolean);
  return (
    <form onSubmit={go} noValidate>
      <Progress {...progressAt(asked.form, asked.audience, item.code)} words={words} />
      <fieldset aria-describedby="hint problem">
        <legend>
          <Heading>{textIn(item.label, language)}</Heading>
        </legend>
        <p id="hint" class="hint">
          {hint.join(' · ')}
        </p>
        <Entry
          item={item}
          answer={answer}
          caseNumber={props.caseNumber}
          language={language}
          onAnswer={give}
        />
      </fieldset>
      <p id="problem" class="problem" role="alert">
        {problem && problemInWords(problem, language)}
      </p>
      {pending ? (
        <Confirmation
          count={cleared.length}
          words={words}
          onConfirm={() => accept(pending.answer)}
          onCancel={() => setPending(undefined)}
        />
      ) : (
        <div class="moves">
          {!fixing && (
            <button type="button" onClick={props.onBack}>
              {words.back}
            </button>
          )}
          <button type="submit" class="main">
            {fixing ? words.toReview : words.next}
          </button>
        </div>
      )}
    </form>
  );
};
